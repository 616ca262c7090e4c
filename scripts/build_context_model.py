"""Fit the context model: vectors of words by which their surroundings tell how well they fit.

    python scripts/build_context_model.py COUNTS OUT --weights science=1 general=2 --rounds 5

COUNTS is the output folder of ``scripts/count_ngrams.py``, which leaves the tokens of each set there
(``<set>.<number>.npy``). OUT is a file of arrays as ``cleantext.repair.decoder.context_model`` reads it. Needs numba.

For each word of the texts the fit raises its score in its surroundings, and lowers that of ``NOISE`` words drawn by
their counts to the power of ``SMOOTHED`` (noise-contrastive estimation in the form of Mikolov, Sutskever, Chen, Corrado
and Dean, "Distributed representations of words and phrases and their compositionality", NIPS 2013). Each set is read
as often as its weight says, in pieces, shuffled. One thread, so that each run on a machine gives the same vectors; the
order in which a processor adds up may change their last digits elsewhere.
"""

from __future__ import annotations

import argparse
from itertools import pairwise
from pathlib import Path

import numba
import numpy as np
from numpy.typing import NDArray

from cleantext.array_cache import store
from cleantext.repair.decoder.context_model import ROUNDED

SIZE = 64
"""The numbers in each vector."""
WORDS = 40_000
REACH = 10
"""How many words on each side are the surroundings."""
NOISE = 12
SMOOTHED = 0.75
COMMON = 5e-3
"""Words with more than this share of all are passed over in proportion to the root of how many times more."""
RATES = 0.05, 0.0005
"""The rate of learning at the beginning and at the end."""
RATE_OF_WEIGHTS = 0.02
"""How many times slower the weights of distances are learnt, each of which sees all words."""
PIECE = 200_000
DRAWS = 20_000_000
"""The length of the table from which noise is drawn."""
RARE = 3.0
"""How much less likely a word beyond the vocabulary is than the rarest in it (natural logarithm)."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--weights", nargs="+", default=["science=1", "general=2"])
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    weights = {name: int(weight) for name, weight in (pair.split("=") for pair in args.weights)}
    sets = {name: read(args.counts, name) for name in weights}
    words, counts = vocabulary(sets, weights)
    tokens = shuffled([numbers(tokens, words) for name, tokens in sets.items() for _ in range(weights[name])])
    shares = counts / counts.sum()
    noise = shares**SMOOTHED / (shares**SMOOTHED).sum()
    draws = np.repeat(np.arange(len(words), dtype=np.int32), np.maximum(1, np.rint(noise * DRAWS)).astype(int))
    read_share = np.minimum(1, np.sqrt(COMMON / shares)).astype(np.float32)
    chance = np.random.default_rng(1)
    neighbours = (chance.random((len(words), SIZE), np.float32) - np.float32(0.5)) / np.float32(8)
    targets, bias = np.zeros((len(words), SIZE), np.float32), np.full(len(words), -2.5, np.float32)
    distances = np.abs(np.arange(-REACH, REACH + 1)).clip(1)
    by_distance = np.repeat((1 / np.sqrt(distances)).astype(np.float32)[:, None], SIZE, 1)
    rates = np.linspace(*RATES, args.rounds + 1)
    for number, (first, last) in enumerate(pairwise(rates)):
        learn(tokens, neighbours, targets, bias, by_distance, draws, read_share, first, last, number + 1)
        print(f"round {number + 1}: {len(tokens):,} tokens", flush=True)
        write(args.out, words, neighbours, targets, bias, by_distance, noise)


def read(folder: Path, name: str) -> NDArray[np.uint64]:
    """The tokens of a set, in the order in which they were counted."""
    shards = sorted(folder.glob(f"{name}.*.npy"), key=lambda path: int(path.suffixes[0][1:]))
    return np.concatenate([np.load(path) for path in shards])


def vocabulary(
    sets: dict[str, NDArray[np.uint64]], weights: dict[str, int]
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The commonest tokens, sorted, and how often each stands in all sets by their weights."""
    counted = [np.unique(tokens, return_counts=True) for tokens in sets.values()]
    every = np.unique(np.concatenate([found for found, _ in counted]))
    counts = np.zeros(len(every), np.int64)
    for (found, times), weight in zip(counted, weights.values(), strict=True):
        counts[np.searchsorted(every, found)] += times * weight
    kept = np.sort(np.argsort(-counts, kind="stable")[:WORDS])
    return every[kept], counts[kept]


