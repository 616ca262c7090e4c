"""Which runs of words may be phrases: told natively, for all phrases of all kinds at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from cleantext.glossary.tokens import U64, joined

_HALF, _MIX, _THREE, _SEVEN, _ONE = U64(32), np.uint32(0x9E3779B1), np.uint32(3), np.uint32(7), np.uint8(1)
_SPARSE = 4
"""The filter has at least 2**_SPARSE times as many bits as there are phrases, so that few words pass by chance."""


class Filter:
    """The upper halves of the hashes of phrases (``keys``) and of their beginnings (``prefixes``).

    Packed bits say whether a hash may be either: a first place for all words, a second for the few that pass.
    They are small enough to stay in the processor's cache. Only what passes twice is looked up.
    """

    def __init__(self, keys: Sequence[NDArray[np.uint32]], prefixes: Sequence[NDArray[np.uint32]]) -> None:
        # Sorted, not made unique: NumPy's hash table for that took seconds for a million of them.
        self._keys, self._prefixes = np.sort(np.concatenate(keys)), np.sort(np.concatenate(prefixes))
        bits = max(12, min(27, (len(self._keys) + len(self._prefixes)).bit_length() + _SPARSE))
        places = np.zeros(1 << bits, np.uint8)
        self._shift = np.uint32(32 - bits)
        for halves in (self._keys, self._prefixes):
            places[halves >> self._shift] = 1
            places[halves * _MIX >> self._shift] = 1
        self._bits = np.packbits(places, bitorder="little")

    def runs(self, hashes: NDArray[np.uint64], shortest: int) -> Iterator[tuple[int, int, np.uint64]]:
        """The runs of words whose hash seems to be that of a phrase: the first word, how many words, the hash."""
        if shortest == 1:
            places = self._passing(hashes)
            for k in _in(self._keys, hashes[places]):
                yield int(places[k]), 1, hashes[places[k]]
        both = joined(hashes[:-1], hashes[1:])
        places, length = self._passing(both), 2
        run = both[places]
        while len(places):
            for k in _in(self._keys, run):
                yield int(places[k]), length, run[k]
            more = _in(self._prefixes, run)
            more = more[places[more] + length < len(hashes)]
            places = places[more]
            run = joined(run[more], hashes[places + length])
            length += 1

    def _passing(self, hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Where a hash passes the bits, both times."""
        halves = upper(hashes)
        first = np.flatnonzero(self._bit(halves >> self._shift))
        return first[np.flatnonzero(self._bit(halves[first] * _MIX >> self._shift))]

    def _bit(self, place: NDArray[np.uint32]) -> NDArray[np.uint8]:
        bit: NDArray[np.uint8] = self._bits[place >> _THREE] >> (place & _SEVEN).astype(np.uint8) & _ONE
        return bit


def upper(hashes: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """The upper halves of hashes."""
    return (hashes >> _HALF).astype(np.uint32)


def _in(values: NDArray[np.uint32], hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
    """The numbers of the hashes whose upper half is one of these sorted values."""
    if not len(values) or not len(hashes):
        return np.zeros(0, np.int64)
    halves = upper(hashes)
    first = np.searchsorted(values, halves)
    first[first == len(values)] = 0
    return np.flatnonzero(values[first] == halves)
