"""Decoding: which places of a document were replaced, what stood there, and how sure that is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.repair.decoder.arrays import first_rows
from cleantext.repair.decoder.features import NAMES
from cleantext.repair.decoder.spin import Prior, posterior, replaced

LISTED_SHARE = -2.0
"""The log of the share that a listed form has among what spinners put for its term: they know some seven for each."""

UNSEEN = -0.7
"""The log of the count, one half, of what was never counted."""

FOLDER = Path(__file__).resolve().parents[2] / "data" / "decoder"


class Parameters(NamedTuple):
    """What ``scripts/train_decoder.py`` fitted.

    Attributes:
        weights: of the features, in their order.
        prior: of documents.
        slope, offset: of the calibration, on log odds.
        listed, guessed: the least evidence of a form that a glossary lists (as spun, as a guess) and that honest text
            was never seen to have: the log of how much more often spun text has one.
    """

    weights: NDArray[np.float64]
    prior: Prior
    slope: float
    offset: float
    listed: float
    guessed: float


class Decoded(NamedTuple):
    """What decoding says of each place.

    Attributes:
        best: for each place the row of its likeliest candidate.
        probability: how likely it is that the place was replaced and read so before, calibrated.
        evidence: the log of how much likelier the place is if it was replaced.
        rates: the probability of each rate of spinning, in two rows: by all places, and by those of general words.
        spun: the probability that the document was spun; of the phrases that glossaries list the one that says most is
            left out: a single one makes no spun document.
    """

    best: NDArray[np.int64]
    probability: NDArray[np.float64]
    evidence: NDArray[np.float64]
    rates: NDArray[np.float64]
    spun: float

    @property
    def general(self) -> float:
        """The probability that general words were replaced; some spinners, and many authors, only replace terms."""
        return float(1 - self.rates[1, 0])


def score(features: NDArray[np.float32], parameters: Parameters) -> NDArray[np.float64]:
    """Of each candidate the log of how much likelier its place is if it was replaced by the form."""
    scores: NDArray[np.float64] = features.astype(np.float64) @ parameters.weights
    names = "listed", "guessed", "phrase_attested", "listed_count"
    is_listed, is_guess, attested, right = (features[:, NAMES.index(n)] for n in names)
    by_count = right + LISTED_SHARE - np.where(attested < 0, UNSEEN, attested)
    new = attested < 0
    least = np.full(len(scores), -np.inf)
    sure, doubtful = (is_listed > 0), (is_guess > 0) & new
    least[sure] = np.where(new[sure], parameters.listed, np.minimum(by_count[sure], parameters.listed))
    least[doubtful] = np.clip(by_count[doubtful], parameters.guessed, parameters.listed - 1)
    raised: NDArray[np.float64] = np.maximum(scores, least)
    return raised


def decode(
    scores: NDArray[np.float64],
    place: NDArray[np.int64],
    spans: Sequence[NDArray[np.int64]],
    is_term: NDArray[np.bool_],
    parameters: Parameters,
    rates: NDArray[np.float64] | None = None,
) -> Decoded:
    """Decode places.

    Args:
        scores: of each candidate the log of how much likelier its place is if it was replaced by the form.
        place: the number of its place, rising from 0.
        spans: for each place its first word, and the word behind its last.
        is_term: for each place whether a glossary lists it, or it stands for a term as a whole.
        parameters: the prior and the calibration.
        rates: what is known of the rates already; else it is worked out from the places.
    """
    first = first_rows(place)
    highest = np.maximum.reduceat(scores, first)
    relative = np.exp(scores - highest[place])
    total = np.add.reduceat(relative, first)
    evidence = highest + np.log(total)
    highest_rows = np.flatnonzero(scores == highest[place])
    best = highest_rows[first_rows(place[highest_rows])]
    foremost = _foremost(evidence, *spans)
    if rates is None:
        kinds = evidence[foremost], evidence[foremost & ~is_term]
        rates = np.stack([posterior(kind, parameters.prior) for kind in kinds])
    if len(terms := np.flatnonzero(foremost & is_term)):
        foremost[terms[np.argmax(evidence[terms])]] = False
    spun = float(1 - posterior(evidence[foremost], parameters.prior)[0])
    probability = np.where(is_term, replaced(evidence, rates[0]), replaced(evidence, rates[1])) / total
    return Decoded(best, _calibrated(probability, parameters), evidence, rates, spun)


def _foremost(evidence: NDArray[np.float64], start: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.bool_]:
    """The places that say more than every place that overlaps them."""
    if not len(start):
        return np.zeros(0, bool)
    most = np.full(int(end.max()), -np.inf)
    longest = int((end - start).max())
    for k in range(longest):
        inside = start + k < end
        np.maximum.at(most, (start + k)[inside], evidence[inside])
    foremost = np.ones(len(start), bool)
    for k in range(longest):
        inside = start + k < end
        foremost[inside] &= evidence[inside] >= most[(start + k)[inside]]
    return foremost


def _calibrated(probability: NDArray[np.float64], parameters: Parameters) -> NDArray[np.float64]:
    clipped = np.clip(probability, 1e-9, 1 - 1e-9)
    odds = parameters.slope * np.log(clipped / (1 - clipped)) + parameters.offset
    calibrated: NDArray[np.float64] = 1 / (1 + np.exp(-odds))
    return calibrated


@cache
def parameters(language: str) -> Parameters:
    """The fitted parameters for a language."""
    content = json.loads((FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    weights = np.array([content["weights"][name] for name in NAMES])
    prior = Prior(content["prior"]["spun"], content["prior"]["temper"])
    calibration, evidence = content["calibration"], content["evidence"]
    return Parameters(
        weights, prior, calibration["slope"], calibration["offset"], evidence["listed"], evidence["guessed"]
    )
