"""Edits between two texts that nobody recorded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cleantext.diff.align import runs
from cleantext.diff.words import ComparedWords, both
from cleantext.model import Confidence, Edit

_REASON = "The texts differ here."


def diff(before: str, after: str) -> list[Edit]:
    """The edits that turn one text into the other, sorted and disjoint (offsets in characters).

    Words are aligned, and white space is compared separately. An edit contains whole words, or only white space;
    words that were added or removed go together with the space beside them.
    """
    if before == after:
        return []
    old, new = both(before, after)
    return [
        Edit(start, end, before[start:end], inserted, "diff", Confidence.CERTAIN, _REASON)
        for gap in _gaps(before, after, old, new)
        for start, end, inserted in _changes(before, after, gap, old, new)
    ]


class _Gap(NamedTuple):
    """The words between two words that the texts share: [i, i2) on one side, [j, j2) on the other."""

    i: int
    i2: int
    j: int
    j2: int


def _gaps(before: str, after: str, old: ComparedWords, new: ComparedWords) -> Iterator[_Gap]:
    """The places where the texts may differ, from left to right."""
    i = j = 0
    for start, start2, count in runs(old.ids, new.ids, old.shared, new.shared):
        yield _Gap(i, start, j, start2)
        i, j = start + count, start2 + count
        for k in _respaced(before, after, old, new, (start, start2, count)):
            yield _Gap(start + k, start + k, start2 + k, start2 + k)
    yield _Gap(i, len(old.ids), j, len(new.ids))


def _respaced(
    before: str, after: str, old: ComparedWords, new: ComparedWords, run: tuple[int, int, int]
) -> Iterator[int]:
    """Before which words of a run that both texts share the white space differs (found by halving)."""
    stack = [run]
    first = run[0]
    while stack:
        i, j, count = stack.pop()
        if count == 1:
            continue
        if before[old.start(i) : old.end(i + count - 1)] == after[new.start(j) : new.end(j + count - 1)]:
            continue
        if count == 2:
            yield i + 1 - first
            continue
        half = count // 2
        stack += ((i + half, j + half, count - half), (i, j, half + 1))


def _changes(
    before: str, after: str, gap: _Gap, old: ComparedWords, new: ComparedWords
) -> Iterator[tuple[int, int, str]]:
    """What changed in a gap: white space before, words, white space behind."""
    i, i2, j, j2 = gap
    start, end = old.end(i - 1), old.start(i2)
    start2, end2 = new.end(j - 1), new.start(j2)
    if i == i2 or j == j2:
        yield from _trimmed(before, start, end, after[start2:end2])
        return
    yield from _trimmed(before, start, old.start(i), after[start2 : new.start(j)])
    yield from _trimmed(before, old.start(i), old.end(i2 - 1), after[new.start(j) : new.end(j2 - 1)])
    yield from _trimmed(before, old.end(i2 - 1), end, after[new.end(j2 - 1) : end2])


def _trimmed(before: str, start: int, end: int, inserted: str) -> Iterator[tuple[int, int, str]]:
    """A change without the white space that both sides begin and end with; nothing if they are the same."""
    if before[start:end] == inserted:
        return
    low, high = 0, len(inserted)
    while start < end and low < high and before[start] == inserted[low] and inserted[low].isspace():
        start, low = start + 1, low + 1
    while start < end and low < high and before[end - 1] == inserted[high - 1] and inserted[high - 1].isspace():
        end, high = end - 1, high - 1
    yield start, end, inserted[low:high]
