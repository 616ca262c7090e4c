"""What is known of each candidate without reading far: how often it stands beside its neighbours, what spinners do."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.repair.decoder.candidates import Candidates, pair_log_counts
from cleantext.repair.decoder.channel import KINDS, Channel
from cleantext.repair.decoder.document_words import DocumentWords
from cleantext.repair.decoder.language_model import LanguageModel

FREQUENT = 11.0
"""From this log count a word counts as a function word."""


class PairFeatures(NamedTuple):
    """The features of candidates, column by column; counts as natural logarithms, -1 for what was not counted.

    Attributes:
        constant: 1.
        share: how likely a spinner makes the form of it.
        form_left, form_right: how often the form stands beside the word before it, and behind it.
        right_left, right_right: how often the candidate does.
        form_common, right_common: how often the first word of each was counted.
        seen: in how many documents spinners were seen to do this.
        rank: how far down the list of what a form may stand for.
        blog, academic, technical: the kinds of spinners that do this.
        form_words, right_words: how many words each has beyond the first.
        function_form: whether the form is a function word.
        unattested: whether the form was counted beside neither of its neighbours.
        unseen_pair: whether no spinner was seen to do this.
    """

    constant: NDArray[np.float32]
    share: NDArray[np.float32]
    form_left: NDArray[np.float32]
    form_right: NDArray[np.float32]
    right_left: NDArray[np.float32]
    right_right: NDArray[np.float32]
    form_common: NDArray[np.float32]
    right_common: NDArray[np.float32]
    seen: NDArray[np.float64]
    rank: NDArray[np.float64]
    blog: NDArray[np.integer]
    academic: NDArray[np.integer]
    technical: NDArray[np.integer]
    form_words: NDArray[np.int64]
    right_words: NDArray[np.int64]
    function_form: NDArray[np.bool_]
    unattested: NDArray[np.bool_]
    unseen_pair: NDArray[np.bool_]


def pair_features(document: DocumentWords, found: Candidates, channel: Channel, model: LanguageModel) -> PairFeatures:
    """The features of candidates that take no more than counts of pairs of words."""
    rows = len(found.at)
    before, behind = document.tokens[found.at - 1], document.tokens[found.at + found.length]
    form_first, form_last = document.tokens[found.at], document.tokens[found.at + found.length - 1]
    right_first, right_last = found.words[:, 0], found.words[np.arange(rows), found.right_length - 1]
    form_common, right_common = (np.maximum(model.log_counts(w), -1) for w in (form_first, right_first))
    form_left, form_right = pair_log_counts(model, before, form_first), pair_log_counts(model, form_last, behind)
    in_channel, number = found.number >= 0, np.maximum(found.number, 0)
    seen = np.where(in_channel, channel.seen[number], 0)
    kinds = np.where(in_channel, channel.kinds[number], 0)
    blog, academic, technical = ((kinds >> KINDS.index(kind)) & 1 for kind in ("blog", "academic", "technical"))
    return PairFeatures(
        constant=np.ones(rows, np.float32),
        share=found.share,
        form_left=form_left,
        form_right=form_right,
        right_left=pair_log_counts(model, before, right_first),
        right_right=pair_log_counts(model, right_last, behind),
        form_common=form_common,
        right_common=right_common,
        seen=np.log1p(seen),
        rank=np.log1p(np.where(in_channel, channel.rank[number], 3)),
        blog=blog,
        academic=academic,
        technical=technical,
        form_words=found.length - 1,
        right_words=found.right_length - 1,
        function_form=(form_common > FREQUENT) & (found.length == 1),
        unattested=(form_left < 0) & (form_right < 0),
        unseen_pair=(seen == 0) & in_channel,
    )
