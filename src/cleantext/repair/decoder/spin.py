"""How much of a document was spun: the posterior of its rate, given what speaks for each place.

Each place that could have been replaced was, independently, with the document's rate. For a place the evidence is the
log of how much likelier its surroundings are if it was replaced than if not. The rate has a prior that is nearly all at
zero, so that an honest document, however long, keeps its words.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

RATES = np.array([0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8])
"""The rates of spinning that are distinguished."""


class Prior(NamedTuple):
    """What is assumed about documents before they are read, of each.

    Attributes:
        spun: the probability that it was spun, terms of it or other words.
        general: the probability that general words of it were replaced, for what follows from that.
        weight: how much of the evidence of a general word counts.
        listed_weight: how much of that of a phrase that a glossary lists.
    """

    spun: NDArray[np.float64]
    general: NDArray[np.float64]
    weight: NDArray[np.float64]
    listed_weight: NDArray[np.float64]


def log_likelihoods(evidence: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each rate but the first and each place (natural logs): how likely is what is seen there, at that rate."""
    rates = RATES[1:, None]
    likelihoods: NDArray[np.float64] = np.logaddexp(np.log1p(-rates), np.log(rates) + evidence)
    return likelihoods


def posterior(likelihoods: NDArray[np.float64], prior: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each document (row) the probability of each of ``RATES``, by the sums of its places' log likelihoods
    and the probability that it was spun, before it is read.

    (Sums go along rows here: how NumPy adds up columns depends on how many there are, and a document must not depend
    on those that are decoded with it.)
    """
    spun = np.log(prior / likelihoods.shape[1])[:, None] + likelihoods
    weights = np.concatenate([np.log1p(-prior)[:, None], spun], 1)
    weights = np.exp(weights - weights.max(1, keepdims=True))
    shares: NDArray[np.float64] = weights / weights.sum(1, keepdims=True)
    return shares


def replaced(evidence: NDArray[np.float64], rates: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each place the probability that it was replaced, given its evidence and, in rows, those of ``RATES``."""
    odds = RATES[1:] * np.exp(np.minimum(evidence, 50.0))[:, None]
    share: NDArray[np.float64] = (rates[:, 1:] * odds / (1 - RATES[1:] + odds)).sum(1)
    return share
