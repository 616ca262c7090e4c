"""Positions in a text as editors count them."""

from __future__ import annotations

import re
from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

_LINE_END = re.compile(r"\r\n|\n|\r")
"""What ends a line in the protocol; Python's own ``splitlines`` knows more line ends, and would count differently."""

_UNITS = {
    PositionEncodingKind.Utf8: ("utf-8", 1),
    PositionEncodingKind.Utf16: ("utf-16-le", 2),
    PositionEncodingKind.Utf32: ("utf-32-le", 4),
}


class Positions:
    """The lines of a text, and its characters in the units that were agreed on: mostly those of UTF-16."""

    def __init__(self, text: str, encoding: PositionEncodingKind | str | None) -> None:
        self._text = text
        self._codec, self._size = _UNITS[PositionEncodingKind(encoding or PositionEncodingKind.Utf16)]
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def range(self, start: int, end: int) -> Range:
        """A span of the text."""
        return Range(self._position(start), self._position(end))

    def first_line(self) -> Range:
        """The first line, for messages about the text as a whole."""
        end = _LINE_END.search(self._text)
        return self.range(0, end.start() if end else len(self._text))

    def span(self, range: Range) -> tuple[int, int]:
        """Where a range begins and ends in the text."""
        return self._offset(range.start), self._offset(range.end)

    def _position(self, at: int) -> Position:
        line = bisect_right(self._starts, at) - 1
        return Position(line, self._units(self._text[self._starts[line] : at]))

    def _offset(self, position: Position) -> int:
        if position.line >= len(self._starts):
            return len(self._text)
        start = self._starts[position.line]
        following = position.line + 1
        end = self._starts[following] if following < len(self._starts) else len(self._text)
        line = self._text[start:end].encode(self._codec, "surrogatepass")
        return start + len(line[: position.character * self._size].decode(self._codec, "ignore"))

    def _units(self, text: str) -> int:
        return len(text) if text.isascii() else len(text.encode(self._codec, "surrogatepass")) // self._size
