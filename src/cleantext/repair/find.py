"""Finds in texts the phrases of a table, and the tells of texts that have enough of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from cleantext.repair.decoder.tells import STEPS, Tells
from cleantext.repair.gate import are_enough, gate
from cleantext.repair.matching.filter import Filter
from cleantext.repair.matching.found import Found
from cleantext.repair.matching.match import hang_together, parted_by_spaces, spans, stands
from cleantext.repair.matching.table import Table
from cleantext.scan.buffer import Buffer, Characters
from cleantext.scan.tokens import Words, in_lower_case, upper

_LISTED, _WEIGHT = 0x100, 0xFF
"""The marks of the filter: a bit for phrases that glossaries list, and the weight of a tell."""


class Tell(NamedTuple):
    """A run of words that tells of spinning: where it stands, the hash of its words, and what it weighs."""

    start: int
    end: int
    key: int
    weight: float


class _Run(NamedTuple):
    """A run of words that is worth a look.

    Attributes:
        place, length: its first word, and how many it has.
        start, end: where it stands, in bytes.
        key: the hash of its words.
        weight: what it weighs as a tell of its text; nothing if the text has too few of them.
        may_be_listed: whether a glossary may list it.
        is_plain: whether nothing but one space stands between each two words.
    """

    place: int
    length: int
    start: int
    end: int
    key: int
    weight: float
    may_be_listed: bool
    is_plain: bool


class PhraseFinder:
    """Finds the phrases of a table, if there is one, and tells, if there are any."""

    def __init__(self, table: Table | None, tells: Tells | None, guesses: bool) -> None:
        """Take what is looked for, and whether guesses are wanted, for which fewer tells are enough."""
        self.table, self._guesses = table, guesses
        keys, marks, prefixes, starts = [], [], [], []
        if table:
            keys.append(upper(table.keys))
            marks.append(np.full(len(table.keys), _LISTED, np.uint16))
            prefixes.append(upper(table.prefixes))
            starts.append(table.starts)
        if tells:
            keys.append(tells.keys)
            marks.append(tells.weights.astype(np.uint16))
            prefixes.append(tells.prefixes)
            starts.append(tells.starts)
        self.filter = Filter(keys, marks, prefixes, starts)
        self._fewest = STEPS * float(gate(0, guesses)) - 1  # steps that no text has enough of (sums may be off by less)
        self._shortest = table.shortest if table else 2

    def find(self, buffer: Buffer) -> dict[int, list[tuple[int, Found | Tell]]]:
        """For each text in which something stands: where it starts (characters), and what, as if it began there."""
        return _by_text(sorted(self._places(buffer), key=itemgetter(0, 1)), buffer)

    def _places(self, buffer: Buffer) -> Iterator[Found | Tell]:
        """The phrases in a buffer, overlapping ones too, in bytes."""
        data, words = buffer.data, buffer.words()
        for run in self._worth_a_look(buffer):
            edges = () if run.is_plain else spans(words, run.place, run.length)
            together = run.is_plain or hang_together(data, edges)
            listed = False
            for found in self._listed(data, words, run, together) if run.may_be_listed else ():
                yield found
                listed = True
            if together and not listed and run.weight:
                yield Tell(run.start, run.end, run.key, run.weight)

    def _listed(self, data: bytes, words: Words, run: _Run, together: bool) -> Iterator[Found]:
        """The listed phrases that a run of words is."""
        edges = spans(words, run.place, run.length)
        form = in_lower_case(b" ".join([data[a:b] for a, b in edges]).decode(errors="replace"))
        for phrase in self.table.with_key(run.key) if self.table else ():
            where = stands(data, edges, phrase.marked) if phrase.marked else (run.start, run.end)
            if where and (together or phrase.marked) and phrase.spun == form:
                entry = self.table.entries[phrase.entry]  # type: ignore[union-attr]
                yield Found(*where, phrase.right, entry, phrase.confidence)

    def _worth_a_look(self, buffer: Buffer) -> Iterator[_Run]:
        """The runs of words that may be listed phrases, and the tells of texts that have enough of them."""
        words = buffer.words()
        runs = self.filter.runs(words.hashes, self._shortest)
        if not len(runs.places):
            return
        marks = runs.marks.tolist()  # of a short text: NumPy would take ten times as long
        if max(marks) < _LISTED and sum(marks) < self._fewest:
            return  # most short texts: even together the tells are too few for any text
        weights = (runs.marks & _WEIGHT) / STEPS
        text = np.searchsorted(buffer.starts, words.starts[runs.places], "right") - 1
        least = gate(np.diff(buffer.starts), self._guesses)
        weights[~are_enough(text, runs.keys, weights, least)[text]] = 0
        may_be_listed = runs.marks >= _LISTED
        worth = np.flatnonzero(may_be_listed | (weights > 0))
        runs, weights, may_be_listed = runs.rows(worth), weights[worth], may_be_listed[worth]
        starts, ends = words.starts[runs.places], words.ends[runs.places + runs.lengths - 1]
        is_plain = parted_by_spaces(buffer.data, words, runs.places, runs.lengths)
        columns = (runs.places, runs.lengths, starts, ends, runs.keys, weights, may_be_listed, is_plain)
        yield from map(_Run._make, zip(*(column.tolist() for column in columns), strict=True))


def _by_text(places: Sequence[Found | Tell], buffer: Buffer) -> dict[int, list[tuple[int, Found | Tell]]]:
    """Found phrases text by text: where each starts, in characters, and what it is, as if the text began there."""
    found: dict[int, list[tuple[int, Found | Tell]]] = {}
    limit = -1
    for f in places:
        if f.start >= limit:
            text = buffer.text_at(f.start)
            limit = buffer.starts[text + 1]
            characters, here = Characters(buffer, text), found.setdefault(text, [])
        length = len(buffer.data[f.start : f.end].decode(errors="surrogatepass"))
        here.append((characters.offset(f.start), f._replace(start=0, end=length)))
    return found
