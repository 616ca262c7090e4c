"""For the terminal: each change in its sentence, who made it, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleantext.model import Edit, Result
from cleantext.render.places import Lines, explained, note, total
from cleantext.render.terminal import Kind, Piece, marked, paint, wrap
from cleantext.render.visible import harmless, shown

_AROUND = 32
"""Characters of the text shown before and after a change."""


def render(results: Sequence[tuple[str, Result]], *, color: bool = False, width: int = 80) -> str:
    """Each change inside the text around it, as ``[-old-]{+new+}``, with place, rule, confidence and reason."""
    rows: list[str] = []
    for name, result in results:
        if not result.edits and not result.suggestions:
            continue
        rows.append(paint([Piece(Kind.STRONG, harmless(name))], color))
        lines = Lines(result.source)
        rows += _listed(result.source, result.edits, lines, color, width)
        if result.suggestions:
            rows.append(paint([Piece(Kind.GUESS, "  Suggestions, not applied:")], color))
            rows += _listed(result.source, result.suggestions, lines, color, width)
    return "".join(f"{row.rstrip()}\n" for row in [*rows, total(results)]) if rows else ""


def _listed(source: str, edits: Sequence[Edit], lines: Lines, color: bool, width: int) -> Iterator[str]:
    for group in _groups(source, edits):
        place = "  {}:{} ".format(*lines.place(group[0].start))
        indent = " " * len(place)
        for i, row in enumerate(wrap(_snippet(source, group, lines), max(width - len(place), 20))):
            yield (indent if i else place) + paint(row, color)
        for edit in explained(group):
            for row in wrap([Piece(Kind.FAINT, harmless(note(edit)))], max(width - len(indent), 20)):
                yield indent + paint(row, color)


def _groups(source: str, edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Changes that stand close together in one line are shown together; what overlaps is shown one by one."""
    group: list[Edit] = []
    for edit in edits:
        if group and not (
            0 <= edit.start - group[-1].end <= 2 * _AROUND
            and "\n" not in source[group[-1].start : edit.start]
        ):
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _snippet(source: str, group: Sequence[Edit], lines: Lines) -> Iterator[Piece]:
    start, _ = lines.span(group[0].start)
    _, end = lines.span(group[-1].end)
    at = _word_start(source, start, group[0].start)
    if at > start:
        yield Piece(Kind.FAINT, "… ")
    for edit in group:
        yield Piece(Kind.SAME, harmless(source[at : edit.start]))
        yield from marked(*shown(edit.before, edit.after))
        at = edit.end
    stop = _word_end(source, at, end)
    yield Piece(Kind.SAME, harmless(source[at:stop].rstrip("\r\n")))
    if stop < end and source[stop:end].strip():
        yield Piece(Kind.FAINT, " …")


def _word_start(source: str, start: int, at: int) -> int:
    """Where to begin, some words before a place in a line that begins at ``start``."""
    if at - start <= _AROUND:
        return start
    return source.find(" ", at - _AROUND, at) + 1 or at - _AROUND


def _word_end(source: str, at: int, end: int) -> int:
    """Where to stop, some words after a place in a line that stops at ``end``."""
    if end - at <= _AROUND:
        return end
    cut = source.rfind(" ", at, at + _AROUND)
    return cut if cut > at else at + _AROUND
