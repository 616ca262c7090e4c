"""How probable words are beside each other in honest text: n-gram counts mapped from disk, with stupid backoff.

A table holds the n-grams of one to four tokens that tell most about honest text, each as a fingerprint of its
hash and one byte for the logarithm of its count. Nothing in it can be read back as text. An n-gram that is not in a
table is taken for one that is in it once in some 10,000 times.

Scores are those of Brants, Popat, Xu, Och and Dean, "Large language models in machine translation" (EMNLP-CoNLL 2007):
the share of a word among what follows its context, as far as the two were counted together, and 0.4 times that
of the next shorter context otherwise. They are no probabilities in the strict sense (they do not add up to one), and
are compared, not read.

Everything here is in natural logarithms. Tables are made by ``scripts/count_ngrams.py`` and
``scripts/build_language_model.py``; ``data/language_model/README.md`` names their sources.
"""

from __future__ import annotations

import functools
import math
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.scan.native import native
from cleantext.scan.tokens import Words, find_words, joined

U64 = np.uint64
PAD = U64(0)
"""Fills up rows of different length in ``LanguageModel.score_windows``; it stands for no token."""
BREAK = U64(0x8F1BBCDC6ED9EBA1)
"""The token between two sentences or clauses, for an end mark, a colon, a bracket, a dash, an empty line. No n-gram
spans it."""
COMMA = U64(0xCA62C1D65A827999)
"""The token of a comma, which is counted like a word."""
NUMBER = U64(0xB5C0FBCFEC4D3B2F)
"""The token of every word that begins with a digit."""

LONGEST = 4
BACKOFF = math.log(0.4)
UNKNOWN = math.log(0.2)
"""The count that a word beyond the table is given, as a logarithm."""

MAGIC = b"cleantext n-grams 1\n"
HEADER = np.dtype([("entries", "<u4"), ("bits", "<u4"), ("step", "<f8"), ("total", "<f8")])
"""After the magic line: entries; 2**bits buckets; ln(count) is the byte times the step; how many tokens were counted.
Then come the size of each bucket, a byte; the count of each entry, a byte; its fingerprint, two bytes."""
FINGERPRINT = 16

_NO_EDGES = np.zeros(0, np.int64)
_NEUTRAL, _COMMA, _BREAK = 0, 1, 2
_CLASS = bytes(_COMMA if c == ord(",") else _BREAK if c in b".!?;:()[]{}<>|=" else _NEUTRAL for c in range(256))


class TokenSequence(NamedTuple):
    """The tokens of a text: words, commas and breaks, as the language model counts them."""

    hashes: NDArray[np.uint64]
    """One token each; the first and the last are breaks."""
    places: NDArray[np.int64]
    """For each word of the text its place in ``hashes``."""
    words: Words
    """The words, with their places in the bytes of the text."""


def token_sequence(data: bytes, edges: NDArray[np.int64] = _NO_EDGES) -> TokenSequence:
    """The tokens of UTF-8 bytes; at ``edges`` a text ends and the next begins, with a break between them.

    Between two words stands a break if their gap holds an end mark, a colon or semicolon, a bracket, a dash or an
    empty line; else a comma, if it holds one; else nothing. A gap of one byte is neither (``3.5``, ``e.g``,
    ``and/or``), nor is the dot after a single letter (``J. Smith``).
    """
    found = find_words(b"\xff" + data + b"\xff")
    found = Words(found.starts - 1, found.ends - 1, found.hashes)
    number = len(found.hashes)
    if not number:
        return TokenSequence(np.array([BREAK]), np.zeros(0, np.int64), found)
    octets = np.frombuffer(data, np.uint8)
    hashes = np.where(octets[found.starts] - np.uint8(ord("0")) < 10, NUMBER, found.hashes)
    marks = _marks(data, octets, found)
    last = np.searchsorted(found.starts, edges) - 1  # the last word before each edge
    marks[last[last >= 0]] = _BREAK
    before = np.zeros(number, np.int64)
    np.cumsum(marks[:-1] != _NEUTRAL, out=before[1:])
    places = np.arange(1, number + 1) + before
    tokens = np.full(places[-1] + 2, BREAK, U64)
    tokens[places] = hashes
    tokens[places[:-1][marks[:-1] == _COMMA] + 1] = COMMA
    return TokenSequence(tokens, places, found)


