"""Units of text in a file, with the position of each character: paragraphs, cells, segments.

A unit is a document of its own for spacing: nothing reaches over its edges, and white space there stays. For evidence
they are one document.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Sequence

from cleantext.cleaner import Cleaner
from cleantext.files.parts import Part, cleaned
from cleantext.model import Result
from cleantext.spans import Span

OBJECT = "\ufffc"
"""The character for an object in a line: a picture, a formula, a tag that translators must not touch."""

BETWEEN = "\n\n"
"""The separator between two units of one document."""

BREAKS = "\r\n\t"
"""What no repair may insert into a unit."""


class Unit:
    """A unit of text.

    Attributes:
        text: what it reads; an object in it is one character.
        starts, ends: for each character, where it begins and ends in the file.
        protect: the characters that no repair may touch.
        language: that of its text, if the file says so.
        is_literal: whether some of it is written without the escapes that the rest of the file has.
    """

    __slots__ = ("ends", "is_literal", "language", "protect", "starts", "text")

    def __init__(self, language: str = "") -> None:
        self.text, self.language, self.is_literal = "", language, False
        self.starts, self.ends = array("q"), array("q")
        self.protect: list[Span] = []

    def add(self, text: str, starts: Iterable[int], ends: Iterable[int]) -> None:
        """Add text and its position."""
        self.text += text
        self.starts.extend(starts)
        self.ends.extend(ends)

    def add_plain(self, text: str, at: int) -> None:
        """Add text that is written in the file without escapes."""
        self.add(text, range(at, at + len(text)), range(at + 1, at + len(text) + 1))

    def add_fixed(self, text: str, at: int) -> None:
        """Add the character that represents something other than text."""
        self.protect.append((len(self.text), len(self.text) + len(text)))
        self.add(text, [at] * len(text), [at] * len(text))

    def extend(self, other: Unit) -> None:
        """Add the text of another unit."""
        self._copy(other, 0, len(other.text))

    def moved(self, by: int) -> Unit:
        """The unit in a file that begins this much earlier."""
        unit = Unit(self.language)
        unit.is_literal, unit.protect = self.is_literal, self.protect
        unit.add(self.text, (start + by for start in self.starts), (end + by for end in self.ends))
        return unit

    def read(self, escapes: re.Pattern[str], meaning: Callable[[str], str]) -> Unit:
        """The unit with escapes replaced by what they stand for; one that stands for nothing is protected."""
        unit, at = Unit(self.language), 0
        unit.is_literal = self.is_literal
        for match in escapes.finditer(self.text):
            unit._copy(self, at, match.start())
            at = match.end()
            character = meaning(match[0])
            if len(character) == 1:
                unit.add(character, [self.starts[match.start()]], [self.ends[at - 1]])
            else:
                unit.protect.append((len(unit.text), len(unit.text) + len(match[0])))
                unit._copy(self, match.start(), at)
        unit._copy(self, at, len(self.text))
        return unit

    def _copy(self, other: Unit, start: int, end: int) -> None:
        """Add a stretch of another unit."""
        moved = len(self.text) - start
        self.protect += ((s + moved, e + moved) for s, e in other.protect if start <= s and e <= end)
        self.add(other.text[start:end], other.starts[start:end], other.ends[start:end])


def document(units: Sequence[Unit], escape: Callable[[str], str] | None, forbidden: str = BREAKS) -> Part:
    """Units as one document; ``escape`` writes a repair as the file writes text."""
    text, protect, at = list[str](), list[Span](), 0
    starts, ends = array("q"), array("q")
    for unit in units:
        if text:
            text.append(BETWEEN)
            protect.append((at, at + len(BETWEEN)))
            at += len(BETWEEN)
            begin = unit.starts[0] if unit.text else ends[-1]
            starts.extend((ends[-1], begin))
            ends.extend((ends[-1], begin))
        bare = unit.text.strip()
        head = unit.text.index(bare) if bare else len(unit.text)
        edges = ((0, head), (head + len(bare), len(unit.text)))
        protect += ((at + start, at + end) for start, end in (*unit.protect, *edges) if start < end)
        text.append(unit.text)
        starts.extend(unit.starts)
        ends.extend(unit.ends)
        at += len(unit.text)
    starts.append(ends[-1] if ends else 0)
    return Part(0, "".join(text), starts, sorted(protect), escape, forbidden, ends)


def cleaned_units(
    text: str, units: Sequence[Unit], cleaner: Cleaner, escape: Callable[[str], str] | None, forbidden: str = BREAKS
) -> Result:
    """The text of a file with its units cleaned: those of one language are one document."""
    by_language: dict[str, list[Unit]] = {}
    for unit in units:
        by_language.setdefault(unit.language, []).append(unit)
    return cleaned(text, [document(some, escape, forbidden) for some in by_language.values()], cleaner)
