"""Decoding: which places of a document were replaced, what was there before, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.repair.decoder.arrays import first_rows
from cleantext.repair.decoder.features import NAMES
from cleantext.repair.decoder.parameters import Calibration, Parameters
from cleantext.repair.decoder.spin import Prior, log_likelihoods, posterior, replaced

LISTED_SHARE = -2.0
"""The log of the share that a listed form has among what spinners put for its term: they know some seven for each."""

REPEATED = 0.4
"""How much of its evidence counts where a document has the same words again: authors have their ways."""


class Stretches(NamedTuple):
    """The stretches of documents that places are, one a place, in the order of the text.

    Attributes:
        start, end: its first word, and the word behind its last.
        form: the hash of its words.
        is_term: whether a glossary lists it, or it stands for a term as a whole.
        is_listed: whether a glossary lists it.
        document: the number of its document, rising from 0.
    """

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    form: NDArray[np.uint64]
    is_term: NDArray[np.bool_]
    is_listed: NDArray[np.bool_]
    document: NDArray[np.int64]


class Decoded(NamedTuple):
    """The outcome of decoding for each place.

    Attributes:
        best: for each place the row of its likeliest candidate.
        probability: how likely it is that the place was replaced and read so before, calibrated.
        evidence: the log of how much likelier the place is if it was replaced.
        rates: the probability of each rate of spinning, in two rows: by all places, and by those of general words.
        spun: the probability that the document was spun; of the phrases that glossaries list the one that says most is
            left out: a single one makes no spun document.
        added: if there is a second judge, what it added to the log odds of the best; NaN where it was not asked.
    """

    best: NDArray[np.int64]
    probability: NDArray[np.float64]
    evidence: NDArray[np.float64]
    rates: NDArray[np.float64]
    spun: float
    added: NDArray[np.float64] | None = None

    @property
    def general(self) -> float:
        """The probability that general words were replaced; some spinners, and many authors, only replace terms."""
        return float(1 - self.rates[1, 0])


def weighted(features: NDArray[np.float32], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The sums of features by their weights, row by row."""
    sums = np.zeros(len(features))
    for column, weight in zip(features.T, weights, strict=True):
        sums += column * weight  # what a product of matrices gives depends on how many rows there are
    return sums


def score(features: NDArray[np.float32], parameters: Parameters) -> NDArray[np.float64]:
    """Of each candidate the log of how much likelier its place is if it was replaced by the form."""
    scores = weighted(features, parameters.weights)
    names = "listed", "guessed", "phrase_attested", "listed_count", "gain", "context_gain", "form_words"
    is_listed, is_guess, attested, right, gain, context, further = (features[:, NAMES.index(n)] for n in names)
    by_count = right + LISTED_SHARE - attested
    new = attested < 0
    least = np.full(len(scores), -np.inf)
    sure, doubtful = (is_listed > 0), (is_guess > 0) & new
    as_listed = parameters.listed.of(gain, context, further)
    least[sure] = np.where(new, as_listed, np.minimum(by_count, as_listed))[sure]
    least[doubtful] = np.minimum(parameters.guessed.of(gain, context, further), as_listed - 1)[doubtful]
    raised: NDArray[np.float64] = np.maximum(scores, least)
    return raised


def decode(
    scores: NDArray[np.float64],
    place: NDArray[np.int64],
    stretches: Stretches,
    parameters: Parameters,
    prior: Prior,
    known: Sequence[NDArray[np.float64] | None] = (None,),
) -> list[Decoded]:
    """Decode the places of documents, each with one place at least.

    Args:
        scores: of each candidate the log of how much likelier its place is if it was replaced by the form.
        place: the number of its place, rising from 0.
        stretches: the places.
        parameters: the calibration.
        prior: of each document.
        known: for each document what is known of its rates already; else they are worked out from its places.
    """
    document, is_term = stretches.document, stretches.is_term
    first = first_rows(place)
    highest = np.maximum.reduceat(scores, first)
    evidence, total = place_evidence(scores, place, highest)
    highest_rows = np.flatnonzero(scores == highest[place])
    best = highest_rows[first_rows(place[highest_rows])]
    rates, spun = rates_of(evidence, stretches, prior)
    for number, of_document in enumerate(known):
        if of_document is not None:
            rates[number] = of_document
    here = rates[document, np.where(is_term, 0, 1)]
    probability = replaced(evidence, here) / total
    general, term = (_calibrated(probability, calibration) for calibration in parameters.calibration)
    probability = np.where(is_term, term, general)
    edges = [*first_rows(document).tolist(), len(document)]
    rows = [*first[edges[:-1]].tolist(), len(scores)]
    return [
        Decoded(best[a:b] - row, probability[a:b], evidence[a:b], rates[number], float(spun[number]))
        for number, (a, b, row) in enumerate(zip(edges[:-1], edges[1:], rows, strict=False))
    ]


