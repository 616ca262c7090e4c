"""Many stretches of a text at once: two rows of an array, where each starts and where it ends, by their starts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from cleantext.spans import Replacement, Span

Spans = NDArray[np.int64]


def span_array(spans: Iterable[Span] = ()) -> Spans:
    """Stretches as an array."""
    return np.array(list(spans), np.int64).reshape(-1, 2).T


class Changes:
    """Changes of a text, sorted and disjoint, for many places to follow them."""

    def __init__(self, changes: Sequence[Replacement]) -> None:
        self._before = span_array((c.start, c.end) for c in changes)
        growth = np.cumsum([len(c.after) - (c.end - c.start) for c in changes], dtype=np.int64)
        self._shift = np.concatenate([np.zeros(1, np.int64), growth])
        self.after: Spans = self._before + np.stack([self._shift[:-1], self._shift[1:]])
        """What the changes wrote, in the text as it is now."""

    def places_of(self, spans: Spans) -> tuple[NDArray[np.intp], Spans]:
        """The stretches of which something is left, by number, and where they are now.

        A change at an edge of one moves the edge outwards.
        """
        first = np.searchsorted(self._before[1], spans[0], "right")  # the first change that reaches beyond the start
        end = np.searchsorted(self._before[0], spans[1], "left")  # the first change that begins behind
        moved = spans + np.stack([self._shift[first], self._shift[np.maximum(end, first)]])
        touched = np.flatnonzero(first < end)
        low, high = first[touched], end[touched] - 1
        cuts_start, cuts_end = self._before[0, low] <= spans[0, touched], self._before[1, high] >= spans[1, touched]
        moved[0, touched] = np.where(cuts_start, self.after[0, low], moved[0, touched])
        moved[1, touched] = np.where(cuts_end, self.after[1, high], moved[1, touched])
        is_gone = np.zeros(spans.shape[1], bool)
        is_gone[touched] = cuts_start & cuts_end & (low == high)
        left = np.flatnonzero(~is_gone)
        return left, moved[:, left]

    def untouched(self, spans: Spans) -> tuple[NDArray[np.intp], Spans]:
        """The stretches that no change touches, by number, and where they are now."""
        first = np.searchsorted(self._before[1], spans[0], "right")
        whole = np.flatnonzero(first >= np.searchsorted(self._before[0], spans[1], "left"))
        return whole, spans[:, whole] + self._shift[first[whole]]


def merged(*parts: Spans) -> Spans:
    """The stretches of several arrays, in order."""
    together = np.concatenate(parts, 1)
    return together[:, np.argsort(together[0], kind="stable")]


def are_near(spans: Spans, others: Spans, reach: int = 0) -> NDArray[np.bool_]:
    """For each stretch whether one of the others lies in so many characters of it, or touches it."""
    if not others.shape[1]:
        return np.zeros(spans.shape[1], bool)
    furthest = np.maximum.accumulate(others[1])
    begin_before = np.searchsorted(others[0], spans[1] + reach, "right")  # how many begin before the end
    near: NDArray[np.bool_] = (begin_before > 0) & (furthest[begin_before - 1] >= spans[0] - reach)
    return near