def _marks(data: bytes, octets: NDArray[np.uint8], found: Words) -> NDArray[np.uint8]:
    """What follows each word."""
    kinds = np.frombuffer(bytearray(data.translate(_CLASS)), np.uint8)
    if b"\xe2\x80" in data:
        at = (octets[:-2] == 0xE2).nonzero()[0]
        last = octets[at + 2]
        dashes = (octets[at + 1] == 0x80) & ((last == 0x93) | (last == 0x94) | (last == 0xA6))
        kinds[at[dashes]] = _BREAK
    if b"\n" in data:
        lines = (octets == ord("\n")).nonzero()[0]
        ends = np.searchsorted(found.starts, lines)
        kinds[lines[1:][(ends[1:] == ends[:-1])]] = _BREAK  # two line ends in one gap
    marks = np.maximum.reduceat(kinds, np.minimum(found.ends, len(data) - 1))
    marks[:-1][found.starts[1:] - found.ends[:-1] == 1] = _NEUTRAL
    single = (found.ends - found.starts == 1) & (octets[np.minimum(found.ends, len(data) - 1)] == ord("."))
    marks[single] = _NEUTRAL
    return marks


class LanguageModel:
    """The n-gram counts of honest text of one language."""

    def __init__(self, path: Path) -> None:
        """Maps the table at this path. Nothing is read until it is asked for, but 1 to 2 MB."""
        with path.open("rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                raise ValueError(f"{path.name} is no table of n-grams")
            header = np.frombuffer(file.read(HEADER.itemsize), HEADER)[0]
        entries, self._bits = int(header["entries"]), int(header["bits"])
        self._step = np.float32(header["step"])
        self.total = float(np.log(header["total"]))
        at, buckets = len(MAGIC) + HEADER.itemsize, 1 << self._bits
        sizes = np.fromfile(path, np.uint8, buckets, offset=at)
        self._ends = np.cumsum(sizes, dtype=np.uint32)
        self._starts = self._ends - sizes
        self._rounds = int(sizes.max()).bit_length()
        mapped = np.memmap(path, np.uint8, "r", at + buckets)
        self._counts: NDArray[np.uint8] = np.asarray(mapped[:entries])
        stored = np.ndarray((entries,), "<u2", mapped.data, entries)
        self._fingerprints: NDArray[np.uint16] = stored.astype(
            np.uint16, copy=False
        )  # a copy on big-endian machines only

    @property
    def _table(self) -> tuple[NDArray[np.uint32], NDArray[np.uint16], NDArray[np.uint8]]:
        return self._ends, self._fingerprints, self._counts

    @staticmethod
    @functools.cache
    def load(language: str) -> LanguageModel:
        """The table that comes with the library: "en" or "fr"; a KeyError for others. The second call costs nothing."""
        table = resources.files("cleantext") / "data" / "language_model" / f"{language}.ngrams"
        if not table.is_file():
            raise KeyError(language)
        return LanguageModel(Path(str(table)))

    def log_counts(self, keys: NDArray[np.uint64]) -> NDArray[np.float32]:
        """The natural logarithms of the counts of n-grams, by their keys (see ``keys``); -inf if not counted."""
        if native:
            found = native.log_counts(np.ascontiguousarray(keys), *self._table, float(self._step))
            return np.frombuffer(found, np.float32).reshape(keys.shape)
        flat = keys.ravel()
        buckets = (flat >> U64(64 - self._bits)).astype(np.intp)
        wanted = (flat >> U64(64 - self._bits - FINGERPRINT)).astype(np.uint16)
        low, end = self._starts[buckets], self._ends[buckets]
        high, last = end.copy(), len(self._fingerprints) - 1
        for _ in range(self._rounds):
            middle = (low + high) >> np.uint32(1)
            less = (self._fingerprints[np.minimum(middle, last)] < wanted) & (middle < high)
            low = np.where(less, middle + np.uint32(1), low)
            high = np.where(less, high, middle)
        place = np.minimum(low, last)
        found = (low < end) & (self._fingerprints[place] == wanted)
        logs: NDArray[np.float32] = self._counts[place] * self._step
        logs[~found] = -np.inf
        return logs.reshape(keys.shape)

    def word_count(self, word: int | np.uint64) -> float:
        """How often a word, by its hash, stands in the text that was counted; 0 for what was not counted."""
        return float(np.exp(self.log_counts(np.array([word], U64))[0]))

    def score_windows(self, windows: NDArray[np.uint64], first: int = 0) -> NDArray[np.float32]:
        """For each token of many rows how likely it is after the tokens before it in its row: natural logarithms.

        ``windows`` has one row of tokens a candidate, filled up with ``PAD`` on any side; a padding scores 0, and so do
        the tokens before number ``first``, which are context only. To weigh one wording against another, give three
        tokens of context before the place and up to three after it, and compare the sums of the rows.
        """
        if native:
            constants = float(self._step), UNKNOWN, self.total, BACKOFF
            flat = np.ascontiguousarray(windows)
            scored = native.score_windows(flat, windows.shape[1], first, int(BREAK), *self._table, *constants)
            return np.frombuffer(scored, np.float32).reshape(windows.shape)
        grams = keys(windows)
        logs = self.log_counts(grams)
        logs[:, windows == PAD] = -np.inf
        unigrams = np.maximum(logs[0], UNKNOWN)
        scores: NDArray[np.float32] = (unigrams - np.float32(self.total)).astype(np.float32)
        # From short to long: where the longer n-gram was counted, its share; else what there is, with a discount,
        # unless there is no longer context at all (the row begins here, or a break).
        possible = np.ones(windows.shape, np.bool_)
        inside = windows[:, 1:] != BREAK
        for length in range(2, LONGEST + 1):
            possible[:, : length - 1] = False
            possible[:, length - 1 :] &= windows[:, : 1 - length] != PAD
            if length > 2:
                possible[:, length - 1 :] &= inside[:, : windows.shape[1] - length + 1]
            share = np.full(windows.shape, -np.inf, np.float32)
            whole, part = logs[length - 1][:, 1:], logs[length - 2][:, :-1]
            counted = np.isfinite(whole) & np.isfinite(part)
            np.subtract(whole, part, out=share[:, 1:], where=counted)
            np.minimum(share, 0, out=share)
            longer = possible & np.isfinite(share)
            scores = np.where(longer, share, np.where(possible, scores + np.float32(BACKOFF), scores))
        scores[windows == PAD] = 0
        scores[:, :first] = 0
        return scores


def keys(windows: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The keys of the n-grams that end at each token of each row: one layer for each length from one to four.

    Where a row has not enough tokens before, the key is that of a shorter n-gram, and must not be asked for.
    """
    layers = np.empty((LONGEST, *windows.shape), U64)
    layers[0] = windows
    for length in range(1, LONGEST):
        layers[length, :, 0] = windows[:, 0]
        layers[length, :, 1:] = joined(layers[length - 1, :, :-1], windows[:, 1:])
    return layers


def write(
    path: Path, grams: NDArray[np.uint64], counts: NDArray[np.float64], total: float, bits: int | None = None
) -> None:
    """Writes a table: keys of n-grams, their counts (1 and more), and how many tokens were counted."""
    bits = max(4, len(grams).bit_length() - 3) if bits is None else bits
    short = grams >> U64(64 - bits - FINGERPRINT)
    order = np.lexsort((-counts, short))  # of two with the same fingerprint the more frequent one stays
    short, counts = short[order], counts[order]
    first = np.ones(len(short), np.bool_)
    first[1:] = short[1:] != short[:-1]
    short, counts = short[first], counts[first]
    sizes = np.bincount((short >> U64(FINGERPRINT)).astype(np.int64), minlength=1 << bits)
    if sizes.max() > 255:
        raise ValueError("too few buckets")
    step = max(float(np.log(counts.max())) / 255, 1e-6)
    with path.open("wb") as file:
        file.write(MAGIC)
        np.array([(len(short), bits, step, total)], HEADER).tofile(file)
        sizes.astype(np.uint8).tofile(file)
        np.rint(np.log(counts) / step).astype(np.uint8).tofile(file)
        short.astype("<u2").tofile(file)
