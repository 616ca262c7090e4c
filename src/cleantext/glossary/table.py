"""Glossary entries compiled for matching: every inflected form, hashed, in a few flat arrays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.glossary.entry import Entry
from cleantext.glossary.inflect import variants
from cleantext.glossary.tokens import U64, joined, words
from cleantext.model import Confidence

_FILTER_BITS = 24


class Phrase(NamedTuple):
    """One spun form, inflected, and the right form for it; ``entry`` is the number of its entry."""

    spun: str
    right: str
    entry: int
    confidence: Confidence


class Table:
    """Spun phrases by the hash of all their words.

    ``keys`` are sorted; phrase ``i`` is line ``i`` of ``blob``, from ``offsets[i]`` to ``offsets[i + 1]``.
    ``heads`` are the hashes of the first two words of each phrase (of the only one, where there is but one).
    """

    def __init__(
        self,
        keys: NDArray[np.uint64],
        heads: NDArray[np.uint64],
        offsets: NDArray[np.uint32],
        blob: bytes,
        longest: int,
        entries: Sequence[Entry],
    ) -> None:
        self.keys, self.heads, self.offsets, self.blob, self.entries = keys, heads, offsets, blob, tuple(entries)
        self.longest = longest  # words in the longest phrase
        self.filter = np.zeros(1 << max(12, min(_FILTER_BITS, len(keys).bit_length() + 4)), np.uint8)
        self.shift = U64(64 - (len(self.filter).bit_length() - 1))
        self.filter[heads >> self.shift] = 1

    def __len__(self) -> int:
        return len(self.keys)

    def phrase(self, number: int) -> Phrase:
        """The phrase of this number."""
        line = self.blob[self.offsets[number] : self.offsets[number + 1] - 1].decode()
        spun, right, entry, confidence = line.split("\t")
        return Phrase(spun, right, int(entry), Confidence(int(confidence)))

    def phrases(self) -> Iterator[Phrase]:
        """All phrases, by key."""
        return map(self.phrase, range(len(self)))


def phrases(entries: Sequence[Entry]) -> Iterator[Phrase]:
    """Every inflected form of every entry; a form that is listed wins over one that was derived."""
    listed: dict[str, Phrase] = {}
    derived: dict[str, Phrase] = {}
    for number, entry in enumerate(entries):
        terms = {folded(right) for _, right in variants(entry, entry.term)}
        for confidence, forms in ((Confidence.LIKELY, entry.spun), (Confidence.GUESS, entry.guess)):
            for form in forms:
                for spun, right in variants(entry, form):
                    key = folded(spun)
                    if key and key not in terms:
                        where = listed if spun == form else derived
                        where.setdefault(key, Phrase(key, right, number, confidence))
    return iter({**derived, **listed}.values())


def folded(phrase: str) -> str:
    """A phrase as the matcher sees it: its words in lower case, single spaces between them."""
    found = words(b"\xff" + phrase.encode() + b"\xff")
    return " ".join(
        found.folded[a:b].decode() for a, b in zip(found.starts.tolist(), found.ends.tolist(), strict=True)
    )


def compiled(listed: Iterable[Phrase], entries: Sequence[Entry]) -> Table:
    """A table of phrases."""
    listed = list(listed)
    keys, heads = hashed([p.spun for p in listed])
    order = np.argsort(keys, kind="stable")
    lines = [f"{p.spun}\t{p.right}\t{p.entry}\t{int(p.confidence)}\n".encode() for p in listed]
    offsets = np.zeros(len(lines) + 1, np.uint32)
    np.cumsum([len(lines[i]) for i in order], out=offsets[1:])
    longest = max((p.spun.count(" ") + 1 for p in listed), default=0)
    return Table(keys[order], heads[order], offsets, b"".join(lines[i] for i in order), longest, entries)


def hashed(spun: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The key and the head of each phrase: the hashes of all its words, and of its first two."""
    hashes = words(b"\xff" + "\n".join(spun).encode() + b"\xff").hashes
    counts = np.array([s.count(" ") + 1 for s in spun], np.int64)
    at = np.cumsum(counts) - counts
    keys = hashes[at] if len(spun) else np.zeros(0, U64)
    heads = keys.copy()
    for length in range(2, int(counts.max(initial=0)) + 1):
        longer = np.flatnonzero(counts >= length)
        keys[longer] = joined(keys[longer], hashes[at[longer] + length - 1])
        if length == 2:
            heads = keys.copy()
    return keys, heads
