"""Stretches of text, in characters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

Span = tuple[int, int]


class Replacement(Protocol):
    """A change of a text: ``after`` in the place of text[start:end]."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def after(self) -> str: ...


class SpanSet:
    """Disjoint, sorted spans; built from any spans, which are merged where they overlap or touch."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        starts: list[int] = []
        ends: list[int] = []
        for start, end in sorted(spans):
            if start >= end:
                continue
            if ends and start <= ends[-1]:
                ends[-1] = max(ends[-1], end)
            else:
                starts.append(start)
                ends.append(end)
        self._starts, self._ends = starts, ends

    def __iter__(self) -> Iterator[Span]:
        return zip(self._starts, self._ends, strict=True)

    def __len__(self) -> int:
        return len(self._starts)

    def touches(self, start: int, end: int) -> bool:
        """Whether changing text[start:end] would change a span: an insertion counts only strictly inside."""
        if not self._starts:
            return False
        if start == end:
            at = bisect_right(self._starts, start) - 1
            return at >= 0 and self._starts[at] < start < self._ends[at]
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._ends[at] > start


def shifted(spans: Iterable[Span], changes: Sequence[Replacement]) -> Iterator[Span]:
    """Spans that no change touches, sorted by where they start, as they stand after the changes."""
    at = shift = 0
    for start, end in spans:
        while at < len(changes) and changes[at].end <= start:
            shift += len(changes[at].after) - (changes[at].end - changes[at].start)
            at += 1
        yield start + shift, end + shift
