"""Build src/cleantext/data/channel/<language>.tells: word sequences that spun text has and honest text hardly ever.

    python scripts/build_tells.py en COUNTS

COUNTS is the output of ``scripts/count_ngrams.py``. A tell is a form of the channel with several words ("withinside
the"), or a form next to a word that often stands next to what the form replaces ("gadget learning"). Its weight is how
often spun text of the size of the counted texts would contain it, divided by how often they contain it. A document is
decoded only if the native filter finds several tells, so honest text is scanned and hardly ever decoded.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cleantext.array_cache import store
from cleantext.repair.decoder.channel import FOLDER, Channel, channel
from cleantext.repair.decoder.language_model import BREAK, COMMA, NUMBER
from cleantext.repair.decoder.tells import Tells
from cleantext.scan.tokens import joined

RATE = 0.2
"""The share of words that are replaced in spun text, from which the expected counts follow."""
COMMON = 30
"""Spun forms are looked for if the two words themselves occur together at least this often."""
LEAST = 0.3
"""How often a tell must be expected in spun text of the size of the counted texts."""
RATIO = 3.0
"""How many times as often a tell must occur in spun text as in honest text."""
TYPICAL = 0.1
"""The share of replaced words that the weight of a tell assumes."""
MISSED = 0.7
"""The assumed count of a sequence that occurred less than twice and was not counted. In held-back texts, 600,000 tells
occurred 3,800 times in a million words."""
MOST = 600_000
"""How many tells are kept: the most frequent ones."""
FORM_WORDS = 3

Keys = NDArray[np.uint64]
Counted = tuple[Keys, NDArray[np.float64]]


def main() -> None:
    language, folder = sys.argv[1], Path(sys.argv[2])
    sets = {"en": ("science", "general"), "fr": ("fr",)}[language]
    pairs, singles, attested = read_counts([folder / f"{name}.npz" for name in sets])
    whole = channel(language)
    assert whole is not None
    parts = [beside(whole, *pairs, form_first=True), beside(whole, *pairs, form_first=False), forms(whole, *singles)]
    phrases = np.concatenate([p[0] for p in parts])
    expected = np.concatenate([p[1] for p in parts])
    order = np.argsort(phrases[:, -1], kind="stable")
    phrases, expected = phrases[order], expected[order]
    first = np.flatnonzero(np.diff(phrases[:, -1], prepend=~phrases[:1, -1]) != 0)
    phrases, expected = phrases[first], np.add.reduceat(expected, first) * RATE
    honest = look_up(*attested, phrases[:, -1])
    good = (expected >= LEAST) & (expected >= RATIO * (honest + MISSED))
    worth = np.where(good, expected, 0)
    kept = np.argsort(-worth)[: min(MOST, int(good.sum()))]
    print(f"{len(phrases)} phrases, {int(good.sum())} of them tells, {len(kept)} kept")
    weights = np.log1p(TYPICAL / RATE * expected[kept] / (honest[kept] + MISSED))
    store(Tells.compiled(phrases[kept], weights), FOLDER / f"{language}.tells")


def read_counts(
    files: list[Path],
) -> tuple[tuple[Keys, Keys, NDArray[np.float64]], Counted, Counted]:
    """The counts of pairs of words, of sequences of up to three words, and of all sequences of two to four words."""
    firsts, seconds, pair_counts, keys, counts, short, short_counts = ([] for _ in range(7))
    for file in files:
        tables = np.load(file)
        vocabulary = tables["vocabulary"]
        short.append(tables["words"])
        short_counts.append(tables["word_counts"])
        for length in (2, 3, 4):
            tokens, times = tables[f"tokens{length}"], tables[f"counts{length}"]
            run = vocabulary[tokens[:, 0]]
            for k in range(1, length):
                run = joined(run, vocabulary[tokens[:, k]])
            keys.append(run)
            counts.append(times)
            if length < 4:
                short.append(run)
                short_counts.append(times)
            if length == 2:
                common = times >= COMMON
                firsts.append(vocabulary[tokens[common, 0]])
                seconds.append(vocabulary[tokens[common, 1]])
                pair_counts.append(times[common])
    first, second = np.concatenate(firsts), np.concatenate(seconds)
    word = ~(np.isin(first, MARKS) | np.isin(second, MARKS))
    pairs = first[word], second[word], np.concatenate(pair_counts)[word].astype(np.float64)
    return pairs, summed(short, short_counts), summed(keys, counts)


MARKS = np.array([BREAK, COMMA, NUMBER], np.uint64)


def summed(keys: list[Keys], counts: list[NDArray[np.uint32]]) -> tuple[Keys, NDArray[np.float64]]:
    """Sorted keys, each once, with the sums of their counts."""
    every, times = np.concatenate(keys), np.concatenate(counts).astype(np.float64)
    order = np.argsort(every, kind="stable")
    every = every[order]
    first = np.flatnonzero(np.diff(every, prepend=~every[:1]) != 0)
    return every[first], np.add.reduceat(times[order], first)


def look_up(keys: Keys, counts: NDArray[np.float64], wanted: Keys) -> NDArray[np.float64]:
    """The counts of some keys; 0 for those that were not counted."""
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    found: NDArray[np.float64] = np.where(keys[at] == wanted, counts[at], 0)
    return found


def form_words(whole: Channel) -> NDArray[np.uint64]:
    """The hashes of the words of each candidate's form, padded with zeros."""
    per_form = whole.first[1:].astype(np.int64) - whole.first[:-1]
    words: NDArray[np.uint64] = np.repeat(whole.form_words, per_form, axis=0)
    return words


