"""Words of a buffer and their hashes, all computed natively: in C, or by NumPy over the bytes, with no loop in Python.

A word is a run of ASCII letters and digits and of bytes beyond ASCII, except those of the three blocks that hold
punctuation and symbols (lead bytes C2, E2 and EF: no-break space, curly quotes, dashes, the mark of an object in the
line …). Hashes fold the case of ASCII
and of the Latin-1 letters, which is what English and French need. (C takes a third of the time that NumPy does. With
NumPy, comparing bytes and setting one bit in eight of them takes half the time of tables for ``bytes.translate``.)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.scan.native import native

U64 = np.uint64
_EIGHT = np.dtype("<u8")  # so that eight bytes of a word make the same number on every machine
_PIECE = 60_000
_PAD = b"\x00" * 8
_CASE = U64(0x2020202020202020)
"""The bit that distinguishes small letters from capitals, in eight bytes: in ASCII, and in the last byte of Latin-1."""
_MASKS = np.array([(1 << (8 * n)) - 1 for n in range(8)] + [2**64 - 1], dtype=U64)
_FIRST, _LAST, _PAIR = (U64(k) for k in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xD6E8FEB86659FD93))
_ALL, _HALF = 2**64 - 1, U64(32)
_LOWER = {c: c + 32 for c in (*range(0x41, 0x5B), *range(0xC0, 0xDF)) if c != 0xD7}


class Words(NamedTuple):
    """The words of a buffer: where each starts and ends in its bytes, and its hash."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    hashes: NDArray[np.uint64]


def find_words(data: bytes) -> Words:
    """The words of UTF-8 bytes, which must begin and end with a byte that belongs to no word."""
    if native:
        edges, hashes = native.words(data)
        both = np.frombuffer(edges, np.int64)
        return Words(both[::2], both[1::2], np.frombuffer(hashes, U64))
    pieces = [_words(data[start:end], start) for start, end in _pieces(data)]
    return pieces[0] if len(pieces) == 1 else Words(*map(np.concatenate, zip(*pieces, strict=True)))


def _pieces(data: bytes) -> Iterator[tuple[int, int]]:
    """Where to cut at white space so that the arrays of each piece stay in the processor's cache."""
    start = 0
    while len(data) - start > 2 * _PIECE and (space := data.find(b" ", start + _PIECE)) >= 0:
        yield start, space + 1
        start = space
    yield start, len(data)


def _words(data: bytes, offset: int) -> Words:
    """The words of a piece that begins at this offset of the whole."""
    inside = _inside(data)
    edges = (inside[1:] != inside[:-1]).nonzero()[0] + 1
    starts, ends = edges[::2].copy(), edges[1::2].copy()
    lengths = ends - starts
    padded = _PAD + data + _PAD
    eights: NDArray[np.uint64] = np.ndarray((len(padded) - 7,), _EIGHT, padded, 0, (1,))
    hashes = ((eights[starts + 8] | _CASE) & _MASKS.take(lengths, mode="clip")) * _FIRST
    long = (lengths > 8).nonzero()[0]
    hashes[long] += (eights[ends[long]] | _CASE) * _LAST
    hashes ^= hashes >> U64(29)
    return Words(starts + offset, ends + offset, hashes * _PAIR)


def in_lower_case(word: str) -> str:
    """A word in the form in which phrases are matched: ASCII and Latin-1 letters in lower case."""
    return word.translate(_LOWER)


def joined(first: NDArray[np.uint64], second: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A hash of one run of words and the word that follows it, for many at once."""
    mixed = first * _FIRST + second
    mixed ^= mixed >> U64(32)
    return mixed * _LAST


def upper(hashes: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """The upper halves of hashes."""
    return (hashes >> _HALF).astype(np.uint32)


def key(phrase: str) -> int:
    """The hash of a run of words, computed with Python's numbers: for one phrase that takes a tenth of the time."""
    run, *rest = find_words(b"\xff" + phrase.encode() + b"\xff").hashes.tolist()
    for word in rest:
        mixed = run * int(_FIRST) + word & _ALL
        run = (mixed ^ mixed >> 32) * int(_LAST) & _ALL
    return int(run)


def _inside(data: bytes) -> NDArray[np.bool_]:
    """For each byte whether it belongs to a word."""
    byte = np.uint8
    octets = np.frombuffer(data, byte)
    inside = (octets | byte(0x20)) - byte(ord("a")) < byte(26)
    inside |= octets - byte(ord("0")) < byte(10)
    inside |= octets - byte(0x80) < byte(0x7F)
    for lead, length in ((0xC2, 2), (0xE2, 3), (0xEF, 3)):
        if lead in data:
            places = (octets == byte(lead)).nonzero()[0]
            for k in range(length):
                inside[places + k] = False
    return inside
