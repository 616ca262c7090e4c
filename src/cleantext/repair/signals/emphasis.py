"""The phrase is set in italics: a term that is being discussed, or the title of a work."""

from __future__ import annotations

import re

from cleantext.repair.signals.signal import FORBIDS, Place, Signal
from cleantext.repair.signals.surroundings import enclosing

_LONGEST = 120
"""The most characters of a term or a title; longer text is in italics for another reason."""

_SIGNS = "*_\\<"
_ITALICS = re.compile(
    r"(?<![\w*\\])\*(?:\*\*)?(?![\s*])[^*\n]+(?<!\s)\*(?:\*\*)?(?![\w*])"
    r"|(?<![\w_\\])_(?:__)?(?![\s_])[^_\n]+(?<!\s)_(?:__)?(?![\w_])"
    r"|\\(?:emph|textit|textsl|enquote|mkbibemph)\{[^{}]+\}|\{\\(?:em|it)\s[^{}]+\}"
    r"|<(em|i|cite|dfn|q|var)\b[^<>]*>[^<>]+</\1>",
    re.IGNORECASE,
)


def weigh(place: Place) -> Signal | None:
    """Bold type does not count: pages written for search engines set their keywords in it."""
    if enclosing(_ITALICS, _SIGNS, _LONGEST, place):
        return Signal(FORBIDS, "is set apart as a term")
    return None
