"""Edits as whole lines: which lines of the source became which lines of the text."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import NamedTuple

from cleantext.model import Edit, Result
from cleantext.render.places import Lines


class Chunk(NamedTuple):
    """Lines that changed: the number of the first on either side (from 0), the lines, and the edits in them."""

    first: int
    second: int
    before: list[str]
    after: list[str]
    edits: list[Edit]


def split(text: str) -> list[str]:
    """The lines of a text with their ends; only a line feed ends a line, as patches have it."""
    return StringIO(text).readlines()


def chunks(result: Result) -> Iterator[Chunk]:
    """The lines that changed, from top to bottom; chunks share no line."""
    lines = Lines(result.source)
    second = 0  # lines of the text up to here, minus those of the source
    shift = 0  # the same in characters
    for start, end, edits in _touched(result, lines):
        growth = sum(len(e.after) - len(e.before) for e in edits)
        before = split(result.source[start:end])
        after = split(result.text[start + shift : end + shift + growth])
        first = lines.number(start) - 1
        same = _common(before, after)
        tail = _common(before[same:][::-1], after[same:][::-1])
        yield Chunk(
            first + same,
            first + same + second,
            before[same : len(before) - tail],
            after[same : len(after) - tail],
            edits,
        )
        shift += growth
        second += len(after) - len(before)


def _touched(result: Result, lines: Lines) -> Iterator[tuple[int, int, list[Edit]]]:
    """The stretches of whole source lines that edits touch, with these edits."""
    start = end = -1
    edits: list[Edit] = []
    for edit in result.edits:
        low = lines.span(edit.start)[0]
        if edits and low >= end:
            yield start, end, edits
            edits = []
        if not edits:
            start = low
        end = lines.span(edit.end)[1]
        edits.append(edit)
    if edits:
        yield start, end, edits


def _common(one: list[str], other: list[str]) -> int:
    """How many lines both begin with."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
