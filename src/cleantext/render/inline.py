"""For the terminal: each change in its sentence, who made it, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cleantext.model import Edit, Result, VerdictSum
from cleantext.render.places import Lines, notes, total
from cleantext.render.renderer import Renderer
from cleantext.render.snippet import PieceRole, SnippetPiece, groups, snippet
from cleantext.render.streams import Spool, placed
from cleantext.render.terminal import marked, paint, wrap
from cleantext.render.verdict import says_something, sentence
from cleantext.render.visible import harmless


def render(results: Sequence[tuple[str, Result]], *, color: bool = False, width: int = 80) -> str:
    """Each change in the text around it, as ``[-old-]{+new+}`` or ``[?lost?]``, with place, rule, confidence, why."""
    shown = "".join(row for name, result in results for row in rows(name, [result], color=color, width=width))
    return f"{shown}{total(results)}\n" if shown else ""


def rows(name: str, results: Iterable[Result], *, color: bool = False, width: int = 80) -> Iterator[str]:
    """The rows for a file, which is the sequence of these results; suggestions come after all changes."""
    head = f"{paint([SnippetPiece(PieceRole.STRONG, harmless(name))], color)}\n"
    suggested = Spool()
    verdicts = VerdictSum()
    listed, waiting = _List(color, width), _List(color, width)
    for result, lines in placed(verdicts.counting(results)):
        for row in listed.rows(result.source, result.edits, lines):
            yield head + row
            head = ""
        for row in waiting.rows(result.source, result.suggestions, lines):
            suggested.add(row)
    if not suggested.empty:
        yield f"{head}{paint([SnippetPiece(PieceRole.GUESS, '  Suggestions, not applied:')], color)}\n"
        head = ""
    yield from suggested.drained()
    if says_something(verdict := verdicts.total()):
        yield head
        for line in wrap([SnippetPiece(PieceRole.STRONG, sentence(verdict))], max(width - 2, 20)):
            yield f"  {paint(line, color).rstrip()}\n"


class _List:
    """A list of changes; each reason is given where it is first needed."""

    def __init__(self, color: bool, width: int) -> None:
        self._color, self._width = color, width
        self._said = set[tuple[str, str]]()

    def rows(self, source: str, edits: Sequence[Edit], lines: Lines) -> Iterator[str]:
        """The changes of a part of the file."""
        for group in groups(source, edits):
            place = f"  {lines.where(group[0].start)} "
            indent = " " * len(place)
            yield from self._wrapped(place, indent, marked(snippet(source, group, lines)))
            for text in notes(group, self._said):
                yield from self._wrapped(
                    f"{indent}  ", f"{indent}    ", [SnippetPiece(PieceRole.FAINT, harmless(text))]
                )

    def _wrapped(self, first: str, other: str, pieces: Iterable[SnippetPiece]) -> Iterator[str]:
        for row in wrap(pieces, max(self._width - len(other), 20)):
            yield f"{first}{paint(row, self._color)}".rstrip() + "\n"
            first = other


RENDERER = Renderer("inline", render, rows, for_screen=True)
