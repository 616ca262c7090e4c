"""Find the phrases of a table in a buffer: one native pass, then a close look at the few candidates."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from cleantext.glossary.table import Phrase, Table
from cleantext.glossary.tokens import words, pairs

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
    if not len(found.hashes):
        return []
    both = pairs(found.hashes)
    filter, shift = table.filter, table.shift
    maybe = np.flatnonzero(filter[both >> shift])
    alone = np.flatnonzero(filter[found.hashes >> shift])
    matches = _at(table, found, data, maybe, both[maybe], 2) + _at(table, found, data, alone, found.hashes[alone], 1)
    return sorted(matches)


def _at(table: Table, found, data: bytes, places, keys, least: int) -> list[Candidate]:  # type: ignore[no-untyped-def]
    """The phrases whose first words have these hashes and that truly stand at these words."""
    left = np.searchsorted(table.keys, keys, "left")
    right = np.searchsorted(table.keys, keys, "right")
    real = np.flatnonzero(left < right)
    starts, ends, folded = found.starts, found.ends, found.folded
    matches = []
    for k in real.tolist():
        place = int(places[k])
        for number in range(int(left[k]), int(right[k])):
            phrase = table.phrase(number)
            parts = phrase.spun.encode().split(b" ")
            if len(parts) < least or (least == 1 and len(parts) > 1) or place + len(parts) > len(starts):
                continue
            for i, part in enumerate(parts, place):
                if folded[starts[i] : ends[i]] != part or (
                    i > place and not _GAP.fullmatch(data, int(ends[i - 1]), int(starts[i]))
                ):
                    break
            else:
                matches.append(Candidate(int(starts[place]), int(ends[place + len(parts) - 1]), phrase))
    return matches
