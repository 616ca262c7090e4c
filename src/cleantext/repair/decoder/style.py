"""Whether a document is older prose or fiction, which honestly has much that looks like the work of a spinner.

``scripts/fit_style.py`` says how the weights are fitted, and on what.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.repair.decoder.arrays import SortedKeys
from cleantext.repair.decoder.language_model import BREAK, COMMA, NUMBER
from cleantext.repair.decoder.parameters import FOLDER
from cleantext.repair.matching.table import hashed

PER = 100.0
"""Words are weighed by how often they stand in so many words."""

SHORT = 50
"""A text of fewer words is weighed as if it had so many: two commas in a line are no style."""

MARKS = {",": COMMA, ".": BREAK, "0": NUMBER}
"""The tokens that are no words: a comma, the break between two sentences or clauses, a number."""


class Style(NamedTuple):
    """What common words and marks say of style.

    Attributes:
        keys: the hashes of the words and marks.
        weights: for each what one in a hundred words adds to the log odds of older prose.
        intercept: the log odds of a text that has none of them.
    """

    keys: SortedKeys
    weights: NDArray[np.float64]
    intercept: float

    def modern(self, tokens: NDArray[np.uint64], words: int) -> float:
        """The probability that a document is modern prose, given its tokens and how many of them are words."""
        at = self.keys.find(tokens)
        total = float(self.weights[at[at >= 0]].sum())
        odds = self.intercept + PER * total / max(words, SHORT)
        return float(1 / (1 + np.exp(min(max(odds, -50.0), 50.0))))  # NumPy takes 40 µs to clip one number


@cache
def style(language: str) -> Style:
    """The fitted weights for a language."""
    content = json.loads((FOLDER / f"{language}.style.json").read_text(encoding="utf-8"))
    keys, order = sorted_keys(list(content["weights"]))
    return Style(keys, np.array(list(content["weights"].values()))[order], content["intercept"])


def sorted_keys(listed: Sequence[str]) -> tuple[SortedKeys, NDArray[np.int64]]:
    """The hashes of words and marks in rising order, and the number of each in the list."""
    hashes = np.array([MARKS.get(written, 0) for written in listed], np.uint64)
    hashes[hashes == 0] = hashed([written for written in listed if written not in MARKS]).keys
    order = np.argsort(hashes)
    return SortedKeys(hashes[order]), order
