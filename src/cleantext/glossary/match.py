"""Find the phrases of a table in a buffer: one native pass, then a close look at the few candidates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.glossary.table import IS_KEY, IS_PREFIX, Filter, Phrase, Table
from cleantext.glossary.tokens import Words, joined

_GAP = re.compile(
    rb"(?:[ \t]|\xc2\xa0|\xe2\x80\xaf)*(?:\r?\n[ \t>*#/]*)?"  # white space, one line break
    rb"|(?:-|\xe2\x80[\x90\x91]|\xc2\xad)[ \t]*(?:\r?\n[ \t]*)?"  # a hyphen, at a line's end too
    rb"|'|\xe2\x80\x99"  # an apostrophe of either form
)


class Candidate(NamedTuple):
    """A phrase that stands in a buffer, and where: offsets in bytes."""

    start: int
    end: int
    phrase: Phrase


def candidates(table: Table, data: bytes, found: Words) -> list[Candidate]:
    """Every phrase of the table in the buffer, overlapping ones too.

    Words fold case; between two words may stand white space with at most one line break, a hyphen or an
    apostrophe.
    """
    matches: list[Candidate] = []
    for place, length, key in runs(table, found, table.shortest):
        edges = edges_of(found, data, place, length)
        if edges is None:
            continue
        spoken = b" ".join(found.folded[a:b] for a, b in edges)
        number = int(np.searchsorted(table.keys, key))
        while number < len(table) and table.keys[number] == key:
            phrase = table.phrase(number)
            if phrase.spun.encode() == spoken:
                matches.append(Candidate(edges[0][0], edges[-1][1], phrase))
            number += 1
    return matches


def runs(filter: Filter, found: Words, shortest: int) -> Iterator[tuple[int, int, np.uint64]]:
    """The runs of words whose hash is that of a phrase: the first word, how many words, the hash."""
    hashes = found.hashes
    if shortest == 1:
        for place in _with_key(filter, hashes, filter.flags(hashes)):
            yield place, 1, hashes[place]
    run, places, length = joined(hashes[:-1], hashes[1:]), np.arange(len(hashes) - 1), 2
    while len(places):
        flags = filter.flags(run)
        for k in _with_key(filter, run, flags):
            yield int(places[k]), length, run[k]
        more = np.flatnonzero(flags & IS_PREFIX)
        places = places[more]
        inside = places + length < len(hashes)
        places, more = places[inside], more[inside]
        run = joined(run[more], hashes[places + length])
        length += 1


def _with_key(filter: Filter, hashes: NDArray[np.uint64], flags: NDArray[np.uint8]) -> list[int]:
    """The numbers of the hashes that truly are keys, as far as the keys hold bits."""
    maybe = np.flatnonzero(flags & IS_KEY)
    hashes = hashes[maybe] & filter.mask
    first = np.searchsorted(filter.keys, hashes)
    first[first == len(filter.keys)] = 0
    real: list[int] = maybe[filter.keys[first] == hashes].tolist()
    return real


def edges_of(found: Words, data: bytes, place: int, length: int) -> list[tuple[int, int]] | None:
    """Where each of these words starts and ends, in bytes; None where they do not hang together."""
    span = range(place, place + length)
    edges = [(int(found.starts[i]), int(found.ends[i])) for i in span]
    return edges if all(_GAP.fullmatch(data, a, b) for (_, a), (b, _) in pairwise(edges)) else None
