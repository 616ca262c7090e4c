"""The text around a place, as far as signals look: the line, the sentence, and what encloses it."""

from __future__ import annotations

import re
from functools import lru_cache

from cleantext.repair.signals.signal import Place

_SENTENCE = 400
_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[^\sa-z])|\n\s*\n")


def enclosing(enclosed: re.Pattern[str], marks: str, longest: int, place: Place) -> re.Match[str] | None:
    """The match of an expression that encloses the place, within one paragraph.

    Args:
        enclosed: the expression.
        marks: what it can begin with; without one of these before the place it is not tried.
        longest: how many characters it looks at on either side.
        place: the place.
    """
    first = max(0, place.start - longest)
    before = place.text[first : place.start]
    first += before.rfind("\n\n") + 2 if "\n\n" in before else 0
    if not any(mark in before for mark in marks):
        return None
    matches = enclosed.finditer(place.text, first, min(len(place.text), place.end + longest))
    around = (f for f in matches if f.start() < place.start and place.end < f.end() and "\n\n" not in f[0])
    return next(around, None)


@lru_cache(maxsize=4)
def in_small_letters(text: str) -> str:
    """A text in lower case, each character at its place, for plain searches before expressions are tried."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)


def line(text: str, start: int, end: int, longest: int) -> tuple[str, str]:
    """The line of a place: the text before it and the text after it."""
    before, after = text[max(0, start - longest) : start], text[end : end + longest]
    return before.rpartition("\n")[2], after.partition("\n")[0]


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """The sentence of a place, as far as marks and blank lines show: the text before it and the text after it."""
    before, after = text[max(0, start - _SENTENCE) : start], text[end : end + _SENTENCE]
    begin = max((match.end() for match in _END.finditer(before)), default=0)
    stop = _END.search(after)
    return before[begin:], after[: stop.start() if stop else len(after)]
