"""Find the phrases of a table in a buffer: one native pass, then a close look at the few candidates."""

from __future__ import annotations

import re
from itertools import count, pairwise, takewhile
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.glossary.table import Phrase, Table
from cleantext.glossary.tokens import Words, joined, words

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


def candidates(table: Table, data: bytes) -> list[Candidate]:
    """Every phrase of the table in the buffer, overlapping ones too, by place.

    Words fold case; between two words may stand white space with at most one line break, a hyphen or an
    apostrophe.
    """
    if not len(table):
        return []
    found = words(data)
    hashes = found.hashes
    matches: list[Candidate] = []
    places = np.flatnonzero(table.filter[hashes >> table.shift])
    _verify(table, found, data, places, hashes[places], 1, matches)
    if table.longest > 1 and len(hashes) > 1:
        both = joined(hashes[:-1], hashes[1:])
        places = np.flatnonzero(table.filter[both >> table.shift])
        run = both[places]
        for length in range(2, table.longest + 1):
            if length > 2:
                inside = places + length <= len(hashes)
                places, run = places[inside], run[inside]
                run = joined(run, hashes[places + length - 1])
            _verify(table, found, data, places, run, length, matches)
    return sorted(matches)


def _verify(
    table: Table,
    found: Words,
    data: bytes,
    places: NDArray[np.int64],
    run: NDArray[np.uint64],
    length: int,
    matches: list[Candidate],
) -> None:
    """Add the phrases of this many words whose hash stands at these places and that are truly there."""
    first = np.searchsorted(table.keys, run)
    first[first == len(table)] = 0
    starts, ends, folded = found.starts, found.ends, found.folded
    for k in np.flatnonzero(table.keys[first] == run).tolist():
        place = int(places[k])
        edges = [(int(starts[i]), int(ends[i])) for i in range(place, place + length)]
        spoken = b" ".join(folded[a:b] for a, b in edges)
        if not all(_GAP.fullmatch(data, a, b) for (_, a), (b, _) in pairwise(edges)):
            continue
        for number in takewhile(lambda n: n < len(table) and table.keys[n] == run[k], count(int(first[k]))):  # noqa: B023
            phrase = table.phrase(number)
            if phrase.spun.encode() == spoken:
                matches.append(Candidate(edges[0][0], edges[-1][1], phrase))
