"""Which documents are worth decoding: asked of counts of pairs of words alone, at a tenth of the cost.

Tells open the gate for more honest documents than spun ones. Of the honest ones four in five go no further than this.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cleantext.repair.decoder.arrays import first_rows
from cleantext.repair.decoder.candidates import (
    Forms,
    channel_options,
    fitting_candidates,
    known_forms,
    pair_log_counts,
)
from cleantext.repair.decoder.decode import Stretches, place_evidence, rates_of, weighted
from cleantext.repair.decoder.document_words import DocumentWords, document_words, in_groups
from cleantext.repair.decoder.language_model import LanguageModel
from cleantext.repair.decoder.pair_features import pair_features
from cleantext.repair.decoder.parameters import Parameters
from cleantext.repair.decoder.spin import RATES, Prior
from cleantext.repair.decoder.tools import Tools

FITTING = 6.0
"""From this sum of log counts a form fits so well beside its neighbours that it need not be looked at."""
USUAL = 0.5
"""How much such a form, against one that was certainly not replaced, says that nothing was.

Both values: so the screen takes a third of the time that all forms would, and lets through as many honest texts where
it loses one spun text in fifty as it would with all forms where it loses one in a hundred.
"""


def worth_decoding(texts: Sequence[str], tools: Tools) -> list[bool]:
    """Whether general words of each text may have been replaced, as far as pairs of words can tell."""
    return [is_worth for group in in_groups(texts) for is_worth in _worth_together(texts[group], tools)]


def _worth_together(texts: Sequence[str], tools: Tools) -> list[bool]:
    document, worth = document_words(*texts), [False] * len(texts)
    forms = known_forms(document, tools.channel)
    fitting = fits(document, forms, tools.model) >= FITTING
    usual = np.bincount(document.document[forms.at[fitting]], minlength=len(texts))
    options = channel_options(forms.where(~fitting))
    if not len(options.at):
        return worth
    found = fitting_candidates(document, options, tools.channel, tools.model)
    features = np.stack([*pair_features(document, found, tools.channel, tools.model)], dtype=np.float32, axis=1)
    first = first_rows(found.place)
    start, length = found.at[first], found.length[first]
    numbers, of_place = np.unique(document.document[start], return_inverse=True)
    no = np.zeros(len(first), bool)
    stretches = Stretches(start, start + length, document.runs(start, length), no, no, of_place)
    prior = prior_of(document, numbers, tools)
    place = np.cumsum(np.diff(found.place, prepend=found.place[0]) != 0)
    spun = screened(features, place, stretches, tools.parameters, prior, usual[numbers])
    for number, is_worth in zip(numbers.tolist(), (spun >= tools.parameters.screen.least).tolist(), strict=True):
        worth[number] = is_worth
    return worth


def fits(document: DocumentWords, forms: Forms, model: LanguageModel) -> NDArray[np.float32]:
    """The sum of the log counts of each form with the word before it, and with the word behind it."""
    pairs = pair_log_counts(model, document.tokens[:-1], document.tokens[1:])
    sums: NDArray[np.float32] = pairs[forms.at - 1] + pairs[forms.at + forms.length - 1]
    return sums


def screened(
    features: NDArray[np.float32],
    place: NDArray[np.int64],
    stretches: Stretches,
    parameters: Parameters,
    prior: Prior,
    usual: NDArray[np.int64],
) -> NDArray[np.float64]:
    """For each document how probable it is that general words were replaced, by the features of pairs of words.

    Args:
        features: of the candidates of places that do not fit beside both neighbours.
        place: their places.
        stretches: these places.
        parameters: the weights.
        prior: what is believed of the documents.
        usual: for each document how many forms of the channel in it do fit.
    """
    scores = weighted(features, parameters.screen.weights)
    evidence, _ = place_evidence(scores, place, np.maximum.reduceat(scores, first_rows(place)))
    rates, _ = rates_of(evidence, stretches, prior, usual.astype(np.float64)[:, None] * np.log1p(-USUAL * RATES[1:]))
    spun: NDArray[np.float64] = 1 - rates[:, 1, 0]
    return spun


def prior_of(document: DocumentWords, numbers: NDArray[np.int64], tools: Tools) -> Prior:
    """What is believed of some of the documents that were joined, by their numbers, before they are decoded."""
    edges = document.edges(numbers)
    modern = [tools.style.modern(document.tokens[a:b], count) for a, b, count in edges]
    return tools.parameters.priors(modern, [count for _, _, count in edges])