def beside(
    whole: Channel, first: Keys, second: Keys, counts: NDArray[np.float64], form_first: bool
) -> tuple[NDArray[np.uint64], NDArray[np.float64]]:
    """Forms with the word that follows or precedes what they replace; the last column is the key of the sequence."""
    single = np.flatnonzero(whole.right_length[whole.right] == 1)
    forms = form_words(whole)[single]
    single = single[(forms != 0).sum(1) <= FORM_WORDS]
    forms = forms[(forms != 0).sum(1) <= FORM_WORDS]
    rights = whole.right_words[whole.right[single], 0]
    order = np.argsort(rights, kind="stable")
    rights, forms, share = rights[order], forms[order], np.exp(whole.log_share[single[order]])
    replaced, other = (first, second) if form_first else (second, first)
    low, high = np.searchsorted(rights, replaced, "left"), np.searchsorted(rights, replaced, "right")
    times = high - low
    phrases, expected = [], []
    for part in np.array_split(np.arange(len(replaced)), 20):
        row = np.repeat(part, times[part])
        inner = np.arange(len(row)) - np.repeat(np.cumsum(times[part]) - times[part], times[part])
        candidate = low[row] + inner
        worth = counts[row] * share[candidate]
        likely = worth * RATE >= LEAST / 4
        phrases.append(run_of(forms[candidate[likely]], other[row[likely]], form_first))
        expected.append(worth[likely])
    return np.concatenate(phrases), np.concatenate(expected)


def run_of(forms: NDArray[np.uint64], other: Keys, form_first: bool) -> NDArray[np.uint64]:
    """The words of a form and its neighbour, padded with zeros; the last column is the key of the sequence."""
    lengths = (forms != 0).sum(1)
    words = np.zeros((len(forms), FORM_WORDS + 2), np.uint64)
    line = np.arange(len(forms))
    if form_first:
        words[:, :FORM_WORDS] = forms[:, :FORM_WORDS]
        words[line, lengths] = other
    else:
        words[:, 0] = other
        words[:, 1 : FORM_WORDS + 1] = forms[:, :FORM_WORDS]
    return with_key(words)


def with_key(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Words with the key of their sequence in the last column."""
    run = words[:, 0].copy()
    for k in range(1, words.shape[1] - 1):
        longer = words[:, k] != 0
        run[longer] = joined(run[longer], words[longer, k])
    words[:, -1] = run
    return words


def forms(whole: Channel, keys: Keys, counts: NDArray[np.float64]) -> tuple[NDArray[np.uint64], NDArray[np.float64]]:
    """Forms of several words by themselves."""
    every = form_words(whole)
    several = np.flatnonzero((every != 0).sum(1) > 1)
    rights = with_key(np.pad(whole.right_words[whole.right[several]], ((0, 0), (0, 1))))[:, -1]
    expected = look_up(keys, counts, rights) * np.exp(whole.log_share[several])
    return with_key(np.pad(every[several], ((0, 0), (0, 1)))), expected


if __name__ == "__main__":
    main()
