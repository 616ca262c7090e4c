"""Glossary entries compiled for matching: every inflected form, hashed, in a few flat arrays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from cleantext.model import Confidence
from cleantext.repair.glossary.entry import Entry
from cleantext.repair.matching.match import form_with_marks
from cleantext.repair.matching.variants import variants
from cleantext.repair.wording.normalise import folded
from cleantext.scan.tokens import U64, find_words, joined, upper

Unsigned = TypeVar("Unsigned", np.uint32, np.uint64)


class Phrase(NamedTuple):
    """One spun form, inflected, and the right form for it; ``entry`` is the number of its entry."""

    spun: str
    right: str
    entry: int
    confidence: Confidence
    marked: str = ""  # the form as it must be written, if it has marks between or around its words


class Hashes(NamedTuple):
    """The hash of each phrase; and, sorted, those of prefixes (the first words of longer phrases, two and more of them)
    and the upper halves of those of starts (the first two words of phrases, or their only one).
    """

    keys: NDArray[np.uint64]
    prefixes: NDArray[np.uint64]
    starts: NDArray[np.uint32]


class Table:
    """Spun phrases by the hash of all their words.

    The keys among ``hashes`` are sorted; phrase ``i`` is line ``i`` of ``blob``, from ``offsets[i]`` to
    ``offsets[i + 1]``.
    """

    def __init__(
        self, hashes: Hashes, offsets: NDArray[np.uint32], blob: bytes, shortest: int, entries: Sequence[Entry]
    ) -> None:
        self.keys, self.prefixes, self.starts = hashes
        self.offsets, self.blob, self.entries = offsets, blob, entries
        self.shortest = shortest  # words in the shortest phrase
        self.with_key = lru_cache(maxsize=1 << 14)(self._with_key)

    def __len__(self) -> int:
        return len(self.keys)

    def phrase(self, number: int) -> Phrase:
        """The phrase of this number."""
        line = self.blob[self.offsets[number] : self.offsets[number + 1] - 1].decode()
        spun, right, entry, confidence, marks = line.split("\t")
        return Phrase(spun, right, int(entry), Confidence(int(confidence)), marks)

    def _with_key(self, key: int) -> tuple[Phrase, ...]:
        """The phrases with this hash."""
        first, end = (int(self.keys.searchsorted(U64(key), side)) for side in ("left", "right"))
        return tuple(map(self.phrase, range(first, end)))

    def phrases(self) -> Iterator[Phrase]:
        """All phrases, by key."""
        return map(self.phrase, range(len(self)))


def phrases(entries: Sequence[Entry]) -> Iterator[Phrase]:
    """Every inflected form of every entry: that of the highest rank; a listed form wins over a derived one."""
    best: dict[tuple[str, str], tuple[tuple[int, bool], Phrase]] = {}
    for number, entry in enumerate(entries):
        terms = {folded(right) for _, right in variants(entry, entry.term)}
        for confidence, forms in ((Confidence.LIKELY, entry.spun), (Confidence.GUESS, entry.guess)):
            for form in forms:
                marks = form_with_marks(form)
                for spun, right in variants(entry, form)[: 1 if marks else None]:
                    words = folded(spun)
                    weight, key = (entry.rank, spun == form), (words, marks)
                    if words and words not in terms and (key not in best or weight > best[key][0]):
                        best[key] = weight, Phrase(words, right, number, confidence, marks)
    yield from (phrase for _, phrase in best.values())
    yield from _around(entries, {words for words, marks in best if not marks})


def _around(entries: Sequence[Entry], forms: set[str]) -> Iterator[Phrase]:
    """The right terms that contain a spun form: they stand for themselves, which protects the form inside them."""
    listed = set(forms)
    for number, entry in enumerate(entries):
        for _, right in variants(entry, entry.term):
            words = folded(right).split(" ")
            runs = (" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1))
            term = " ".join(words)
            if term not in listed and any(run in forms for run in runs):
                listed.add(term)
                yield Phrase(term, right, number, Confidence.LIKELY)


def compiled(listed: Iterable[Phrase], entries: Sequence[Entry]) -> Table:
    """A table of phrases."""
    listed = list(listed)
    hashes = hashed([p.spun for p in listed])
    order = np.argsort(hashes.keys, kind="stable")
    lines = [f"{p.spun}\t{p.right}\t{p.entry}\t{int(p.confidence)}\t{p.marked}\n".encode() for p in listed]
    offsets = np.zeros(len(lines) + 1, np.uint32)
    np.cumsum([len(lines[i]) for i in order], out=offsets[1:])
    shortest = min((p.spun.count(" ") + 1 for p in listed), default=1)
    blob = b"".join(lines[i] for i in order)
    return Table(hashes._replace(keys=hashes.keys[order]), offsets, blob, shortest, entries)


def hashed(phrases: Sequence[str]) -> Hashes:
    """The hashes of folded phrases."""
    hashes = find_words(b"\xff" + "\n".join(phrases).encode() + b"\xff").hashes
    counts = np.array([p.count(" ") + 1 for p in phrases], np.int64)
    if len(hashes) != counts.sum():
        raise ValueError("phrases must be folded")  # otherwise words would count as part of the next phrase
    at = np.cumsum(counts) - counts
    keys = hashes[at] if len(phrases) else np.zeros(0, U64)
    prefixes = [np.zeros(0, U64)]
    starts = upper(keys[counts == 1])
    for length in range(2, int(counts.max(initial=0)) + 1):
        longer = np.flatnonzero(counts >= length)
        if length > 2:
            prefixes.append(_once(keys[longer]))
        keys[longer] = joined(keys[longer], hashes[at[longer] + length - 1])
        if length == 2:
            starts = np.concatenate([starts, upper(keys[longer])])
    return Hashes(keys, np.concatenate(prefixes), _once(starts))


def _once(values: NDArray[Unsigned]) -> NDArray[Unsigned]:
    """The values, sorted, each of them once. (The hash table of ``np.unique`` took seconds for a million.)"""
    values = np.sort(values)
    once: NDArray[Unsigned] = values[np.diff(values, prepend=~values[:1]) != 0]
    return once
