"""The gate before decoding: what the tells of a text must weigh together."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

PER_WORD = 7
"""Characters of a word with the space behind it."""

_GATE, _GATE_PER_WORD, _GATE_LEAST = 5.0, 0.09, 9.5
"""What different tells must weigh together to open the gate to decoding, how much more for each word, and the least.

Of 27 real spun pages 25 pass; of 40,791 honest documents 1 in 53 does, and 7 in 10 of these are then found not worth
decoding (``decoder/screen.py``). Of documents with 1 word in 25 to 1 in 6 replaced that the decoder would tell 3 in 4
pass. A gate 2 lower and 0.02 a word lower lets a fifth more of them through, at twice the time for honest text.
"""
_GATE_GUESSES, _GATE_GUESSES_PER_WORD = 0.0, 0.08
"""The same where guesses are wanted: 1 honest document in 12 passes, and 2 in 3 of the others."""


def gate(size: Any, guesses: bool) -> Any:
    """The weight that the tells of a text of this size (or of many sizes) must have together.

    Args:
        size: in characters or bytes.
        guesses: whether guesses are wanted.
    """
    if guesses:
        return _GATE_GUESSES + _GATE_GUESSES_PER_WORD * size / PER_WORD
    return np.maximum(_GATE_LEAST, _GATE + _GATE_PER_WORD * size / PER_WORD)


def are_enough(
    text: NDArray[np.int64], keys: NDArray[np.uint64], weights: NDArray[np.float64], least: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """For each text whether the tells in it, each counted once, weigh enough.

    Args:
        text: for each tell the number of its text.
        keys: the hashes of the tells.
        weights: what they weigh.
        least: for each text what its tells must weigh together.
    """
    enough = np.bincount(text, weights, len(least)) >= least  # counted as often as they stand
    if enough.any():
        rows = np.flatnonzero(enough[text])
        order = rows[np.lexsort((keys[rows], text[rows]))]
        is_first = np.ones(len(order), bool)
        is_first[1:] = (np.diff(text[order]) != 0) | (keys[order][1:] != keys[order][:-1])
        once = order[is_first]
        enough &= np.bincount(text[once], weights[once], len(least)) >= least
    return np.array(enough)