def place_evidence(
    scores: NDArray[np.float64], place: NDArray[np.int64], highest: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The evidence of each place, by the scores of its candidates, and how many times that of its best one it is."""
    total = np.add.reduceat(np.exp(scores - highest[place]), first_rows(place))
    return highest + np.log(total), total


def rates_of(
    evidence: NDArray[np.float64],
    stretches: Stretches,
    prior: Prior,
    further: NDArray[np.float64] | float = 0.0,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each document the rates, as ``Decoded`` has them, and the probability that it was spun.

    ``further`` has for each document (row) the log likelihoods of each rate by what no place stands for.
    """
    is_term, document = stretches.is_term, stretches.document
    foremost = foremost_of(evidence, stretches.start, stretches.end)
    counts = np.where(stretches.is_listed, prior.listed_weight[document], prior.weight[document])
    counts[_is_again(evidence, stretches, foremost)] *= REPEATED
    likelihoods = log_likelihoods(evidence) * counts
    starts = first_rows(document)
    kinds = foremost, foremost & ~is_term
    sums = [np.add.reduceat(np.where(counted, likelihoods, 0.0), starts, 1).T.copy() for counted in kinds]
    sums[1] += further * prior.weight[:, None]
    rates = np.stack([posterior(sums[0], prior.spun), posterior(sums[1], prior.general)], 1)
    of_terms = np.where(foremost & is_term, evidence, -np.inf)
    most = np.flatnonzero((of_terms > -np.inf) & (of_terms == np.maximum.reduceat(of_terms, starts)[document]))
    most = most[first_rows(document[most])]  # of each document the listed phrase or term that says most
    sums[0][document[most]] -= likelihoods[:, most].T
    return rates, 1 - np.minimum(posterior(sums[0], prior.spun)[:, 0], rates[:, 1, 0])


def _is_again(evidence: NDArray[np.float64], stretches: Stretches, foremost: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether a foremost place of the same words in the same document says as much or more."""
    again = np.zeros(len(evidence), bool)
    rows = np.flatnonzero(foremost)
    form, document = stretches.form[rows], stretches.document[rows]
    order = np.lexsort((-evidence[rows], form, document))
    same = (np.diff(form[order]) == 0) & (np.diff(document[order]) == 0)
    again[rows[order[1:]]] = same
    return again


def foremost_of(weight: NDArray[np.float64], start: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.bool_]:
    """The places that no place that overlaps them outweighs."""
    if not len(start):
        return np.zeros(0, bool)
    most = np.full(int(end.max()), -np.inf)
    longest = int((end - start).max())
    for k in range(longest):
        inside = start + k < end
        np.maximum.at(most, (start + k)[inside], weight[inside])
    foremost = np.ones(len(start), bool)
    for k in range(longest):
        inside = start + k < end
        foremost[inside] &= weight[inside] >= most[(start + k)[inside]]
    return foremost


def _calibrated(probability: NDArray[np.float64], calibration: Calibration) -> NDArray[np.float64]:
    calibrated: NDArray[np.float64] = 1 / (
        1 + np.exp(-(calibration.slope * log_odds(probability) + calibration.offset))
    )
    return calibrated


def log_odds(probability: NDArray[np.float64]) -> NDArray[np.float64]:
    """The log odds of probabilities, those of certainties kept finite."""
    clipped = np.clip(probability, 1e-9, 1 - 1e-9)
    odds: NDArray[np.float64] = np.log(clipped / (1 - clipped))
    return odds
