"""Decoding: which places of a document were replaced, what was there before, and how sure that is."""

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
from cleantext.repair.decoder.spin import Prior, log_likelihoods, posterior, replaced

LISTED_SHARE = -2.0
"""The log of the share that a listed form has among what spinners put for its term: they know some seven for each."""

LONG = 100
"""How many words of a document count as evidence of general words."""

FOLDER = Path(__file__).resolve().parents[2] / "data" / "decoder"


class Line(NamedTuple):
    """What log odds are taken for, so that of what is 90 % sure nine in ten are right."""

    slope: float
    offset: float


class ListedEvidence(NamedTuple):
    """How much more often spun text than honest text has a listed form (natural logarithm).

    Attributes:
        base: of one word that fits no worse than the right wording.
        gain: for each unit that the right wording is likelier here.
        words: for each further word of the form.
    """

    base: float
    gain: float
    words: float

    def of(self, gain: NDArray[np.float32], further_words: NDArray[np.float32]) -> NDArray[np.float64]:
        """The evidence of forms."""
        evidence: NDArray[np.float64] = self.base + self.gain * gain + self.words * further_words
        return evidence


class Parameters(NamedTuple):
    """What ``scripts/train_decoder.py`` fitted.

    Attributes:
        weights: of the features, in their order.
        prior: the share of modern documents that were spun.
        calibration: of general words, and of terms.
        listed, guessed: the least evidence of a form that a glossary lists (as spun, as a guess) and that honest text
            was never seen to have.
    """

    weights: NDArray[np.float64]
    prior: float
    calibration: tuple[Line, Line]
    listed: ListedEvidence
    guessed: ListedEvidence

    def priors(self, modern: Sequence[float], words: Sequence[int]) -> Prior:
        """What is believed of documents, given how probably each is modern prose, and how many words it has.

        Nobody spins older prose. And the words of a long honest text have their ways in common, so that a longer text
        proves no more than one of ``LONG`` words that has as much of everything.
        """
        return Prior(self.prior * np.array(modern), np.minimum(1.0, LONG / np.maximum(words, 1)))


class Decoded(NamedTuple):
    """The outcome of decoding for each place.

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
    scores = np.zeros(len(features))
    for column, weight in zip(features.T, parameters.weights, strict=True):
        scores += column * weight  # what a product of matrices gives depends on how many rows there are
    names = "listed", "guessed", "phrase_attested", "listed_count", "gain", "form_words"
    is_listed, is_guess, attested, right, gain, further = (features[:, NAMES.index(n)] for n in names)
    by_count = right + LISTED_SHARE - attested
    new = attested < 0
    least = np.full(len(scores), -np.inf)
    sure, doubtful = (is_listed > 0), (is_guess > 0) & new
    as_listed = parameters.listed.of(gain, further)
    least[sure] = np.where(new, as_listed, np.minimum(by_count, as_listed))[sure]
    least[doubtful] = np.minimum(parameters.guessed.of(gain, further), as_listed - 1)[doubtful]
    raised: NDArray[np.float64] = np.maximum(scores, least)
    return raised


def decode(
    scores: NDArray[np.float64],
    place: NDArray[np.int64],
    spans: Sequence[NDArray[np.int64]],
    is_term: NDArray[np.bool_],
    parameters: Parameters,
    prior: Prior,
    known: Sequence[NDArray[np.float64] | None] = (None,),
    document: NDArray[np.int64] | None = None,
) -> list[Decoded]:
    """Decode the places of documents, each with one place at least.

    Args:
        scores: of each candidate the log of how much likelier its place is if it was replaced by the form.
        place: the number of its place, rising from 0.
        spans: for each place its first word, and the word behind its last.
        is_term: for each place whether a glossary lists it, or it stands for a term as a whole.
        parameters: the calibration.
        prior: of each document.
        known: for each document what is known of its rates already; else they are worked out from its places.
        document: for each place the number of its document, rising from 0; None: there is one document.
    """
    document = np.zeros(len(is_term), np.int64) if document is None else document
    first = first_rows(place)
    highest = np.maximum.reduceat(scores, first)
    relative = np.exp(scores - highest[place])
    total = np.add.reduceat(relative, first)
    evidence = highest + np.log(total)
    highest_rows = np.flatnonzero(scores == highest[place])
    best = highest_rows[first_rows(place[highest_rows])]
    rates, spun = _rates(evidence, _foremost(evidence, *spans), is_term, document, prior)
    for number, of_document in enumerate(known):
        if of_document is not None:
            rates[number] = of_document
    here = rates[document, np.where(is_term, 0, 1)]
    probability = replaced(evidence, here) / total
    general, term = (_calibrated(probability, line) for line in parameters.calibration)
    probability = np.where(is_term, term, general)
    edges = [*first_rows(document).tolist(), len(document)]
    rows = [*first[edges[:-1]].tolist(), len(scores)]
    return [
        Decoded(best[a:b] - row, probability[a:b], evidence[a:b], rates[number], float(spun[number]))
        for number, (a, b, row) in enumerate(zip(edges[:-1], edges[1:], rows, strict=False))
    ]


def _rates(
    evidence: NDArray[np.float64],
    foremost: NDArray[np.bool_],
    is_term: NDArray[np.bool_],
    document: NDArray[np.int64],
    prior: Prior,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each document the rates, as ``Decoded`` has them, and the probability that it was spun."""
    counts = np.where(is_term, 1.0, prior.weight[document])
    likelihoods, starts = log_likelihoods(evidence) * counts, first_rows(document)
    kinds = foremost, foremost & ~is_term
    sums = [np.add.reduceat(np.where(counted, likelihoods, 0.0), starts, 1).T.copy() for counted in kinds]
    rates = np.stack([posterior(of_kind, prior.spun) for of_kind in sums], 1)
    of_terms = np.where(foremost & is_term, evidence, -np.inf)
    most = np.flatnonzero((of_terms > -np.inf) & (of_terms == np.maximum.reduceat(of_terms, starts)[document]))
    most = most[first_rows(document[most])]  # of each document the listed phrase or term that says most
    sums[0][document[most]] -= likelihoods[:, most].T
    return rates, 1 - posterior(sums[0], prior.spun)[:, 0]


def _foremost(evidence: NDArray[np.float64], start: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.bool_]:
    """The places with more evidence than any place that overlaps them."""
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


def _calibrated(probability: NDArray[np.float64], line: Line) -> NDArray[np.float64]:
    calibrated: NDArray[np.float64] = 1 / (1 + np.exp(-(line.slope * log_odds(probability) + line.offset)))
    return calibrated


def log_odds(probability: NDArray[np.float64]) -> NDArray[np.float64]:
    """The log odds of probabilities, those of certainties kept finite."""
    clipped = np.clip(probability, 1e-9, 1 - 1e-9)
    odds: NDArray[np.float64] = np.log(clipped / (1 - clipped))
    return odds


@cache
def parameters(language: str) -> Parameters:
    """The fitted parameters for a language."""
    content = json.loads((FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    weights = np.array([content["weights"][name] for name in NAMES])
    general, terms = (Line(**content["calibration"][kind]) for kind in ("general", "terms"))
    listed, guessed = (ListedEvidence(**content["evidence"][kind]) for kind in ("listed", "guessed"))
    return Parameters(weights, content["prior"], (general, terms), listed, guessed)
