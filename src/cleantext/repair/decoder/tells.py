"""Tells: runs of words that spun text often has and honest text hardly ever. They open the gate to decoding."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.array_cache import Arrays, load
from cleantext.repair.decoder.channel import FOLDER
from cleantext.scan.tokens import joined, upper

STEPS = 20.0
"""How many steps of a weight make one unit of the natural logarithm."""


class Tells(NamedTuple):
    """The upper halves of the hashes of tells, of their beginnings and of their first two words, each sorted.

    ``weights`` has for each key how much likelier a text is spun that holds it (natural logarithm, in twentieths).
    """

    keys: NDArray[np.uint32]
    weights: NDArray[np.uint8]
    prefixes: NDArray[np.uint32]
    starts: NDArray[np.uint32]

    @staticmethod
    def compiled(phrases: NDArray[np.uint64], weights: NDArray[np.float64]) -> Arrays:
        """The arrays of tells, given the hashes of the words of each, then zeros, then its key."""
        words, keys = phrases[:, :-1], phrases[:, -1]
        lengths = (words != 0).sum(1)
        run = joined(words[:, 0], words[:, 1])
        starts, prefixes = [run], [np.zeros(0, np.uint64)]
        for length in range(3, words.shape[1] + 1):
            longer = lengths >= length
            prefixes.append(run[longer])
            run = run.copy()
            run[longer] = joined(run[longer], words[longer, length - 1])
        halves, first = np.unique(upper(keys), return_index=True)
        return {
            "keys": halves,
            "weights": np.minimum(np.rint(weights[first] * STEPS), 255).astype(np.uint8),
            "prefixes": np.unique(upper(np.concatenate(prefixes))),
            "starts": np.unique(upper(np.concatenate(starts))),
        }


@cache
def tells(language: str) -> Tells | None:
    """The tells of a language, if there are any."""
    file = FOLDER / f"{language}.tells"
    return Tells(**load(file)) if file.exists() else None
