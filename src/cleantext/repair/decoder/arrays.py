"""Long arrays searched, counted and thinned out: in C, or by NumPy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleantext.scan.native import native

U64 = np.uint64


class SortedKeys:
    """Sorted hashes, none twice, in which many are looked for at once."""

    def __init__(self, keys: NDArray[np.uint64]) -> None:
        self.keys = keys
        bits = max(1, len(keys).bit_length())
        counts = np.bincount((keys >> U64(64 - bits)).astype(np.int64), minlength=1 << bits)
        self._buckets = np.concatenate([np.zeros(1, np.uint32), np.cumsum(counts, dtype=np.uint32)])

    def find(self, wanted: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Where each wanted hash stands, -1 where it does not."""
        if native:
            return np.frombuffer(native.find_keys(self.keys, self._buckets, np.ascontiguousarray(wanted)), np.int64)
        if not len(self.keys):
            return np.full(len(wanted), -1)
        at = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where(self.keys[at] == wanted, at, -1)


def count_keys(keys: NDArray[np.uint64], wanted: NDArray[np.uint64]) -> NDArray[np.int64]:
    """How often each wanted hash stands among others."""
    if native:
        counted = native.count_keys(np.ascontiguousarray(keys), np.ascontiguousarray(wanted))
        return np.frombuffer(counted, np.int64)
    ordered = np.sort(keys)
    times: NDArray[np.int64] = np.searchsorted(ordered, wanted, "right") - np.searchsorted(ordered, wanted, "left")
    return times


def best_rows(place: NDArray[np.int64], worth: NDArray[np.float32], most: int) -> NDArray[np.int64]:
    """The rows of each place that are worth most, so many at most, in their order. Those of a place stand together."""
    if native:
        return np.frombuffer(native.best_rows(np.ascontiguousarray(place), np.ascontiguousarray(worth), most), np.int64)
    order = np.lexsort((-worth, place))
    return np.sort(order[ranks(place) < most])


def first_rows(place: NDArray[np.int64]) -> NDArray[np.intp]:
    """The first row of each place, the rows of places following each other."""
    return np.flatnonzero(np.diff(place, prepend=-1) != 0)


def ranks(place: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each row of places that follow each other its number within its place, from 0."""
    starts = first_rows(place)
    ranks: NDArray[np.int64] = np.arange(len(place)) - np.repeat(starts, np.diff(np.append(starts, len(place))))
    return ranks
