"""Edits as whole lines: which lines of the source became which lines of the text."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import NamedTuple

from cleantext.model import Edit, Result
from cleantext.render.places import Lines


class Stretch(NamedTuple):
    """Whole lines that edits touch: their characters on either side, and the edits."""

    start: int
    end: int
    start2: int
    end2: int
    edits: list[Edit]


def split(text: str) -> list[str]:
    """The lines of a text with their ends; only a line feed ends a line, as patches have it."""
    return StringIO(text).readlines()


def stretches(result: Result, lines: Lines) -> Iterator[Stretch]:
    """The stretches of lines that edits touch, from top to bottom; they share no line."""
    shift = 0
    for start, end, edits in _touched(result, lines):
        growth = sum(len(e.after) - len(e.before) for e in edits)
        yield Stretch(start, end, start + shift, end + shift + growth, edits)
        shift += growth


def turns(result: Result, lines: Lines) -> Iterator[tuple[str, list[str], list[str]]]:
    """The text in alternation: lines that are the same, then lines that differ on either side (none at the end)."""
    at = 0
    for start, end, start2, end2, _ in stretches(result, lines):
        before, after = split(result.source[start:end]), split(result.text[start2:end2])
        head = _common(before, after)
        tail = _common(before[head:][::-1], after[head:][::-1])
        same = result.source[at:start] + "".join(before[:head])
        yield same, before[head : len(before) - tail], after[head : len(after) - tail]
        at = end - sum(map(len, before[len(before) - tail :]))
    yield result.source[at:], [], []


def _touched(result: Result, lines: Lines) -> Iterator[tuple[int, int, list[Edit]]]:
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
