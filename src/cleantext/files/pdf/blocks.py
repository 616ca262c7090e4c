"""Blocks of lines, and what they are: text, a caption, a footnote, something set apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from cleantext.files.pdf.lines import Line

_CAPTION = re.compile(
    r"(?:Fig(?:ure|ura|\.)?|Tab(?:le|leau|elle|ella|la|\.)?|Abb(?:ildung|\.)|Scheme|Listing|Algorithm|Chart)\s*"
    r"(?:\d+|[IVX]+)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")

_GAP = 1.35
"""How much wider the space between two blocks is than that between two lines of text."""

_SMALLER = 0.7
"""By how many points, at least, notes are smaller than the text."""


class BlockRole(Enum):
    """The role of a block in its document."""

    TEXT = auto()
    CAPTION = auto()
    NOTE = auto()
    DISPLAY = auto()


class Block(NamedTuple):
    """A block of lines, and the edges of the column around it."""

    lines: list[Line]
    role: BlockRole
    left: float
    right: float


def page_blocks(lines: Sequence[Line]) -> list[Block]:
    """The lines of a document, page by page and column by column, in blocks."""
    if not lines:
        return []
    size = body_size(lines)
    pitch = _pitch(lines)
    columns: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        columns.setdefault((line.page, line.column), []).append(line)
    edges = {key: _edges(column) for key, column in columns.items()}
    grown = list[Block]()
    for group in _grouped(lines, pitch):
        key = group[0].page, group[0].column
        role = _role(group, columns[key], size)
        if role is BlockRole.TEXT and grown and grown[-1].role is BlockRole.CAPTION and _is_table(group, *edges[key]):
            role = BlockRole.DISPLAY
        grown.append(Block(group, role, *edges[key]))
    return grown


def body_size(lines: Sequence[Line]) -> float:
    """The size in which most of a document is printed."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size * 2) / 2] += len(line.text)
    return letters.most_common(1)[0][0]


def _pitch(lines: Sequence[Line]) -> float:
    """The space from one line of text to the next, in sizes of its letters."""
    steps = [(a.base - b.base) / b.size for a, b in pairwise(lines) if _follows(a, b) and a.base - b.base < 3 * b.size]
    return median(steps) if steps else 1.2


def _follows(a: Line, b: Line) -> bool:
    """Whether two lines may belong to one block: one below the other in one column, printed alike."""
    return (a.page, a.column) == (b.page, b.column) and a.base > b.base and abs(a.size - b.size) < _SMALLER


def _grouped(lines: Sequence[Line], pitch: float) -> Iterator[list[Line]]:
    group = [lines[0]]
    for a, b in pairwise(lines):
        if not (_follows(a, b) and a.base - b.base < _GAP * pitch * b.size):
            yield group
            group = []
        group.append(b)
    yield group


def _edges(column: Sequence[Line]) -> tuple[float, float]:
    """Where most lines of a column begin, and where the longer ones end."""
    left = Counter(round(line.left) for line in column).most_common(1)[0][0]
    rights = sorted(line.right for line in column)
    return left, rights[len(rights) * 9 // 10]


def _is_table(group: Sequence[Line], left: float, right: float) -> bool:
    """Whether lines below a caption are rows of a table: none fills the column, none ends a sentence."""
    return all(line.right - line.left < 0.75 * (right - left) and line.text[-1] not in ".?!" for line in group)


def _role(group: Sequence[Line], column: Sequence[Line], size: float) -> BlockRole:
    if _CAPTION.match(group[0].text):
        return BlockRole.CAPTION
    small = group[0].size < size - _SMALLER
    if small:
        larger = [line.base for line in column if line.size >= size - _SMALLER]
        if larger and group[0].base < min(larger):
            return BlockRole.NOTE
    pieces = [piece for line in group for piece in line.text.split()]
    words = sum(1 for piece in pieces if _WORD.search(piece))
    return BlockRole.DISPLAY if words < 0.45 * len(pieces) else BlockRole.TEXT
