"""What ``scripts/train_decoder.py`` fitted: how evidence is weighed, and what is believed of documents beforehand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.repair.decoder.features import NAMES
from cleantext.repair.decoder.pair_features import PairFeatures
from cleantext.repair.decoder.spin import Prior

FOLDER = Path(__file__).resolve().parents[2] / "data" / "decoder"

LONG, LONG_LISTED = 150, 1000
"""How many words of a document count as evidence of general words, and of phrases that glossaries list.

The words of a long honest text have their ways in common: it proves no more than one of so many words that has as much
of everything.
"""


class Calibration(NamedTuple):
    """What log odds are taken for, so that of what is 90 % sure nine in ten are right."""

    slope: float
    offset: float


class ListedEvidence(NamedTuple):
    """How much more often spun text than honest text has a listed form (natural logarithm).

    Attributes:
        base: of one or two words that fit no worse than the right wording.
        gain: for each unit that the right wording is likelier after and before its neighbours.
        context: for each unit that it fits the wider surroundings better; it may be out of place there by chance.
        long: for three words or more, which honest text hardly ever has by chance.
    """

    base: float
    gain: float
    context: float
    long: float

    def of(
        self, gain: NDArray[np.float32], context: NDArray[np.float32], further_words: NDArray[np.float32]
    ) -> NDArray[np.float64]:
        """The evidence of forms."""
        evidence: NDArray[np.float64] = (
            self.base + self.gain * gain + self.context * np.maximum(context, 0) + self.long * (further_words > 1)
        )
        return evidence


class Screen(NamedTuple):
    """What tells which documents are worth decoding.

    Attributes:
        weights: of the features of pairs of words, in their order.
        least: how probable it must be that general words were replaced.
    """

    weights: NDArray[np.float64]
    least: float


class Parameters(NamedTuple):
    """What ``scripts/train_decoder.py`` fitted.

    Attributes:
        weights: of the features, in their order.
        prior: the share of modern documents that were spun, as far as terms are concerned.
        general_prior: the same for general words. (Each is the largest that does honest text no harm.)
        calibration: of general words, and of terms.
        listed, guessed: the least evidence of a form that a glossary lists (as spun, as a guess) and that honest text
            was never seen to have.
        screen: what tells which documents are worth decoding.
    """

    weights: NDArray[np.float64]
    prior: float
    general_prior: float
    calibration: tuple[Calibration, Calibration]
    listed: ListedEvidence
    guessed: ListedEvidence
    screen: Screen

    def priors(self, modern: Sequence[float], words: Sequence[int]) -> Prior:
        """What is believed of documents, given how long each is and how probably modern prose (nobody spins other)."""
        general, listed = (np.minimum(1.0, long / np.maximum(words, 1)) for long in (LONG, LONG_LISTED))
        return Prior(self.prior * np.array(modern), self.general_prior * np.array(modern), general, listed)


@cache
def parameters(language: str) -> Parameters:
    """The fitted parameters for a language."""
    content = json.loads((FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    weights = np.array([content["weights"][name] for name in NAMES])
    general, terms = (Calibration(**content["calibration"][kind]) for kind in ("general", "terms"))
    listed, guessed = (ListedEvidence(**content["evidence"][kind]) for kind in ("listed", "guessed"))
    screen = Screen(
        np.array([content["screen"]["weights"][name] for name in PairFeatures._fields]), content["screen"]["least"]
    )
    return Parameters(weights, content["prior"], content["general_prior"], (general, terms), listed, guessed, screen)
