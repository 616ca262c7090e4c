"""Text for terminals: widths, wrapping, and colour that is never the only sign."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wcwidth import wcswidth

from cleantext.render.snippet import PieceRole, SnippetPiece

_ANSI = {
    PieceRole.OLD: "31",
    PieceRole.NEW: "32",
    PieceRole.LOST: "33;4",
    PieceRole.FAINT: "2",
    PieceRole.STRONG: "1",
    PieceRole.GUESS: "33",
}
_MARKS = {PieceRole.OLD: ("[-", "-]"), PieceRole.NEW: ("{+", "+}"), PieceRole.LOST: ("[?", "?]")}
_WORDS = re.compile(
    r"[\u3000-\u9fff][、。」』）！，：；？]*\s*|(?:«\s)?[^\s\u3000-\u9fff]+(?:\s[;:!?»]+(?=\s|$))?\s*|\s+"
)
"""The units of a row: words, or characters in scripts without spaces; no row starts with a closing mark."""

_APART = re.compile(r"[\u3000-\u9fff]")
_CHARACTERS = re.compile(r".[\u0300-\u036f\u200d\ufe0f]*", re.DOTALL)


def width_of(text: str) -> int:
    """The columns a text takes; East Asian characters take two."""
    return len(text) if text.isascii() else max(wcswidth(text), 0)


def paint(pieces: Iterable[SnippetPiece], color: bool) -> str:
    """The pieces as one string, with ANSI codes if there is colour."""
    return "".join(
        f"\x1b[{_ANSI[kind]}m{text}\x1b[0m" if color and kind in _ANSI and text else text for kind, text in pieces
    )


def marked(pieces: Iterable[SnippetPiece]) -> Iterator[SnippetPiece]:
    """The pieces, with old, new and lost text in marks that can be read without colour."""
    for kind, text in pieces:
        before, after = _MARKS.get(kind, ("", "")) if text else ("", "")
        yield SnippetPiece(kind, f"{before}{text}{after}")


def wrap(pieces: Iterable[SnippetPiece], width: int) -> list[list[SnippetPiece]]:
    """The pieces in rows no wider than ``width``, broken between words where that is possible."""
    rows: list[list[SnippetPiece]] = [[]]
    width_used = 0
    for unit in _units(pieces):
        wide = width_of("".join(word for _, word in unit).rstrip())
        if width_used and width_used + wide > width >= wide:
            rows.append([])
            width_used = 0
        for kind, word in unit:
            for bit in [word] if wide <= width else _bits(word, width):
                if width_used and width_used + width_of(bit.rstrip()) > width:
                    rows.append([])
                    width_used = 0
                last = rows[-1][-1] if rows[-1] else None
                if last and last.kind is kind:
                    rows[-1][-1] = SnippetPiece(kind, last.text + bit)
                else:
                    rows[-1].append(SnippetPiece(kind, bit))
                width_used += width_of(bit)
    return rows


def _units(pieces: Iterable[SnippetPiece]) -> Iterator[list[SnippetPiece]]:
    """Words of the pieces; what touches without a space between is one unit, whatever its kinds."""
    unit = list[SnippetPiece]()
    for kind, text in pieces:
        for word in _WORDS.findall(text):
            if unit and not (unit[-1].text[-1:].isspace() or _APART.match(unit[-1].text)):
                unit.append(SnippetPiece(kind, word))
                continue
            if unit:
                yield unit
            unit = [SnippetPiece(kind, word)]
    if unit:
        yield unit


def fill(row: list[SnippetPiece], width: int) -> list[SnippetPiece]:
    """A row that is exactly ``width`` wide; white space at its end may have hung over."""
    if row:
        row = [*row[:-1], SnippetPiece(row[-1].kind, row[-1].text.rstrip(" "))]
    return [*row, SnippetPiece(PieceRole.SAME, " " * (width - width_of("".join(p.text for p in row))))]


def _bits(word: str, width: int) -> Iterator[str]:
    """A word that is wider than a row, cut into bits that fit; a character keeps its combining marks."""
    bit, width_used = "", 0
    for char in _CHARACTERS.findall(word):
        wide = width_of(char)
        if bit and width_used + wide > width:
            yield bit
            bit, width_used = "", 0
        bit += char
        width_used += wide
    yield bit
