"""Words of a buffer and their hashes, all of them natively: NumPy over the bytes, no loop in Python.

A word is a run of ASCII letters and digits and of bytes beyond ASCII, except those of the two blocks that hold
punctuation and symbols (lead bytes C2 and E2: no-break space, curly quotes, dashes …). Case is folded for ASCII
and for the Latin-1 letters, which is what English and French need.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

U64 = np.uint64
_PAD = b"\x00" * 8
_LOWER = bytes(c + 32 if 65 <= c <= 90 else c for c in range(256))
_IS_WORD = bytes(
    1 if (chr(c).isascii() and chr(c).isalnum()) or 0x80 <= c < 0xFF else 0 for c in range(256)
)
_MASKS = np.array([(1 << (8 * n)) - 1 for n in range(8)] + [2**64 - 1], dtype=U64)
_FIRST, _LAST, _LENGTH, _PAIR = (
    U64(k) for k in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)
)


class Words(NamedTuple):
    """The words of a buffer: the folded bytes, where each word starts and ends in them, and its hash."""

    folded: bytes
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    hashes: NDArray[np.uint64]


def words(data: bytes) -> Words:
    """The words of UTF-8 bytes."""
    folded, is_word = _folded(data)
    inside = np.frombuffer(is_word, np.int8)
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    starts, ends = edges[::2] - 1, edges[1::2] - 1
    padded = _PAD + folded + _PAD
    eights: NDArray[np.uint64] = np.ndarray((len(padded) - 7,), U64, padded, 0, (1,))
    lengths = ends - starts
    first = eights[starts + 8] & _MASKS[np.minimum(lengths, 8)]
    last = np.where(lengths > 8, eights[ends], 0)
    hashes = first * _FIRST + last * _LAST + lengths.astype(U64) * _LENGTH
    hashes ^= hashes >> U64(29)
    return Words(folded, starts, ends, hashes * _PAIR)


def joined(first: NDArray[np.uint64], second: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A hash of one run of words and the word that follows it, for many at once."""
    mixed = first * _FIRST + second
    mixed ^= mixed >> U64(32)
    return mixed * _LAST


def _folded(data: bytes) -> tuple[bytes, bytes]:
    """The bytes in lower case, and for each (one more before and after) whether it belongs to a word."""
    if data.isascii() or not (data.translate(None, delete=bytes(range(128))).strip(b"\xff")):
        return data.translate(_LOWER), b"\x00" + data.translate(_IS_WORD) + b"\x00"
    octets = np.frombuffer(data.translate(_LOWER), np.uint8).copy()
    inside = np.zeros(len(data) + 2, np.uint8)
    inside[1:-1] = np.frombuffer(data.translate(_IS_WORD), np.uint8)
    for lead, length in ((0xC2, 2), (0xE2, 3)):
        at = np.flatnonzero(octets == lead) + 1
        for k in range(length):
            inside[at + k] = 0
    after = np.flatnonzero(octets[:-1] == 0xC3) + 1
    following = octets[after]
    capital = after[(following <= 0x9E) & (following != 0x97) & (following >= 0x80)]
    octets[capital] += 0x20
    return octets.tobytes(), inside.tobytes()
