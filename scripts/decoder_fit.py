"""The weights of the decoder, and of the screen before it: what ``scripts/train_decoder.py`` fits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from decoder_samples import Sample
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from cleantext.repair.decoder.arrays import first_rows
from cleantext.repair.decoder.decode import Stretches
from cleantext.repair.decoder.features import NAMES
from cleantext.repair.decoder.pair_features import PairFeatures
from cleantext.repair.decoder.parameters import ListedEvidence, Parameters, Screen
from cleantext.repair.decoder.screen import FITTING, screened

RIDGE = 1.0
KEPT = 0.98
"""How many of the documents that the decoder calls spun the screen must let through."""
IN_SPUN = 0.01
"""How many of its words of spun text begin a listed form, at least."""
LISTED = [NAMES.index(name) for name in ("listed", "guessed")]
TERMS = [*LISTED, NAMES.index("joint")]
BESIDE = [NAMES.index(name) for name in ("form_left", "form_right")]
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


def listed_evidence(spun: list[Sample], honest: list[Sample], name: str, words: int) -> ListedEvidence:
    """How much oftener spun text has a listed form that was never seen in honest text than honest text has.

    How often each has one at all, and how likely its gain, its fit in the wider surroundings and its length are in each
    (by logistic regression). Forms were planted in whole paragraphs and in fragments for this.
    """
    kind, attested, further = (NAMES.index(n) for n in (name, "phrase_attested", "form_words"))

    def rows(s: Sample) -> NDArray[np.intp]:
        return np.flatnonzero((s.features[:, kind] > 0) & (s.features[:, attested] < 0))

    right = np.concatenate([s.features[r][s.truth[s.place[r]] == r] for s in spun if len(r := rows(s))])
    wrong = np.concatenate([s.features[r] for s in honest if len(r := rows(s))])
    both = np.concatenate([right, wrong])
    fits = np.stack([both[:, NAMES.index("gain")], np.maximum(both[:, NAMES.index("context_gain")], 0)], 1)
    told = LogisticRegression(class_weight="balanced")  # so that its odds are the ratio of likelihoods
    told.fit(fits, [1] * len(right) + [0] * len(wrong))
    right_long, wrong_long = (int((some[:, further] > 1).sum()) for some in (right, wrong))
    for some, long_ones, where in ((wrong, wrong_long, f"{words} honest words"), (right, right_long, "spun texts")):
        print(f"{name}: {len(some)} never seen elsewhere in {where}, {long_ones} of them of three words or more")
    short = (len(right) - right_long) / len(right) * IN_SPUN / ((len(wrong) - wrong_long + 1) / words)
    long = right_long / len(right) * IN_SPUN / ((wrong_long + 1) / words)
    gain, in_context = map(float, told.coef_[0])
    return ListedEvidence(float(np.log(short) + told.intercept_[0]), gain, in_context, float(np.log(long / short)))


def fit_screen(parameters: Parameters, samples: list[Sample], spun: list[Sample], honest: list[Sample]) -> Screen:
    """The screen that lets through nearly all documents that the decoder calls spun."""
    weights = fit([p for s in samples if (p := of_pairs(s)[0])], PairFeatures._fields)
    unlimited = parameters._replace(screen=Screen(weights, 0.0))
    probable = [probability(unlimited, s) for s in spun]
    least = float(np.quantile(probable, 1 - KEPT))
    through = sum(probability(unlimited, s) >= least for s in honest)
    print(f"screen: {through} of {len(honest)} honest documents come through from {least:.6f}", flush=True)
    return Screen(weights, least)


def probability(parameters: Parameters, s: Sample) -> float:
    """How probable the screen finds it that general words of a document were replaced."""
    pairs, usual = of_pairs(s)
    if pairs is None:
        return 0.0
    no = np.zeros(len(pairs.start), bool)
    places = Stretches(pairs.start, pairs.end, pairs.form, no, no, np.zeros(len(no), np.int64))
    prior = parameters.priors([s.modern], [s.words])
    return float(screened(pairs.features, pairs.place, places, parameters, prior, np.array([usual]))[0])


def of_pairs(s: Sample) -> tuple[Sample | None, int]:
    """A document as the screen sees it: with the features of pairs of words, without terms and forms that fit.

    Also the number of forms that fit.
    """
    no_term = ~s.features[:, TERMS].any(1)
    fitting = s.features[:, BESIDE].sum(1) >= FITTING
    rows = np.flatnonzero(no_term & ~fitting)
    usual = len(np.unique(s.place[no_term & fitting]))
    if not len(rows):
        return None, usual
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
    ), usual
