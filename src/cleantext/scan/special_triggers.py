"""Triggers that are not literals: repetitions, pairs of characters beyond ASCII, lone surrogates."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from cleantext.rule import DOUBLED, NON_ASCII_PAIR, REPEATED, SURROGATE
from cleantext.scan.buffer import EDGE_BYTE, Buffer
from cleantext.scan.native import native

_LINE_END = re.compile(rb"[\n\xff]")
_PLAIN_PAIR = re.compile(rb"(?<=\xe2\x80)\x99|(?<=\xc3)(?!\xb7)[\xa0-\xbf]\xc3(?!\xb7)[\x9f-\xbf]")
"""An apostrophe before any character, or two small letters of Latin-1; from the last byte of the first one."""


def _non_ascii_pairs(buffer: Buffer) -> list[int]:
    """Where a character beyond ASCII first follows another directly in a line: the offset of its first byte.

    Once in each line, because in Cyrillic or Chinese nearly every character does. Pairs that are common in French
    are left out.
    """
    if buffer.is_ascii:
        return []
    data = buffer.data
    found, line_end = [], 0
    for at in native.pairs(data) if native else _pairs(data):
        if at >= line_end and not _PLAIN_PAIR.match(data, at) and (end := _LINE_END.search(data, at)):
            found.append(at + 1)
            line_end = end.start()
    return found


def _pairs(data: bytes) -> list[int]:
    """The last byte of each character beyond ASCII that another such character follows."""
    octets = np.frombuffer(data, np.uint8)
    last = (octets[1:] - np.uint8(0xC2) < 0x33) & (octets[:-1] ^ np.uint8(0x80) < 0x40)
    places: list[int] = last.nonzero()[0].tolist()
    return places


_EDGES = b"\n" + EDGE_BYTE
_FEW = 200
_LONGEST = 10
"""The most words in a phrase whose repetition is recognised."""


def _repeated(buffer: Buffer) -> list[int]:
    """The offset of the first word of each phrase that occurs three times or more in a row, in a line or as lines."""
    starts, _, hashes = buffer.words()
    places: dict[int, None] = {}  # a word that runs on and on begins phrases of every length
    for begin, times, size in native.repeated(hashes, _LONGEST) if native else _runs_alike(hashes):
        last = begin + 2 * size - 1
        for start, end in zip(
            starts[begin : begin + times].tolist(), starts[last : last + times].tolist(), strict=True
        ):
            if start not in places and (
                buffer.data[start - 1] in _EDGES or not _LINE_END.search(buffer.data, start, end)
            ):
                places[start] = None
    return list(places)


def _runs_alike(hashes: NDArray[np.uint64]) -> Iterator[tuple[int, int, int]]:
    """Where phrases begin that occur three times in a row: a word, how many words from there on (one), their length.

    A phrase of n words is one whose words are, 2n times in a row, those that stand n words later.
    """
    if len(hashes) < _FEW and len(hashes) - len(set(hashes.tolist())) < 4:
        return  # no two words occur three times
    for size in range(2, min(_LONGEST, len(hashes) // 3) + 1):
        alike = (hashes[size:] == hashes[:-size]).nonzero()[0]
        run = 2 * size - 1
        for first in alike[:-run][alike[run:] - alike[:-run] == run].tolist():
            yield first, 1, size


def _doubled(buffer: Buffer) -> list[int]:
    """Where a word (not a number) is repeated: the offset of the first."""
    starts, ends, hashes = buffer.words()
    data = buffer.data
    alike = native.alike(hashes) if native else (hashes[1:] == hashes[:-1]).nonzero()[0].tolist()
    if not alike:
        return []
    apart = (i for i in alike if data[ends[i] : starts[i + 1]] in _GAPS)
    return [at for i in apart if data[at := int(starts[i])] > ord("9")]


_GAPS = (b" ", b"\n")
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf]")


def _surrogates(buffer: Buffer) -> list[int]:
    """The offset of the first byte of each surrogate, which is not a character."""
    return [m.start() for m in _SURROGATE.finditer(buffer.data)] if b"\xed" in buffer.data else []


SPECIAL_TRIGGERS = {
    DOUBLED: _doubled, NON_ASCII_PAIR: _non_ascii_pairs, REPEATED: _repeated, SURROGATE: _surrogates,
}  # fmt: skip
"""Triggers that are not literals, and what finds them."""
