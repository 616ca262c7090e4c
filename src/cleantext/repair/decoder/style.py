"""Whether a document is older prose or fiction, which honestly has much that looks like the work of a spinner.

``scripts/fit_style.py`` says how the weights are fitted, and on what.
"""

from __future__ import annotations

import json
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.repair.decoder.arrays import SortedKeys
from cleantext.repair.decoder.decode import FOLDER
from cleantext.repair.matching.table import hashed

PER = 100.0
"""Words are weighed by how often they stand in so many words."""


class Style(NamedTuple):
    """What common words say of style.

    Attributes:
        keys: the hashes of the words.
        weights: for each what one in a hundred words adds to the log odds of older prose.
        intercept: the log odds of a text that has none of them.
    """

    keys: SortedKeys
    weights: NDArray[np.float64]
    intercept: float

    def modern(self, hashes: NDArray[np.uint64]) -> float:
        """The probability that a document is modern prose, given the hashes of its words (zeros are no words)."""
        count = max(int((hashes != 0).sum()), 1)
        at = self.keys.find(hashes)
        total = float(self.weights[at[at >= 0]].sum())
        return float(1 / (1 + np.exp(np.clip(self.intercept + PER * total / count, -50, 50))))


@cache
def style(language: str) -> Style:
    """The fitted weights for a language."""
    content = json.loads((FOLDER / f"{language}.style.json").read_text(encoding="utf-8"))
    listed = list(content["weights"])
    keys = hashed(listed).keys
    order = np.argsort(keys)
    return Style(SortedKeys(keys[order]), np.array(list(content["weights"].values()))[order], content["intercept"])
