"""A change in the text around it, as pieces that each renderer paints in its own way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from cleantext.model import Edit
from cleantext.render.places import Lines
from cleantext.render.visible import harmless, shown

_AROUND = 32
"""Characters of the text shown before and after a change."""


class PieceRole(Enum):
    """What a piece of text is."""

    SAME = auto()
    OLD = auto()
    NEW = auto()
    LOST = auto()
    FAINT = auto()
    STRONG = auto()
    GUESS = auto()


class SnippetPiece(NamedTuple):
    """Some text of one kind."""

    kind: PieceRole
    text: str


def groups(source: str, edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Changes that are close together in one line are shown together; overlapping ones are shown one at a time."""
    group: list[Edit] = []
    for edit in edits:
        if group and not _close(source, group[-1], edit):
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _close(source: str, one: Edit, other: Edit) -> bool:
    return 0 <= other.start - one.end <= 2 * _AROUND and "\n" not in source[one.start : other.start]


def snippet(source: str, group: Sequence[Edit], lines: Lines) -> Iterator[SnippetPiece]:
    """A group of changes with some words of their line around them."""
    start, _ = lines.span(group[0].start)
    _, end = lines.span(group[-1].end)
    at = _word_start(source, start, group[0].start)
    if at > start:
        yield SnippetPiece(PieceRole.FAINT, "… ")
    for edit in group:
        yield SnippetPiece(PieceRole.SAME, harmless(source[at : edit.start]))
        before, after = shown(edit.before, edit.after)
        yield SnippetPiece(PieceRole.LOST if edit.is_report else PieceRole.OLD, before)
        yield SnippetPiece(PieceRole.NEW, "" if edit.is_report else after)
        at = edit.end
    stop = _word_end(source, at, end)
    yield SnippetPiece(PieceRole.SAME, harmless(source[at:stop].rstrip("\r\n")))
    if stop < end and source[stop:end].strip():
        yield SnippetPiece(PieceRole.FAINT, " …")


def elided(text: str) -> str:
    """A stretch that is the same on both sides, without its middle if it is long."""
    if len(text) <= 6 * _AROUND:
        return text
    return f"{text[: _word_end(text, 0, len(text))]} … {text[_word_start(text, 0, len(text)) :]}"


def _word_start(source: str, start: int, at: int) -> int:
    """Where to begin, some words before a place in a line that begins at ``start``."""
    if at - start <= _AROUND:
        return start
    return source.find(" ", at - _AROUND, at) + 1 or at - _AROUND


def _word_end(source: str, at: int, end: int) -> int:
    """Where to stop, some words after a place in a line that stops at ``end``."""
    if end - at <= _AROUND:
        return end
    space = source.rfind(" ", at, at + _AROUND)
    return space if space > at else at + _AROUND
