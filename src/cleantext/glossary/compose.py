"""Spun phrases that stand in no list: taken apart into a frequent term and the substitutes of its words.

The tables are built by ``scripts/build_composed.py``, which says from what.
"""

from __future__ import annotations

import lzma
from functools import cache
from itertools import product
from math import log
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.glossary.table import hashed
from cleantext.glossary.tokens import U64

FOLDER = Path(__file__).resolve().parent.parent / "data" / "composed"

LIKELY_AT = 9.0
"""Log likelihood ratio from which a composition is a repair on its own; measured on honest text."""

_BITS = 1 << 24  # of the filter of honest n-grams: about nine a phrase, and three hashes, let 3 in 100 pass
_LONGEST = 5


class Decomposed(NamedTuple):
    """What a phrase is most likely composed of: the term, how often honest science has it, and the substitutes."""

    term: str
    count: int
    score: float


def term_words(term: str) -> list[str]:
    """The words of a term."""
    return term.split(" ")


def bloom(phrases: list[str]) -> NDArray[np.uint8]:
    """A filter that knows these phrases (and takes few others for them): bits, packed."""
    bits = np.zeros(_BITS, np.uint8)
    for places in _places(phrases):
        bits[places] = 1
    return np.packbits(bits)


def _places(phrases: list[str]) -> list[NDArray[np.uint64]]:
    keys, _ = hashed(phrases)
    return [(keys >> U64(shift)) & U64(_BITS - 1) for shift in (0, 20, 40)]


@cache
def _honest() -> NDArray[np.uint8]:
    return np.fromfile(FOLDER / "honest.bloom", np.uint8)


def is_honest(phrase: str) -> bool:
    """Whether a phrase of several words stands in honest science text (of others, 3 in 100 seem to)."""
    bits = _honest()
    return all(bits[int(p[0]) >> 3] >> (7 - (int(p[0]) & 7)) & 1 for p in _places([phrase]))


@cache
def _counts(name: str) -> dict[str, int]:
    with lzma.open(FOLDER / name, "rt", encoding="utf-8") as lines:
        return {key: int(count) for key, _, count in (line.rstrip("\n").partition("\t") for line in lines)}


@cache
def _originals() -> dict[str, tuple[str, ...]]:
    with lzma.open(FOLDER / "originals.tsv.xz", "rt", encoding="utf-8") as lines:
        split = (line.rstrip("\n").partition("\t") for line in lines)
        return {substitute: tuple(rights.split(" ")) for substitute, _, rights in split}
