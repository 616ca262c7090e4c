"""For the terminal: the lines that changed, source on the left, text on the right, and why below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from cleantext.model import Result
from cleantext.render.changed_lines import Stretch, stretches
from cleantext.render.places import Lines, change, explained, note, total
from cleantext.render.snippet import Kind, Piece, elided
from cleantext.render.terminal import fill, marked, paint, wrap
from cleantext.render.visible import harmless, shown

Line = tuple[int, list[Piece]]


def render(results: Sequence[tuple[str, Result]], *, color: bool = False, width: int = 80) -> str:
    """Two columns; what was taken out is marked ``[-so-]`` on the left, what was put in ``{+so+}`` on the right."""
    rows: list[str] = []
    for name, result in results:
        if not result.edits and not result.suggestions:
            continue
        rows.append(paint([Piece(Kind.STRONG, harmless(name))], color))
        rows += _file(result, color, width)
    return "".join(f"{row.rstrip()}\n" for row in [*rows, total(results)]) if rows else ""


def _file(result: Result, color: bool, width: int) -> Iterator[str]:
    lines, lines2 = Lines(result.source), Lines(result.text)
    digits = len(str(max(len(lines.starts), len(lines2.starts))))
    column = max((width - 2 * digits - 5) // 2, 10)
    for stretch in stretches(result, lines):
        left = _lines(lines.number(stretch.start), _pieces(result.source, stretch, Kind.OLD))
        right = _lines(lines2.number(stretch.start2), _pieces(result.source, stretch, Kind.NEW))
        for one, other in zip_longest(left, right):
            yield from _beside(one, other, digits, column, color)
        for edit in explained(stretch.edits):
            text = "{}:{} {}".format(*lines.place(edit.start), harmless(note(edit)))
            yield from _below(Piece(Kind.FAINT, text), digits, width, color)
    if result.suggestions:
        yield paint([Piece(Kind.GUESS, "Suggestions, not applied:")], color)
    for edit in result.suggestions:
        text = "{}:{} {} {}".format(*lines.place(edit.start), change(edit), harmless(note(edit)))
        yield from _below(Piece(Kind.FAINT, text), digits, width, color)


def _pieces(source: str, stretch: Stretch, side: Kind) -> Iterator[tuple[Piece, int]]:
    """The pieces of one side of a stretch, each with the line ends that its own text hides behind signs."""
    at = stretch.start
    for edit in stretch.edits:
        yield Piece(Kind.SAME, source[at : edit.start]), 0
        before, after = shown(edit.before, edit.after)
        if side is Kind.OLD:
            yield Piece(side, before), edit.before.count("\n")
        else:
            yield Piece(side, after), edit.after.count("\n")
        at = edit.end
    yield Piece(Kind.SAME, source[at : stretch.end].removesuffix("\n")), 0


def _lines(number: int, pieces: Iterable[tuple[Piece, int]]) -> list[Line]:
    """The pieces by lines, each with its number."""
    rows: list[Line] = [(number, [])]
    for (kind, text), hidden in pieces:
        first, *others = text.split("\n") if kind is Kind.SAME else [text]
        rows[-1][1].append(Piece(kind, harmless(elided(first)) if kind is Kind.SAME else first))
        number += hidden
        for other in others:
            number += 1
            rows.append((number, [Piece(kind, harmless(elided(other)))]))
    return rows


def _beside(one: Line | None, other: Line | None, digits: int, column: int, color: bool) -> Iterator[str]:
    cells = [wrap(marked(line[1]), column) if line else [] for line in (one, other)]
    numbers = [f"{line[0]:>{digits}}" if line else " " * digits for line in (one, other)]
    blank = " " * digits
    for n, rows in enumerate(zip_longest(*cells, fillvalue=list[Piece]())):
        left, right = (paint(fill(row, column), color) for row in rows)
        yield f"{blank if n else numbers[0]} {left} │ {blank if n else numbers[1]} {right}"


def _below(piece: Piece, digits: int, width: int, color: bool) -> Iterator[str]:
    indent = " " * (digits + 1)
    for row in wrap([piece], max(width - len(indent), 20)):
        yield indent + paint(row, color)
