"""A unified patch, for ``patch -p1`` and ``git apply``."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from cleantext.model import Result, VerdictSum
from cleantext.render.changed_lines import split, turns
from cleantext.render.places import change, explained, note
from cleantext.render.renderer import Renderer
from cleantext.render.snippet import PieceRole, SnippetPiece
from cleantext.render.streams import Spool, placed, whole_lines
from cleantext.render.terminal import paint
from cleantext.render.verdict import says_something, sentence
from cleantext.render.visible import harmless

_CONTEXT = 3


def render(results: Sequence[tuple[str, Result]], *, color: bool = False, width: int = 80) -> str:
    """The patch; rule and reason precede each change, in lines that patch programs skip."""
    return "".join(row for name, result in results for row in rows(name, [result], color=color))


def rows(name: str, results: Iterable[Result], *, color: bool = False, width: int = 80) -> Iterator[str]:
    """The patch of a file, which is the sequence of these results."""
    reasons, suggested, patch = Spool(), Spool(), Spool()
    verdicts = VerdictSum()
    for row in _hunks(_lines(verdicts.counting(results), reasons, suggested, color), color):
        patch.add(row)
    if says_something(verdict := verdicts.total()):
        yield _line(PieceRole.STRONG, f"# {harmless(name)}: {sentence(verdict)}\n", color)
    yield from reasons.drained()
    yield from suggested.drained()
    if not patch.empty:
        yield _line(PieceRole.STRONG, f"--- {_quoted('a', name)}\n", color)
        yield _line(PieceRole.STRONG, f"+++ {_quoted('b', name)}\n", color)
    yield from patch.drained()


def _lines(results: Iterable[Result], reasons: Spool, suggested: Spool, color: bool) -> Iterator[SnippetPiece]:
    """Each line of the file, as unchanged, old or new; what is said about the changes goes to the spools."""
    for result, lines in placed(whole_lines(results)):
        for edit in explained(result.edits):
            text = f"# {lines.where(edit.start)} {harmless(note(edit))}\n"
            reasons.add(_line(PieceRole.FAINT, text, color))
        for edit in result.suggestions:
            text = f"# {lines.where(edit.start)} not applied: {change(edit)}; {harmless(note(edit))}\n"
            suggested.add(_line(PieceRole.GUESS, text, color))
        for same, before, after in turns(result, lines):
            yield from (SnippetPiece(PieceRole.SAME, row) for row in split(same))
            yield from (SnippetPiece(PieceRole.OLD, row) for row in before)
            yield from (SnippetPiece(PieceRole.NEW, row) for row in after)


def _hunks(lines: Iterable[SnippetPiece], color: bool) -> Iterator[str]:
    """What changed with the lines around it; changes whose surroundings would touch are in one hunk."""
    hunk: _Hunk | None = None
    around = deque[str](maxlen=_CONTEXT)
    old = new = 0
    for kind, row in lines:
        if kind is not PieceRole.SAME:
            hunk = hunk or _Hunk(old - len(around), new - len(around), around, color)
            hunk.add(kind, row)
            around.clear()
            old, new = old + (kind is PieceRole.OLD), new + (kind is PieceRole.NEW)
            continue
        old, new = old + 1, new + 1
        around.append(row)
        if hunk and not hunk.goes_on(row):
            yield from hunk.drained()
            hunk = None
    if hunk:
        yield from hunk.drained()


class _Hunk:
    """Lines that changed, those before and between them, and those after the last until it is known to be the last."""

    def __init__(self, old: int, new: int, around: Iterable[str], color: bool) -> None:
        self._first, self._count, self._color = (old, new), [0, 0], color
        self._rows, self._same = Spool(), list(around)

    def goes_on(self, row: str) -> bool:
        """Take a line that is the same; whether a change right after it would still belong here."""
        self._same.append(row)
        return len(self._same) <= 2 * _CONTEXT

    def add(self, kind: PieceRole, row: str) -> None:
        """Take a line that changed."""
        self._add(PieceRole.SAME, " ", self._same)
        self._same = []
        self._add(kind, "-" if kind is PieceRole.OLD else "+", [row])

    def drained(self) -> Iterator[str]:
        """The hunk with its header."""
        self._add(PieceRole.SAME, " ", self._same[:_CONTEXT])
        span, target = map(_range, self._first, self._count)
        yield _line(PieceRole.FAINT, f"@@ -{span} +{target} @@\n", self._color)
        yield from self._rows.drained()

    def _add(self, kind: PieceRole, sign: str, lines: Sequence[str]) -> None:
        for line in lines:
            self._rows.add(_line(kind, sign + line, self._color))
        self._count[0] += len(lines) * (kind is not PieceRole.NEW)
        self._count[1] += len(lines) * (kind is not PieceRole.OLD)


def _range(start: int, count: int) -> str:
    """A range of lines as a hunk's header gives it: counted from 1; if it is empty, the line before it."""
    return f"{start + 1}" if count == 1 else f"{start + 1 if count else start},{count}"


def _line(kind: PieceRole, row: str, color: bool) -> str:
    text = row.removesuffix("\n")
    if not color:
        return row if text != row else f"{row}\n\\ No newline at end of file\n"
    shown = "\t".join(map(harmless, text.split("\t")))
    return paint([SnippetPiece(kind, shown)], True) + ("\n" if text != row else "\n\\ No newline at end of file\n")


def _quoted(side: str, name: str) -> str:
    """A file name as git writes it: without a leading slash, quoted where it must be."""
    path = f"{side}/{name.lstrip('/')}"
    if any(c < " " or c in '"\\\x7f' for c in path):
        special = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
        return '"' + "".join(special.get(c) or (f"\\{ord(c):03o}" if c < " " or c == "\x7f" else c) for c in path) + '"'
    return f"{path}\t" if " " in path else path


RENDERER = Renderer("unified", render, rows)
