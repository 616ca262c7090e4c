"""Which runs of words may be phrases: told natively, for all phrases of all kinds at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from cleantext.scan.native import native
from cleantext.scan.tokens import joined, upper

_MIX, _THREE, _SEVEN, _ONE = np.uint32(0x9E3779B1), np.uint32(3), np.uint32(7), np.uint8(1)
_PIECE = 20_000
"""Words whose hashes are told in one go: the arrays then stay in the processor's cache."""
_FEW = 20
"""Fewer hashes than these are sooner told one by one."""
_SPARSE = 4
"""The filter has at least 2**_SPARSE times as many bits as there are phrases, so that few words pass by chance."""


class Filter:
    """The upper halves of the hashes of phrases (``keys``), of their ``prefixes`` and ``starts``, as a table has them.

    Packed bits say whether a hash may be that of a start: a first place for all words, a second for the few that pass.
    They are small enough to stay in the processor's cache (keys and prefixes in them too took four times the room,
    and up to three times as long). Only what passes twice is looked up.
    """

    def __init__(
        self,
        keys: Sequence[NDArray[np.uint32]],
        prefixes: Sequence[NDArray[np.uint32]],
        starts: Sequence[NDArray[np.uint32]],
    ) -> None:
        # Sorted, not made unique: NumPy's hash table for that took seconds for a million of them. ("stable" finds the
        # sorted runs that there are: 1 ms in place of 13.)
        all_keys, all_prefixes = (np.sort(np.concatenate(parts), kind="stable") for parts in (keys, prefixes))
        self._keys, self._prefixes = _Halves(all_keys), _Halves(all_prefixes)
        bits = max(12, min(27, sum(map(len, starts)).bit_length() + _SPARSE))
        places = np.zeros(1 << bits, np.uint8)
        self._shift = np.uint32(32 - bits)
        for halves in starts:
            places[halves >> self._shift] = 1
            places[halves * _MIX >> self._shift] = 1
        self._bits = np.packbits(places, bitorder="little")

    def runs(self, hashes: NDArray[np.uint64], shortest: int) -> Iterable[tuple[int, int, int]]:
        """The runs of words whose hash seems to be that of a phrase: the first word, how many words, the hash."""
        if native:
            k, p = self._keys, self._prefixes
            return native.runs(hashes, shortest, self._bits, k.slots, p.slots)
        return self._runs(hashes, shortest)

    def _runs(self, hashes: NDArray[np.uint64], shortest: int) -> Iterator[tuple[int, int, int]]:
        if shortest == 1:
            places, run = self._passing(hashes, 1)
            for k in self._keys.among(run):
                yield int(places[k]), 1, int(run[k])
        (places, run), length = self._passing(hashes, 2), 2
        while len(places):
            for k in self._keys.among(run):
                yield int(places[k]), length, int(run[k])
            more = self._prefixes.among(run)
            more = more[places[more] + length < len(hashes)]
            places = places[more]
            run = joined(run[more], hashes[places + length])
            length += 1

    def _passing(self, hashes: NDArray[np.uint64], length: int) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
        """Where a word, or two, have a hash that passes the bits, both times; and those hashes."""
        passing = []
        for start in range(0, max(len(hashes), 1), _PIECE):
            run = hashes[start : start + _PIECE]
            if length == 2:
                second = hashes[start + 1 : start + 1 + _PIECE]
                run = joined(run[: len(second)], second)
            halves = upper(run)
            first = self._bit(halves >> self._shift).nonzero()[0]
            first = first[self._bit(halves[first] * _MIX >> self._shift).nonzero()[0]]
            passing.append((first + start, run[first]))
        if len(passing) == 1:
            return passing[0]
        return np.concatenate([f[0] for f in passing]), np.concatenate([f[1] for f in passing])

    def _bit(self, place: NDArray[np.uint32]) -> NDArray[np.bool_]:
        bit = self._bits.take(place >> _THREE) >> (place & _SEVEN).astype(np.uint8) & _ONE
        return bit.view(bool)  # what NumPy counts several times as fast


class _Halves:
    """Sorted upper halves of hashes, each in the slot that its own upper bits name, or in one of the next.

    (A binary search misses the processor's cache at every step: this takes a tenth of the time.)
    """

    def __init__(self, values: NDArray[np.uint32]) -> None:
        values = np.maximum(values, _ONE)  # an empty slot holds zero
        bits = max(1, (len(values) + len(values) // 2).bit_length())
        self._shift = np.uint32(32 - bits)
        first, order = (values >> self._shift).astype(np.int64), np.arange(len(values))
        slots = np.maximum.accumulate(first - order) + order
        self._most = int((slots - first).max(initial=0)) + 1
        self.slots = np.zeros((1 << bits) + self._most, np.uint32)
        self.slots[slots] = values

    def among(self, hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
        """The numbers of the hashes whose upper half is one of these."""
        halves = np.maximum(upper(hashes), _ONE)
        if len(halves) < _FEW:
            return np.array([n for n, half in enumerate(halves.tolist()) if self._holds(half)], np.int64)
        at = halves >> self._shift
        is_held = np.zeros(len(halves), bool)
        for i in range(self._most):
            slots = self.slots[at + np.uint32(i)]
            is_held |= slots == halves
            if not ((slots > 0) & (slots < halves)).any():
                break
        return is_held.nonzero()[0]

    def _holds(self, half: int) -> bool:
        at = half >> int(self._shift)
        while 0 < self.slots[at] < half:
            at += 1
        return bool(self.slots[at] == half)
