"""The phrases that honest science text holds, in a filter of bits; ``scripts/build_composed.py`` says from what."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cleantext.repair.matching.table import hashed
from cleantext.scan.tokens import U64, key

FOLDER = Path(__file__).resolve().parents[2] / "data" / "composed"

_BITS = 1 << 24  # three hashes let 1 in 100 others pass
_SHIFTS = (0, 20, 40)


def bloom(phrases: list[str]) -> NDArray[np.uint8]:
    """A filter that knows these phrases (and takes few others for them): bits, packed."""
    bits = np.zeros(_BITS, np.uint8)
    keys = hashed(phrases).keys
    for shift in _SHIFTS:
        bits[(keys >> U64(shift)) & U64(_BITS - 1)] = 1
    return np.packbits(bits)


@cache
def _honest() -> bytes:
    return (FOLDER / "honest.bloom").read_bytes()


@lru_cache(maxsize=1 << 16)
def is_honest(phrase: str) -> bool:
    """Whether a phrase of several words stands in honest science text (of others, 1 in 100 seem to)."""
    bits = _honest()
    whole = key(phrase)
    places = (whole >> shift & _BITS - 1 for shift in _SHIFTS)
    return all(bits[at >> 3] >> (7 - (at & 7)) & 1 for at in places)
