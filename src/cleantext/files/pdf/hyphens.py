"""Hyphens at the ends of lines: those that only break a word are removed, those of a compound stay."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cleantext.files.pdf.lines import Line
from cleantext.languages import LANGUAGES
from cleantext.languages.detect import detect
from cleantext.languages.word_lists import is_common, is_word

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")


class Hyphens:
    """Decides by the words that the document has elsewhere, and by word lists."""

    def __init__(self, lines: Iterable[str]) -> None:
        text = " ".join(lines)
        self._words = {word.casefold() for word in _WORD.findall(text)}
        self._language = detect(text[:20_000], tuple(LANGUAGES)) or "en"

    def seam(self, line: Line, after: Line) -> str:
        """What joins two consecutive lines: a space, nothing, or the hyphen that belongs there."""
        if not line.hyphen:
            return " "
        before, rest = re.search(r"[^\W\d_]*$", line.text), re.match(r"[^\W\d_]*", after.text)
        head, tail = (before[0] if before else ""), (rest[0] if rest else "")
        if not head or not tail:
            return "-"
        whole, compound = (head + tail).casefold(), f"{head}-{tail}".casefold()
        if whole in self._words or compound in self._words:
            return "" if whole in self._words else "-"
        if tail[0].isupper() or (len(head) > 1 and head.isupper() and tail.islower()):
            return "-"
        if is_word(whole, self._language):
            return ""
        return "-" if self._stands_alone(head) and self._stands_alone(tail) else ""

    def _stands_alone(self, part: str) -> bool:
        """Whether a part of a broken word is a word itself; a short one, which may be an ending, must be common."""
        return is_word(part, self._language) if len(part) > 4 else is_common(part, self._language)
