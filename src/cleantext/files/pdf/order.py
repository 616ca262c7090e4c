"""Columns: which lines are next to each other, and in which order they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleantext.files.pdf.lines import Line, Page

_SIDES = 0.25
"""The minimum share of lines on each side of a gutter."""

_ACROSS = 0.4
"""The largest share of lines that may run across it: titles, wide figures."""


def in_order(page: Page) -> list[Line]:
    """The lines of a page as a reader reads them.

    A file mostly holds them in this order. Where it goes from one column to the other and back again and again, it
    holds the rows of the page: then each column is read from its head to its foot, down to what runs across both.
    """
    gutter = _gutter(page.lines, page.width)
    lines = list(_joined(page.lines, gutter))
    if gutter is None:
        return lines
    lines = [line._replace(column=_side(line, gutter)) for line in lines]
    returns = sum(before.column == 1 and after.column == -1 for before, after in pairwise(lines))
    return lines if returns <= 3 else list(_by_columns(lines))


def _gutter(lines: Sequence[Line], width: float) -> float | None:
    """The middle of the empty strip between two columns; None where there is one column."""
    best: tuple[int, float] | None = None
    for x in sorted({line.left - 3 for line in lines if 0.3 < line.left / width < 0.7}):
        left = sum(line.right < x for line in lines)
        right = sum(line.left > x for line in lines)
        across = len(lines) - left - right
        enough = min(left, right) >= max(_SIDES * len(lines), 3) and across <= _ACROSS * len(lines)
        if enough and (best is None or across < best[0]):
            best = across, x
    return best[1] if best else None


def _joined(lines: Sequence[Line], gutter: float | None) -> Iterator[Line]:
    """The lines, with those that were split at wide spaces joined again, unless the gutter lies between."""
    previous: Line | None = None
    for line in lines:
        if previous is not None and _continues(previous, line, gutter):
            previous = line._replace(
                text=f"{previous.text} {line.text}", left=previous.left, size=max(previous.size, line.size)
            )
            continue
        if previous is not None:
            yield previous
        previous = line
    if previous is not None:
        yield previous


def _continues(before: Line, line: Line, gutter: float | None) -> bool:
    level = abs(before.base - line.base) < 0.2 * line.size and before.right < line.left
    return level and not before.hyphen and not (gutter is not None and before.right < gutter < line.left)


def _side(line: Line, gutter: float) -> int:
    """-1 left of the gutter, 1 right of it, 0 across."""
    return -1 if line.right < gutter else 1 if line.left > gutter else 0


def _by_columns(lines: Sequence[Line]) -> Iterator[Line]:
    columns: dict[int, list[Line]] = {-1: [], 1: []}
    for line in sorted(lines, key=lambda line: -line.base):
        if line.column:
            columns[line.column].append(line)
            continue
        yield from (*columns[-1], *columns[1], line)
        columns = {-1: [], 1: []}
    yield from (*columns[-1], *columns[1])
