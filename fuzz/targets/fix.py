"""One text, with the languages of the default: the promises of a result, and that cleaning twice is cleaning once."""

from __future__ import annotations

from cleantext import Cleaner
from fuzz.inputs import data_of, examples, text_of
from fuzz.promises import is_final, keeps_its_word

CLEANER = Cleaner()


def seeds() -> list[bytes]:
    """Every example there is."""
    return [data_of(text) for text in examples()]


def run(data: bytes) -> None:
    """Clean it, and what came out once more."""
    result = CLEANER.fix(text_of(data))
    keeps_its_word(result)
    is_final(CLEANER, result)
