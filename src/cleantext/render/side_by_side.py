"""For the terminal: the lines that changed, source on the left, text on the right, and why below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from cleantext.model import Result, VerdictSum
from cleantext.render.changed_lines import Stretch, stretches
from cleantext.render.places import Lines, change, note, notes, total
from cleantext.render.renderer import Renderer
from cleantext.render.snippet import PieceRole, SnippetPiece, elided
from cleantext.render.streams import Spool, placed, whole_lines
from cleantext.render.terminal import fill, marked, paint, wrap
from cleantext.render.verdict import says_something, sentence
from cleantext.render.visible import harmless, shown

Line = tuple[int, list[SnippetPiece]]


def render(results: Sequence[tuple[str, Result]], *, color: bool = False, width: int = 80) -> str:
    """Two columns; removed text is marked ``[-like this-]`` on the left, added text ``{+like this+}`` on the right."""
    shown = "".join(row for name, result in results for row in rows(name, [result], color=color, width=width))
    return f"{shown}{total(results)}\n" if shown else ""


def rows(name: str, results: Iterable[Result], *, color: bool = False, width: int = 80) -> Iterator[str]:
    """The rows for a file, which is the sequence of these results; suggestions come after all changes."""
    head = f"{paint([SnippetPiece(PieceRole.STRONG, harmless(name))], color)}\n"
    suggested = Spool()
    reasons_given = set[tuple[str, str]]()
    digits, growth = 1, 0
    verdicts = VerdictSum()
    for result, lines in placed(whole_lines(verdicts.counting(results))):
        lines2 = Lines(result.text, lines.number(0) + growth)
        digits = max(digits, len(str(max(lines.last, lines2.last))))
        growth = lines2.last - lines.last
        for row in _changes(result, lines, lines2, reasons_given, digits, color, width):
            yield f"{head}{row.rstrip()}\n"
            head = ""
        for edit in result.suggestions:
            text = f"{lines.where(edit.start)} {change(edit)} {harmless(note(edit))}"
            for row in _below(text, digits, width, color):
                suggested.add(f"{row.rstrip()}\n")
    if not suggested.empty:
        yield f"{head}{paint([SnippetPiece(PieceRole.GUESS, 'Suggestions, not applied:')], color)}\n"
        head = ""
    yield from suggested.drained()
    if says_something(verdict := verdicts.total()):
        yield head
        for line in wrap([SnippetPiece(PieceRole.STRONG, sentence(verdict))], width):
            yield f"{paint(line, color).rstrip()}\n"


def _changes(
    result: Result,
    lines: Lines,
    lines2: Lines,
    reasons_given: set[tuple[str, str]],
    digits: int,
    color: bool,
    width: int,
) -> Iterator[str]:
    column = max((width - 2 * digits - 5) // 2, 10)
    for stretch in stretches(result, lines):
        left = _lines(lines.number(stretch.start), _pieces(result.source, stretch, PieceRole.OLD))
        right = _lines(lines2.number(stretch.start2), _pieces(result.source, stretch, PieceRole.NEW))
        for one, other in zip_longest(left, right):
            yield from _beside(one, other, digits, column, color)
        for text in notes(stretch.edits, reasons_given):
            yield from _below(harmless(text), digits, width, color)


def _pieces(source: str, stretch: Stretch, side: PieceRole) -> Iterator[tuple[SnippetPiece, int]]:
    """The pieces of one side of a stretch, each with the line ends that its own text hides behind signs."""
    at = stretch.start
    for edit in stretch.edits:
        yield SnippetPiece(PieceRole.SAME, source[at : edit.start]), 0
        before, after = shown(edit.before, edit.after)
        if side is PieceRole.OLD:
            yield SnippetPiece(side, before), edit.before.count("\n")
        else:
            yield SnippetPiece(side, after), edit.after.count("\n")
        at = edit.end
    yield SnippetPiece(PieceRole.SAME, source[at : stretch.end].removesuffix("\n")), 0


def _lines(number: int, pieces: Iterable[tuple[SnippetPiece, int]]) -> list[Line]:
    """The pieces by lines, each with its number."""
    rows: list[Line] = [(number, [])]
    for (kind, text), hidden in pieces:
        first, *others = text.split("\n") if kind is PieceRole.SAME else [text]
        rows[-1][1].append(SnippetPiece(kind, harmless(elided(first)) if kind is PieceRole.SAME else first))
        number += hidden
        for other in others:
            number += 1
            rows.append((number, [SnippetPiece(kind, harmless(elided(other)))]))
    return rows


def _beside(one: Line | None, other: Line | None, digits: int, column: int, color: bool) -> Iterator[str]:
    cells = [wrap(marked(line[1]), column) if line else [] for line in (one, other)]
    numbers = [f"{line[0]:>{digits}}" if line else " " * digits for line in (one, other)]
    blank = " " * digits
    for n, rows in enumerate(zip_longest(*cells, fillvalue=list[SnippetPiece]())):
        left, right = (paint(fill(row, column), color) for row in rows)
        yield f"{blank if n else numbers[0]} {left} │ {blank if n else numbers[1]} {right}"


def _below(text: str, digits: int, width: int, color: bool) -> Iterator[str]:
    indent = " " * (digits + 1)
    for row in wrap([SnippetPiece(PieceRole.FAINT, text)], max(width - len(indent), 20)):
        yield indent + paint(row, color)


RENDERER = Renderer("side-by-side", render, rows, for_screen=True)
