"""The number of a repair where the spun phrase does not show it: “woods” stands for a forest as well as for forests."""

from __future__ import annotations

import re

from cleantext.repair.wording.inflect import plural, singular

_PLURAL_BEFORE = re.compile(
    r"\b(?:these|those|many|several|few|fewer|some|two|three|four|five|ten|multiple|various|numerous|different|both|most)"
    r"\s+$",
    re.IGNORECASE,
)
_PLURAL_BEHIND = re.compile(r"\s+(?:are|were|have|aren['’]t|weren['’]t|haven['’]t|themselves)\b")
_REACH = 12  # characters: the longest of these words and its gap


def agreed(text: str, start: int, end: int, right: str) -> str:
    """What replaces text[start:end], in the plural if the phrase is one and the words beside it require it.

    Where they say nothing it stays as the glossary has it.
    """
    phrase = text[start:end].lower()
    if singular(phrase) == phrase or singular(right) != right:
        return right
    if _PLURAL_BEFORE.search(text, max(0, start - _REACH), start) or _PLURAL_BEHIND.match(text, end):
        return plural(right)
    return right
