"""What a terminal needs: widths, wrapping, colour that is never alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from wcwidth import wcswidth


class Kind(StrEnum):
    """What a piece of text is, and the ANSI code it is painted with."""

    SAME = ""
    OLD = "31;9"
    NEW = "32"
    FAINT = "2"
    STRONG = "1"
    GUESS = "33"


class Piece(NamedTuple):
    """Some text of one kind."""

    kind: Kind
    text: str


_WORDS = re.compile(r"\S+\s*|\s+")
_RESET = "\x1b[0m"


def width_of(text: str) -> int:
    """The columns a text takes; East Asian characters take two."""
    return max(wcswidth(text), 0) if not text.isascii() else len(text)


def paint(pieces: Iterable[Piece], color: bool) -> str:
    """The pieces as one string, with ANSI codes if there is colour."""
    if not color:
        return "".join(p.text for p in pieces)
    return "".join(f"\x1b[{p.kind}m{p.text}{_RESET}" if p.kind and p.text else p.text for p in pieces)


def marked(before: str, after: str) -> Iterator[Piece]:
    """Both sides of a change, in marks that are read without colour."""
    if before:
        yield Piece(Kind.OLD, f"[-{before}-]")
    if after:
        yield Piece(Kind.NEW, f"{{+{after}+}}")


def wrap(pieces: Iterable[Piece], width: int) -> list[list[Piece]]:
    """The pieces in rows no wider than ``width``, broken between words where that is possible."""
    rows: list[list[Piece]] = [[]]
    used = 0
    for kind, text in pieces:
        for word in _WORDS.findall(text):
            for bit in [word] if width_of(word.rstrip()) <= width else _bits(word, width):
                if used and used + width_of(bit.rstrip()) > width:
                    rows.append([])
                    used = 0
                last = rows[-1][-1] if rows[-1] else None
                if last and last.kind is kind:
                    rows[-1][-1] = Piece(kind, last.text + bit)
                else:
                    rows[-1].append(Piece(kind, bit))
                used += width_of(bit)
    return rows


def _bits(word: str, width: int) -> Iterator[str]:
    """A word that is wider than a row, in bits that are not; a character keeps its combining marks."""
    bit, used = "", 0
    for char in re.findall(r".[\u0300-\u036f\u200d\ufe0f]*", word, re.DOTALL):
        wide = width_of(char)
        if bit and used + wide > width:
            yield bit
            bit, used = "", 0
        bit += char
        used += wide
    yield bit
