"""The weights of the decoder, and of the screen before it: what ``scripts/train_decoder.py`` fits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from decoder_samples import Sample
from numpy.typing import NDArray
from scipy.optimize import minimize

from cleantext.repair.decoder.arrays import first_rows
from cleantext.repair.decoder.decode import Parameters, Screen, Stretches
from cleantext.repair.decoder.features import NAMES
from cleantext.repair.decoder.pair_features import PairFeatures
from cleantext.repair.decoder.screen import screened

RIDGE = 1.0
KEPT = 0.99
"""How many of the documents that the decoder calls spun the screen must let through."""
LISTED = [NAMES.index(name) for name in ("listed", "guessed")]
TERMS = [*LISTED, NAMES.index("joint")]
PAIRS = np.array([NAMES.index(name) for name in PairFeatures._fields])


def fit(samples: list[Sample], names: Sequence[str]) -> NDArray[np.float64]:
    """The weights of features under which what was replaced by what is likeliest."""
    features = np.concatenate([s.features for s in samples]).astype(np.float64)
    sizes = [len(s.features) for s in samples]
    offset = np.cumsum([0, *sizes[:-1]])
    base = np.cumsum([0, *[len(s.start) for s in samples[:-1]]])
    place = np.concatenate([s.place + b for s, b in zip(samples, base, strict=True)])
    truth = np.concatenate([np.where(s.truth >= 0, s.truth + o, s.truth) for s, o in zip(samples, offset, strict=True)])
    rate = np.concatenate([np.full(len(s.start), max(s.rate, 0.02)) for s in samples])
    first = first_rows(place)
    log_odds = np.log(rate / (1 - rate))
    right = np.flatnonzero(truth >= 0)
    told = truth != -2

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = features @ weights + log_odds[place]
        highest = np.maximum(np.maximum.reduceat(scores, first), 0)
        relative = np.exp(scores - highest[place])
        total = np.add.reduceat(relative, first) + np.exp(-highest)
        value = ((np.log(total) + highest) * told).sum() - scores[truth[right]].sum()
        gradient = features.T @ (relative / total[place] * told[place]) - features[truth[right]].sum(0)
        return value / len(first) + RIDGE * 1e-4 * (weights**2).sum(), gradient / len(first) + RIDGE * 2e-4 * weights

    found = minimize(loss, np.zeros(features.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    print(f"loss {found.fun:.5f} after {found.nit} steps, {len(first)} places, {len(right)} of them replaced")
    for name, weight in zip(names, found.x, strict=True):
        print(f"  {name:16} {weight:8.3f}")
    weights: NDArray[np.float64] = found.x
    return weights


def is_term(s: Sample) -> NDArray[np.bool_]:
    """For each place whether it stands for a term."""
    return np.logical_or.reduceat(s.features[:, TERMS].any(1), first_rows(s.place))


def is_listed(s: Sample) -> NDArray[np.bool_]:
    """For each place whether a glossary lists it."""
    return np.logical_or.reduceat(s.features[:, LISTED].any(1), first_rows(s.place))


def stretches(s: Sample) -> Stretches:
    """The places of a sample."""
    return Stretches(s.start, s.end, s.form, is_term(s), is_listed(s), np.zeros(len(s.start), np.int64))


def fit_screen(parameters: Parameters, samples: list[Sample], spun: list[Sample], honest: list[Sample]) -> Screen:
    """The screen that lets through nearly all documents that the decoder calls spun."""
    weights = fit([p for s in samples if (p := of_pairs(s))], PairFeatures._fields)
    unlimited = parameters._replace(screen=Screen(weights, 0.0))
    probable = [probability(unlimited, s) for s in spun]
    least = float(np.quantile(probable, 1 - KEPT))
    through = sum(probability(unlimited, s) >= least for s in honest)
    print(f"screen: {through} of {len(honest)} honest documents come through from {least:.6f}", flush=True)
    return Screen(weights, least)


def probability(parameters: Parameters, s: Sample) -> float:
    """How probable the screen finds it that general words of a document were replaced."""
    pairs = of_pairs(s)
    if pairs is None:
        return 0.0
    no = np.zeros(len(pairs.start), bool)
    places = Stretches(pairs.start, pairs.end, pairs.form, no, no, np.zeros(len(no), np.int64))
    return float(screened(pairs.features, pairs.place, places, parameters, parameters.priors([s.modern], [s.words]))[0])


def of_pairs(s: Sample) -> Sample | None:
    """A document as the screen sees it: without terms, and with the features of pairs of words."""
    rows = np.flatnonzero(~s.features[:, TERMS].any(1))
    if not len(rows):
        return None
    first = first_rows(s.place[rows])
    places = s.place[rows][first]
    row_of = np.full(len(s.place), -2)
    row_of[rows] = np.arange(len(rows))
    truth = s.truth[places]
    truth = np.where(truth >= 0, row_of[np.maximum(truth, 0)], truth)
    place = np.repeat(np.arange(len(places)), np.diff(first, append=len(rows)))
    return s._replace(
        features=s.features[np.ix_(rows, PAIRS)],
        place=place,
        start=s.start[places],
        end=s.end[places],
        form=s.form[places],
        truth=truth,
    )
