"""For the terminal: each change in its sentence, who made it, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleantext.model import Edit, Result
from cleantext.render.places import Lines, explained, note, total
from cleantext.render.snippet import Kind, Piece, groups, snippet
from cleantext.render.terminal import marked, paint, wrap
from cleantext.render.visible import harmless


def render(results: Sequence[tuple[str, Result]], *, color: bool = False, width: int = 80) -> str:
    """Each change in the text around it, as ``[-old-]{+new+}`` or ``[?lost?]``, with place, rule, confidence, why."""
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
    for group in groups(source, edits):
        place = "  {}:{} ".format(*lines.place(group[0].start))
        indent = " " * len(place)
        for i, row in enumerate(wrap(marked(snippet(source, group, lines)), max(width - len(place), 20))):
            yield (indent if i else place) + paint(row, color)
        for edit in explained(group):
            for row in wrap([Piece(Kind.FAINT, harmless(note(edit)))], max(width - len(indent), 20)):
                yield indent + paint(row, color)
