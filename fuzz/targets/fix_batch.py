"""Several texts together give what each gives alone, in any order."""

from __future__ import annotations

from cleantext import Cleaner
from fuzz.inputs import BETWEEN, examples, several, text_of
from fuzz.promises import same

CLEANER = Cleaner()


def seeds() -> list[bytes]:
    """Every example there is, three to a batch."""
    return several(examples())


def run(data: bytes) -> None:
    """Clean them together, in both directions, and one by one."""
    texts = text_of(data).split(BETWEEN)
    alone = [CLEANER.fix(text) for text in texts]
    for one, other in zip(CLEANER.fix_batch(texts), alone, strict=True):
        same(one, other, "batch")
    for one, other in zip(CLEANER.fix_batch(texts[::-1]), alone[::-1], strict=True):
        same(one, other, "batch in another order")
