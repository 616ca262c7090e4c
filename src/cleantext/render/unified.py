"""A unified patch, for ``patch -p1`` and ``git apply``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleantext.model import Result
from cleantext.render.changed_lines import Chunk, chunks, split
from cleantext.render.places import Lines, change, explained, note
from cleantext.render.snippet import Kind, Piece
from cleantext.render.terminal import paint
from cleantext.render.visible import harmless

_CONTEXT = 3


def render(results: Sequence[tuple[str, Result]], *, color: bool = False, width: int = 80) -> str:
    """The patch; who made a change and why stands above it, in lines that patch programs skip."""
    return "".join(row for name, result in results for row in _file(name, result, color))


def _file(name: str, result: Result, color: bool) -> Iterator[str]:
    places = Lines(result.source)
    for edit in explained(result.edits):
        yield _line(Kind.FAINT, "# {}:{} {}\n".format(*places.place(edit.start), harmless(note(edit))), color)
    for edit in result.suggestions:
        row = "# {}:{} not applied: {}; {}\n".format(*places.place(edit.start), change(edit), harmless(note(edit)))
        yield _line(Kind.GUESS, row, color)
    if not result.changed:
        return
    yield _line(Kind.STRONG, f"--- {_quoted('a', name)}\n", color)
    yield _line(Kind.STRONG, f"+++ {_quoted('b', name)}\n", color)
    lines = split(result.source)
    for hunk in _hunks(chunks(result)):
        yield from _hunk(lines, hunk, color)


def _hunks(all_chunks: Iterator[Chunk]) -> Iterator[list[Chunk]]:
    """Chunks so close together that their context would touch."""
    hunk: list[Chunk] = []
    for chunk in all_chunks:
        if hunk and chunk.first - hunk[-1].first - len(hunk[-1].before) > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(chunk)
    if hunk:
        yield hunk


def _hunk(lines: list[str], hunk: list[Chunk], color: bool) -> Iterator[str]:
    at = start = max(hunk[0].first - _CONTEXT, 0)
    second = hunk[0].first2 - (hunk[0].first - start)
    end = min(hunk[-1].first + len(hunk[-1].before) + _CONTEXT, len(lines))
    growth = sum(len(c.after) - len(c.before) for c in hunk)
    span, target = _range(start, end - start), _range(second, end - start + growth)
    yield _line(Kind.FAINT, f"@@ -{span} +{target} @@\n", color)
    for chunk in hunk:
        yield from (_line(Kind.SAME, f" {row}", color) for row in lines[at : chunk.first])
        yield from (_line(Kind.OLD, f"-{row}", color) for row in chunk.before)
        yield from (_line(Kind.NEW, f"+{row}", color) for row in chunk.after)
        at = chunk.first + len(chunk.before)
    yield from (_line(Kind.SAME, f" {row}", color) for row in lines[at:end])


def _range(start: int, count: int) -> str:
    """Lines as a hunk's head names them: from 1, and the line before where there are none."""
    return f"{start + 1}" if count == 1 else f"{start + 1 if count else start},{count}"


def _line(kind: Kind, row: str, color: bool) -> str:
    text = row.removesuffix("\n")
    if not color:
        return row if text != row else f"{row}\n\\ No newline at end of file\n"
    return paint([Piece(kind, text)], True) + ("\n" if text != row else "\n\\ No newline at end of file\n")


def _quoted(side: str, name: str) -> str:
    """A file name as git writes it: without a leading slash, quoted where it must be."""
    path = f"{side}/{name.lstrip('/')}"
    if any(c < " " or c in '"\\\x7f' for c in path):
        special = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
        return '"' + "".join(special.get(c) or (f"\\{ord(c):03o}" if c < " " or c == "\x7f" else c) for c in path) + '"'
    return f"{path}\t" if " " in path else path
