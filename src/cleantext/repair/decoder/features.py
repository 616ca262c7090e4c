"""What is known of each candidate, as numbers: how it fits its surroundings, and what spinners do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.repair.decoder.arrays import count_keys, first_rows
from cleantext.repair.decoder.candidates import CONTEXT, JOINT, Candidates, pair_log_counts, windows
from cleantext.repair.decoder.channel import LONGEST, Channel
from cleantext.repair.decoder.context_model import ContextModel
from cleantext.repair.decoder.document_words import DocumentWords
from cleantext.repair.decoder.language_model import LanguageModel
from cleantext.repair.decoder.pair_features import FREQUENT, PairFeatures, pair_features
from cleantext.scan.tokens import joined

NAMES = (
    "constant", "share", "gain", "gain_beyond", "loss", "form_fit", "right_fit", "form_left", "form_right",
    "right_left", "right_right", "form_common", "right_common", "right_elsewhere", "form_repeated", "seen", "rank",
    "blog", "academic", "technical", "form_words", "right_words", "function_form", "choices", "lead", "capital",
    "unattested", "joint", "joint_gain", "listed", "listed_gain", "guessed", "guessed_gain", "phrase_attested",
    "unseen_pair", "term_count", "term_surprise", "term_link", "joint_count", "joint_surprise", "joint_link",
    "joint_three", "listed_count", "context_gain", "context_joint", "context_listed",
)  # fmt: skip
"""The features, in the order of the weights."""

_BLOCK = 8000
"""Candidates that are measured in one go."""

_GREAT = 6.0


class Measures(NamedTuple):
    """The features of candidates, row by row, and how much likelier the language model finds each than the form."""

    features: NDArray[np.float32]
    gain: NDArray[np.float32]


def measures(
    document: DocumentWords,
    found: Candidates,
    channel: Channel,
    model: LanguageModel,
    context: ContextModel,
    capitals: NDArray[np.bool_],
    listed: Sequence[bool | None] = (),
) -> Iterator[Measures]:
    """The features of all candidates of a document, block by block: the arrays then stay in the processor's cache.

    Args:
        document: its words.
        found: the candidates, the rows of a place together.
        channel: what spinners put for what.
        model: how likely words are beside each other.
        context: how well words fit all the words around them.
        capitals: for each word of the document whether a capital begins it within a sentence.
        listed: for candidates of glossaries (``number`` -2 for the first, -3 …): whether the form is listed as spun.
    """
    times, times_at = _times(document, found), _times_at(document, found)
    numbered = context.of_document(document)
    first = first_rows(found.place)
    edges = [*first[np.searchsorted(first, np.arange(0, len(found.at), _BLOCK))].tolist(), len(found.at)]
    for start, end in pairwise(dict.fromkeys(edges)):
        block = found.between(start, end)
        block = block._replace(place=block.place - block.place[0])
        fits = context.gains(numbered, block)
        yield _measure(document, block, channel, model, fits, capitals, listed, times[start:end], times_at[start:end])


def _measure(
    document: DocumentWords,
    found: Candidates,
    channel: Channel,
    model: LanguageModel,
    fits: NDArray[np.float32],
    capitals: NDArray[np.bool_],
    listed: Sequence[bool | None],
    times: NDArray[np.int64],
    times_at: NDArray[np.int64],
) -> Measures:
    """The features of some candidates, given how often their right wordings and their forms stand in the document."""
    rows = len(found.at)
    first = first_rows(found.place)
    here = found.place
    form_score = _score(model, windows(document, found.at[first], found.length[first], None))[here]
    right_score = _score(model, windows(document, found.at, found.length, found.words))
    gain = right_score - form_score
    pairs = pair_features(document, found, channel, model)
    is_listed = np.zeros(rows, bool)
    is_guess = np.zeros(rows, bool)
    for row in np.flatnonzero(found.number < -1).tolist():
        is_sure = listed[-2 - int(found.number[row])]
        is_listed[row], is_guess[row] = bool(is_sure), not is_sure
    is_joint, clipped, context_gain = found.number == JOINT, np.clip(gain, -20, 20), np.clip(fits, -10, 10)
    choices = np.bincount(here, minlength=len(first))[here]
    beside = _beside(document, found, model, pairs)
    joint = _joint(document, found, model, np.flatnonzero(is_joint))
    columns = pairs._asdict() | {
        "gain": clipped,
        "gain_beyond": np.maximum(gain - _GREAT, 0),
        "loss": np.minimum(gain, 0),
        "form_fit": form_score / (found.length + CONTEXT),
        "right_fit": right_score / (found.right_length + CONTEXT),
        "right_elsewhere": np.log1p(times),
        "form_repeated": np.log(np.maximum(times_at, 1)),
        "choices": np.log(choices),
        "lead": _lead(gain, first, here),
        "capital": capitals[found.at],
        "joint": is_joint,
        "joint_gain": is_joint * clipped,
        "listed": is_listed,
        "listed_gain": is_listed * clipped,
        "guessed": is_guess,
        "guessed_gain": is_guess * clipped,
        "phrase_attested": (is_joint | is_listed | is_guess) * _form_counts(document, found, model),
        "term_count": beside.times,
        "term_surprise": beside.surprise,
        "term_link": beside.link,
        "joint_count": joint.times,
        "joint_surprise": joint.surprise,
        "joint_link": joint.link,
        "listed_count": np.where(is_listed | is_guess, _right_counts(found, model), 0),
        "joint_three": is_joint & (found.length == 3),
        "context_gain": context_gain,
        "context_joint": is_joint * context_gain,
        "context_listed": (is_listed | is_guess) * context_gain,
    }
    features = np.empty((len(NAMES), rows), np.float32)
    for column, name in zip(features, NAMES, strict=True):
        column[:] = columns[name]
    return Measures(features.T, gain)


class Term(NamedTuple):
    """What speaks for candidates as part of a term, or as one, where honest text never has what stands there; else 0.

    Attributes:
        times: the log of how often the term was counted.
        surprise: the log of how often the words that stand there would be beside each other by chance.
        link: the log of how much oftener the term was counted than its words would be beside each other by chance.
    """

    times: NDArray[np.float32]
    surprise: NDArray[np.float32]
    link: NDArray[np.float32]


def _beside(
    document: DocumentWords,
    found: Candidates,
    model: LanguageModel,
    pairs: PairFeatures,
) -> Term:
    """Of single words the term that they make with the content word before them, or behind them: the commoner one."""
    term = Term(*(np.zeros(len(found.at), np.float32) for _ in Term._fields))
    rows = np.flatnonzero((found.length == 1) & (found.right_length == 1) & (pairs.form_common < FREQUENT))
    form, right = document.tokens[found.at[rows]], found.words[rows, 0]
    for side in (-1, 1):
        neighbour = document.tokens[found.at[rows] + side]
        common = np.maximum(model.log_counts(neighbour), -1)
        goes_on = document.goes_on[found.at[rows] + min(side, 0)]
        if side < 0:
            form_count, right_count = (pair_log_counts(model, neighbour, w) for w in (form, right))
        else:
            form_count, right_count = (pair_log_counts(model, w, neighbour) for w in (form, right))
        tells = goes_on & (form_count < 0) & (right_count > term.times[rows]) & (common < FREQUENT)
        here = rows[tells]
        term.times[here] = right_count[tells]
        term.surprise[here] = np.maximum(pairs.form_common[here] + common[tells] - model.total, 0)
        term.link[here] = right_count[tells] - pairs.right_common[here] - common[tells] + model.total
    return term


def _joint(document: DocumentWords, found: Candidates, model: LanguageModel, rows: NDArray[np.intp]) -> Term:
    """Of terms of several words, all or most of them replaced."""
    term = Term(*(np.zeros(len(found.at), np.float32) for _ in Term._fields))
    three = found.length[rows] == 3
    run, right = found.words[rows, 0], np.maximum(model.log_counts(found.words[rows, 0]), -1)
    for k in (1, 2):
        here = np.ones(len(rows), bool) if k == 1 else three
        run = np.where(here, joined(run, found.words[rows, k]), run)
        right += np.where(here, np.maximum(model.log_counts(found.words[rows, k]), -1) - model.total, 0)
        first, second = document.tokens[found.at[rows] + k - 1], document.tokens[found.at[rows] + k * here]
        chance = model.log_counts(first) + model.log_counts(second) - model.total
        unknown = here & (pair_log_counts(model, first, second) < 0)
        term.surprise[rows] += np.where(unknown, np.maximum(chance, 0), 0)
    term.times[rows] = np.maximum(model.log_counts(run), -1)
    term.link[rows] = term.times[rows] - right
    return term


def _score(model: LanguageModel, rows: NDArray[np.uint64]) -> NDArray[np.float32]:
    """The log probability of the words from each place to the end of its window, each after those before it."""
    total: NDArray[np.float32] = model.score_windows(rows, CONTEXT)[:, CONTEXT:].sum(1, dtype=np.float32)
    return total


def _form_counts(document: DocumentWords, found: Candidates, model: LanguageModel) -> NDArray[np.float32]:
    """The log count of each form of several words as a run of words; -1 where it was not counted."""
    counts = np.zeros(len(found.at), np.float32)
    for length in range(2, LONGEST + 1):
        here = np.flatnonzero(found.length == length)
        if len(here):
            run = document.tokens[found.at[here]]
            for k in range(1, length):
                run = joined(run, document.tokens[found.at[here] + k])
            counts[here] = np.maximum(model.log_counts(run), -1)
    return counts


def _right_counts(found: Candidates, model: LanguageModel) -> NDArray[np.float32]:
    """The log count of each right wording as a run of words; -1 where it was not counted."""
    run = found.words[:, 0].copy()
    for k in range(1, LONGEST):
        longer = found.words[:, k] != 0
        run[longer] = joined(run[longer], found.words[longer, k])
    return np.maximum(model.log_counts(run), np.float32(-1))


def _lead(gain: NDArray[np.float32], first: NDArray[np.int64], here: NDArray[np.int64]) -> NDArray[np.float32]:
    """How far each candidate is ahead of the best other one of its place; for a single one 5."""
    best = np.maximum.reduceat(gain, first) if len(first) else gain
    others = np.where(gain == best[here], -1e9, gain)
    second = np.maximum.reduceat(others, first) if len(first) else gain
    rival = np.where(gain == best[here], second[here], best[here])
    lead: NDArray[np.float32] = np.where(rival < -1e8, 5.0, np.clip(gain - rival, -10, 10)).astype(np.float32)
    return lead


def _times(document: DocumentWords, found: Candidates) -> NDArray[np.int64]:
    """How often each right wording stands in its document."""
    times = np.zeros(len(found.at), np.int64)
    run = found.words[:, 0].copy()
    for length in range(1, found.words.shape[1] + 1):
        if length > 1:
            run = joined(run, found.words[:, length - 1])
        here = np.flatnonzero(found.right_length == length)
        if len(here):
            wanted = document.of_document(run[here], found.at[here])
            times[here] = count_keys(document.of_document(document.keys(length)), wanted)
    return times


def _times_at(document: DocumentWords, found: Candidates) -> NDArray[np.int64]:
    """How often the form at each place stands in its document."""
    times = np.ones(len(found.at), np.int64)
    for length in range(1, int(found.length.max()) + 1):
        here = np.flatnonzero(found.length == length)
        if not len(here):
            continue
        keys = document.of_document(document.keys(length))
        times[here] = count_keys(keys, keys[found.at[here]])
    return times
