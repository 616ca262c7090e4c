"""Build the tables of the language model from the counts of scripts/count_ngrams.py.

    python scripts/build_language_model.py COUNTS OUT --weights science=1 general=2 --entries 4900000

The sets are added up by weight. The commonest words are kept. Of the longer n-grams those are kept whose loss would
change the score of the counted text the most; the change is the count times the distance between the n-gram's share and
the one that shorter n-grams predict (Stolcke 1998, with the scores of stupid backoff). The (n - 1)-gram with which a
kept n-gram begins is kept too.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.repair.decoder.language_model import BACKOFF, BREAK, LONGEST, write
from cleantext.scan.tokens import joined

U64 = np.uint64


class Table(NamedTuple):
    """N-grams of one length, sorted by key: their keys, the keys of their beginnings and ends, and their counts."""

    keys: NDArray[np.uint64]
    prefixes: NDArray[np.uint64]
    suffixes: NDArray[np.uint64]
    counts: NDArray[np.float32]


def read(path: Path, length: int) -> Table:
    """The n-grams of one length in a set."""
    with np.load(path) as file:
        if length == 1:
            found: NDArray[np.uint64] = file["words"]
            nothing = np.zeros(0, U64)
            return Table(found, nothing, nothing, file["word_counts"].astype(np.float32))
        vocabulary, tokens, counts = file["vocabulary"], file[f"tokens{length}"], file[f"counts{length}"]
    words = vocabulary[tokens[:, 0]]
    prefixes, suffixes = words, np.zeros(len(words), U64)
    for at in range(1, length):
        last = vocabulary[tokens[:, at]]
        suffixes = last if at == 1 else joined(suffixes, last)
        prefixes, words = words, joined(words, last)
    order = np.argsort(words)
    return Table(words[order], prefixes[order], suffixes[order], counts[order].astype(np.float32))


def added(tables: list[tuple[Table, float]]) -> Table:
    """Tables of one length added up by weight."""
    if len(tables) == 1:
        table, weight = tables[0]
        return table._replace(counts=table.counts * np.float32(weight))
    every = np.concatenate([table.keys for table, _ in tables])
    counts = np.concatenate([table.counts * np.float32(weight) for table, weight in tables])
    order = np.argsort(every, kind="stable")
    every = every[order]
    first = np.ones(len(every), np.bool_)
    first[1:] = every[1:] != every[:-1]
    at = first.nonzero()[0]
    sums = np.add.reduceat(counts[order], at)
    if not len(tables[0][0].prefixes):
        return Table(every[at], every[:0], every[:0], sums)
    prefixes = np.concatenate([table.prefixes for table, _ in tables])[order][at]
    suffixes = np.concatenate([table.suffixes for table, _ in tables])[order][at]
    return Table(every[at], prefixes, suffixes, sums)


def look_up(table: Table, keys: NDArray[np.uint64]) -> tuple[NDArray[np.float32], NDArray[np.intp]]:
    """The counts of keys in a table (0 for those that are missing), and their places."""
    order = np.argsort(keys)
    places = np.empty(len(keys), np.intp)
    places[order] = np.minimum(np.searchsorted(table.keys, keys[order]), len(table.keys) - 1)
    return np.where(table.keys[places] == keys, table.counts[places], np.float32(0)), places


def gains(tables: list[Table], total: float) -> list[NDArray[np.float32]]:
    """For each length from two on: by how much its n-grams change the score of the text compared with shorter ones."""
    unigrams = np.log(np.maximum(tables[0].counts, 0.2) / total).astype(np.float32)
    scores, told = [unigrams], []
    for length in range(2, LONGEST + 1):
        table, shorter = tables[length - 1], tables[length - 2]
        context, _ = look_up(shorter, table.prefixes)
        share = np.log(np.minimum(table.counts / np.maximum(context, table.counts), 1)).astype(np.float32)
        ends, places = look_up(shorter, table.suffixes)
        backed = np.where(ends > 0, scores[-1][places], share - 2) + np.float32(BACKOFF)
        told.append(table.counts * np.abs(share - backed))
        scores.append(share)
    return told


def chosen(tables: list[Table], told: list[NDArray[np.float32]], entries: int, words: int) -> list[NDArray[np.bool_]]:
    """Which n-grams are kept: the commonest words, and as many longer ones as make ``entries`` in all."""
    keep = [np.zeros(len(table.keys), np.bool_) for table in tables]
    keep[0][np.argsort(-tables[0].counts, kind="stable")[:words]] = True
    low, high = 0.0, 1e6
    for _ in range(30):
        least = (low * high) ** 0.5 if low else high / 1000
        for length in range(LONGEST, 1, -1):
            keep[length - 1] = told[length - 2] >= least
            if length < LONGEST:
                longer = tables[length]
                needed = np.unique(longer.prefixes[keep[length]])
                counts, places = look_up(tables[length - 1], needed)
                keep[length - 1][places[counts > 0]] = True
        number = sum(int(one.sum()) for one in keep)
        if abs(number - entries) < entries / 500:
            break
        if number > entries:
            low = least
        else:
            high = least
    return keep


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--weights", nargs="+", default=["science=1", "general=2"])
    parser.add_argument("--entries", type=int, default=5_620_000)
    parser.add_argument("--words", type=int, default=250_000)
    arguments = parser.parse_args()
    weights = {name: float(weight) for name, _, weight in (w.partition("=") for w in arguments.weights)}
    tables = []
    for length in range(1, LONGEST + 1):
        sets = [(read(arguments.counts / f"{name}.npz", length), weight) for name, weight in weights.items()]
        tables.append(added(sets))
        print(f"{len(tables[-1].keys):,} {length}-grams", flush=True)
    total = float(tables[0].counts.sum(dtype=np.float64))
    keep = chosen(tables, gains(tables, total), arguments.entries, arguments.words)
    print("kept", [int(one.sum()) for one in keep], "break", int(look_up(tables[0], np.array([BREAK]))[0][0]))
    keys = np.concatenate([table.keys[one] for table, one in zip(tables, keep, strict=True)])
    counts = np.concatenate([table.counts[one] for table, one in zip(tables, keep, strict=True)]).astype(np.float64)
    # The smallest count is written as the byte 0, which stands for 1: everything is scaled to it.
    least = float(counts.min())
    write(arguments.out, keys, counts / least, total / least)
    print(f"{arguments.out.name}: {arguments.out.stat().st_size / 1e6:.1f} MB, {len(keys):,} n-grams")


if __name__ == "__main__":
    main()