def numbers(tokens: NDArray[np.uint64], words: NDArray[np.uint64]) -> NDArray[np.int32]:
    """Tokens by their numbers in the vocabulary; -1 for others."""
    at = np.minimum(np.searchsorted(words, tokens), len(words) - 1).astype(np.int32)
    at[words[at] != tokens] = -1
    return at


def shuffled(sets: list[NDArray[np.int32]]) -> NDArray[np.int32]:
    """The texts of all sets in pieces, in a random order."""
    pieces = [tokens[start : start + PIECE] for tokens in sets for start in range(0, len(tokens), PIECE)]
    return np.concatenate([pieces[n] for n in np.random.default_rng(1).permutation(len(pieces))])


@numba.njit(fastmath=True, boundscheck=False)
def learn(tokens, neighbours, targets, bias, by_distance, draws, read_share, first_rate, last_rate, seed):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Read all tokens once."""
    size, reach = neighbours.shape[1], len(by_distance) // 2
    around, correction = np.zeros(size, np.float32), np.zeros(size, np.float32)
    state, multiplier, increment = np.uint64(seed), np.uint64(6364136223846793005), np.uint64(1442695040888963407)
    for i in range(len(tokens)):
        word = tokens[i]
        if word < 0:
            continue
        state = state * multiplier + increment
        if np.float32(state >> np.uint64(40)) / np.float32(1 << 24) > read_share[word]:
            continue
        rate = np.float32(first_rate + (last_rate - first_rate) * i / len(tokens))
        start, end = max(0, i - reach), min(len(tokens), i + reach + 1)
        around[:] = 0
        for j in range(start, end):
            other = tokens[j]
            if j != i and other >= 0:
                for k in range(size):
                    around[k] += by_distance[j - i + reach, k] * neighbours[other, k]
        correction[:] = 0
        for drawn in range(NOISE + 1):
            target, truth = word, np.float32(1)
            if drawn:
                state = state * multiplier + increment
                target, truth = draws[(state >> np.uint64(33)) % np.uint64(len(draws))], np.float32(0)
                if target == word:
                    continue
            score = bias[target]
            for k in range(size):
                score += around[k] * targets[target, k]
            step = (truth - np.float32(1) / (np.float32(1) + np.exp(-min(max(score, -12), 12)))) * rate
            for k in range(size):
                correction[k] += step * targets[target, k]
                targets[target, k] += step * around[k]
            bias[target] += step
        for j in range(start, end):
            other = tokens[j]
            if j != i and other >= 0:
                for k in range(size):
                    weight = by_distance[j - i + reach, k]
                    by_distance[j - i + reach, k] += np.float32(RATE_OF_WEIGHTS) * correction[k] * neighbours[other, k]
                    neighbours[other, k] += correction[k] * weight


def write(
    file: Path,
    words: NDArray[np.uint64],
    neighbours: NDArray[np.float32],
    targets: NDArray[np.float32],
    bias: NDArray[np.float32],
    by_distance: NDArray[np.float32],
    noise: NDArray[np.float64],
) -> None:
    """Write the vectors as bytes, what a step of each number is in the weights; last comes the unknown word."""
    steps = [np.abs(vectors).max(0) / 127 for vectors in (neighbours, targets)]
    unknown = np.zeros((1, SIZE), np.float32)
    rounded = [
        np.rint(np.concatenate([vectors, unknown]) / step).astype(np.int8)
        for vectors, step in zip((neighbours, targets), steps, strict=True)
    ]
    log_noise = np.log(noise)
    every_bias = np.append(bias + log_noise, log_noise.min() - RARE)
    by_distance = by_distance * steps[0] * steps[1]
    by_distance[REACH] = 0  # the word itself
    unit = np.abs(by_distance).max() / (2**15 - 1)
    arrays = {
        "words": words,
        "neighbours": rounded[0],
        "targets": rounded[1],
        "bias": every_bias.astype(np.float16),
        "weights": np.rint(by_distance / unit).astype(np.int16),
        "unit": np.array([unit * 2**ROUNDED], np.float32),
    }
    store(arrays, file)


if __name__ == "__main__":
    main()
