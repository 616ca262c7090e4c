"""Which runs of words may be phrases: decided natively, for all phrases of all kinds at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.scan.native import native
from cleantext.scan.tokens import joined, upper

_MIX, _THREE, _SEVEN, _ONE = np.uint32(0x9E3779B1), np.uint32(3), np.uint32(7), np.uint8(1)
_PIECE = 20_000
"""Words whose hashes are looked up together: the arrays then stay in the processor's cache."""
_SPARSE = 4
"""The filter has at least 2**_SPARSE times as many bits as there are phrases, so that few words pass by chance."""


class Runs(NamedTuple):
    """Runs of words that seem to be phrases, in the order of the text.

    Attributes:
        places: the first word of each.
        lengths: how many words it has.
        keys: the hash of its words.
        marks: what the filter was told of phrases with that hash.
    """

    places: NDArray[np.int64]
    lengths: NDArray[np.int64]
    keys: NDArray[np.uint64]
    marks: NDArray[np.uint16]

    def rows(self, which: NDArray[np.intp]) -> Runs:
        """Some of the runs."""
        return Runs(self.places[which], self.lengths[which], self.keys[which], self.marks[which])


_NONE = Runs(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.uint64), np.zeros(0, np.uint16))


class Filter:
    """The upper halves of the hashes of phrases (``keys``), of their ``prefixes`` and ``starts``, as a table has them.

    ``marks`` say something of each key, in bits: what is known of a key twice is taken together. Packed bits say
    whether a hash may be that of a start: a first place for all words, a second for the few that pass. More bits say
    whether one may be that of a key or a prefix: spun text and honest text begin alike (“of the”), so that many runs
    begin and hardly any goes on. Bits are small enough to stay in the processor's cache. Only what passes is looked up.
    """

    def __init__(
        self,
        keys: Sequence[NDArray[np.uint32]],
        marks: Sequence[NDArray[np.uint16]],
        prefixes: Sequence[NDArray[np.uint32]],
        starts: Sequence[NDArray[np.uint32]],
    ) -> None:
        # Sorted, not made unique: NumPy's hash table for that took seconds for a million of them. ("stable" finds the
        # sorted runs that there are: 1 ms in place of 13.)
        all_keys = np.concatenate(keys)
        order = np.argsort(all_keys, kind="stable")
        all_keys, all_marks = all_keys[order], np.concatenate(marks)[order]
        is_first = np.concatenate([np.ones(min(len(order), 1), bool), all_keys[1:] != all_keys[:-1]])
        first, again = np.flatnonzero(is_first), np.flatnonzero(~is_first)
        marks_of_first = all_marks[first]
        np.bitwise_or.at(marks_of_first, np.searchsorted(first, again) - 1, all_marks[again])
        self._keys = _Halves(all_keys[first], marks_of_first)
        self._prefixes = _Halves(np.sort(np.concatenate(prefixes), kind="stable"))
        self._shift, self._bits = _bits([part for halves in starts for part in (halves, halves * _MIX)])
        _, self._others = _bits([*keys, *prefixes])

    def runs(self, hashes: NDArray[np.uint64], shortest: int) -> Runs:
        """The runs of words whose hash seems to be that of a phrase."""
        if native:
            k, p = self._keys, self._prefixes
            places, lengths, keys, marks = native.runs(
                hashes, shortest, self._bits, self._others, k.slots, k.marks, p.slots
            )
            if not places:
                return _NONE
            return Runs(
                np.frombuffer(places, np.int64),
                np.frombuffer(lengths, np.int64),
                np.frombuffer(keys, np.uint64),
                np.frombuffer(marks, np.uint16),
            )
        parts = list(self._runs(hashes, shortest))
        runs = Runs(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))
        return runs.rows(np.lexsort((runs.lengths, runs.places)))

    def _runs(self, hashes: NDArray[np.uint64], shortest: int) -> Iterator[Runs]:
        """The same in parts, one for each length."""
        length = min(shortest, 2)
        places, run = self._passing(hashes, length)
        while True:
            is_known, slots = self._keys.among(run)
            yield Runs(places[is_known], np.full(len(is_known), length), run[is_known], self._keys.marks[slots])
            if length > 1:
                more, _ = self._prefixes.among(run)
                more = more[places[more] + length < len(hashes)]
                places = places[more]
                run = joined(run[more], hashes[places + length])
                if not len(places):
                    return
            else:
                places, run = self._passing(hashes, 2)
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
        return bit.view(bool)  # NumPy counts these several times as fast


def _bits(parts: Sequence[NDArray[np.uint32]]) -> tuple[np.uint32, NDArray[np.uint8]]:
    """Packed bits of which those are set that halves of hashes name with their upper bits; and what these lie above."""
    bits = max(12, min(27, sum(map(len, parts)).bit_length() + _SPARSE - 1))
    shift = np.uint32(32 - bits)
    if native:
        packed = np.zeros(1 << bits - 3, np.uint8)
        for halves in parts:
            native.set_bits(packed, halves, 32 - bits)
        return shift, packed
    places = np.zeros(1 << bits, np.uint8)
    for halves in parts:
        places[halves >> shift] = 1
    return shift, np.packbits(places, bitorder="little")


class _Halves:
    """Sorted upper halves of hashes, each in the slot that its own upper bits name, or in one of the next.

    ``marks`` holds for each slot what is said of the half in it. (A binary search misses the processor's cache at every
    step: this takes a tenth of the time.)
    """

    def __init__(self, values: NDArray[np.uint32], marks: NDArray[np.uint16] | None = None) -> None:
        values = np.maximum(values, _ONE)  # an empty slot holds zero
        bits = max(1, (len(values) + len(values) // 2).bit_length())
        self._shift = np.uint32(32 - bits)
        first, order = (values >> self._shift).astype(np.int64), np.arange(len(values))
        slots = np.maximum.accumulate(first - order) + order
        self._most = int((slots - first).max(initial=0)) + 1
        self.slots = np.zeros((1 << bits) + self._most, np.uint32)
        self.slots[slots] = values
        self.marks = np.zeros(len(self.slots) if marks is not None else 0, np.uint16)
        if marks is not None:
            self.marks[slots] = marks

    def among(self, hashes: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The numbers of the hashes whose upper half is one of these, and its slot."""
        halves = np.maximum(upper(hashes), _ONE)
        slots = (halves >> self._shift).astype(np.int64)
        found = np.zeros(len(halves), bool)
        for _ in range(self._most):
            found = self.slots[slots] == halves
            goes_on = (self.slots[slots] > 0) & (self.slots[slots] < halves)
            if not goes_on.any():
                break
            slots += goes_on
        numbers = found.nonzero()[0]
        return numbers, slots[numbers]
