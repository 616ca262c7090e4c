"""The loops in C and the plain ways beside them give the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

from cleantext import Cleaner
from cleantext.repair.matching import filter as filters
from cleantext.scan import buffer, multi_pattern, special_triggers, tokens
from fuzz.inputs import BETWEEN, examples, several, text_of
from fuzz.promises import same

_MODULES = (tokens, buffer, special_triggers, multi_pattern, filters)
CLEANER, PLAIN = Cleaner(), Cleaner()


@contextmanager
def plain_ways() -> Iterator[None]:
    """As where no C compiler was."""
    with ExitStack() as stack:
        for module in _MODULES:
            stack.enter_context(patch.object(module, "native", None))
        yield


def seeds() -> list[bytes]:
    """Every example there is, three to a batch."""
    return several(examples())


def run(data: bytes) -> None:
    """Clean it both ways; a cleaner makes its automata once, so there is one for each way."""
    texts = text_of(data).split(BETWEEN)
    with plain_ways():
        plain = PLAIN.fix_batch(texts)
    for one, other in zip(CLEANER.fix_batch(texts), plain, strict=True):
        same(one, other, "native")
