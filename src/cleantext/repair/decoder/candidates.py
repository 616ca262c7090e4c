"""The places of a document that may be spun, and the possible original wordings of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.repair.decoder.arrays import best_rows
from cleantext.repair.decoder.channel import LONGEST, Channel
from cleantext.repair.decoder.document_words import DocumentWords
from cleantext.repair.decoder.language_model import BREAK, LanguageModel
from cleantext.scan.tokens import joined

CONTEXT = 3
"""How many words on each side of a place the language model looks at."""

KEPT = 4
"""Candidates of a place that are scored; the others fit the words beside them worse."""

JOINT = -1


class Candidates(NamedTuple):
    """All candidates of all places, row by row; the rows of a place follow each other.

    Attributes:
        place: the number of the place, from 0, rising.
        at: its first word in the document.
        length: how many words it has.
        number: the candidate in the channel; ``JOINT`` where two neighbouring ones are meant together; from -2
            downwards those that a glossary lists.
        share: the log of the share that the form has among what spinners put for the right wording.
        words: the hashes of the words of the right wording, then zeros.
        right_length: how many words that is.
    """

    place: NDArray[np.int64]
    at: NDArray[np.int64]
    length: NDArray[np.int64]
    number: NDArray[np.int64]
    share: NDArray[np.float32]
    words: NDArray[np.uint64]
    right_length: NDArray[np.int64]

    def rows(self, which: NDArray[np.int64]) -> Candidates:
        """Some of the rows."""
        return _of_columns([column[which] for column in self])

    def between(self, start: int, end: int) -> Candidates:
        """The rows from one to another."""
        return _of_columns([column[start:end] for column in self])


def _of_columns(columns: Sequence[Any]) -> Candidates:
    return Candidates(*columns)


def in_places(parts: Sequence[Candidates]) -> Candidates:
    """Candidates of several kinds in the order of the text, those of the same run of words as one place."""
    together = _of_columns([np.concatenate(columns) for columns in zip(*parts, strict=True)])
    ordered = together.rows(np.lexsort((together.length, together.at)))
    edges = (np.diff(ordered.at, prepend=-1) != 0) | (np.diff(ordered.length, prepend=-1) != 0)
    return ordered._replace(place=np.cumsum(edges) - 1)


class Options(NamedTuple):
    """What the channel allows each run of words to have been: place by place, the words themselves left out."""

    place: NDArray[np.int64]
    at: NDArray[np.int64]
    length: NDArray[np.int64]
    number: NDArray[np.int64]


class Forms(NamedTuple):
    """The runs of words that the channel knows, in the order of the text.

    Attributes:
        at: the first word of each.
        length: how many words it has.
        first, end: its candidates in the channel.
    """

    at: NDArray[np.int64]
    length: NDArray[np.int64]
    first: NDArray[np.int64]
    end: NDArray[np.int64]

    def where(self, which: NDArray[np.bool_]) -> Forms:
        """Some of them."""
        return Forms(*(column[which] for column in self))


def known_forms(document: DocumentWords, channel: Channel) -> Forms:
    """All runs of words that the channel knows where the document is open."""
    words = np.flatnonzero(document.is_open)
    found = [channel.look_up(document.keys(length)[words]) for length in range(1, LONGEST + 1)]
    at = words[np.concatenate([f.which for f in found])]
    length = np.repeat(np.arange(1, LONGEST + 1), [len(f.which) for f in found])
    first, end = (np.concatenate([getattr(f, side) for f in found]) for side in ("first", "end"))
    order = np.argsort(at * (LONGEST + 1) + length)
    return Forms(at[order], length[order], first[order], end[order])


def channel_options(forms: Forms) -> Options:
    """All that the channel allows runs of words to have been."""
    counts = forms.end - forms.first
    place = np.repeat(np.arange(len(counts)), counts)
    number = np.arange(len(place)) + np.repeat(forms.first - np.cumsum(counts) + counts, counts)
    return Options(place, forms.at[place], forms.length[place], number)


def fitting_candidates(document: DocumentWords, options: Options, channel: Channel, model: LanguageModel) -> Candidates:
    """Of each place the candidates that fit the words beside them best: by the counts of the two pairs of words."""
    right = channel.right[options.number]
    left = pair_log_counts(model, document.tokens[options.at - 1], channel.first_words[right])
    behind = pair_log_counts(model, channel.last_words[right], document.tokens[options.at + options.length])
    return candidates_of(options, best_rows(options.place, left + behind, KEPT), channel)


def candidates_of(options: Options, rows: NDArray[np.int64], channel: Channel) -> Candidates:
    """Some of the options with all that is known of them."""
    number = options.number[rows]
    right = channel.right[number]
    lengths = channel.right_length[right].astype(np.int64)
    shares = channel.log_share[number]
    words = channel.right_words[right]
    return Candidates(options.place[rows], options.at[rows], options.length[rows], number, shares, words, lengths)


def pair_log_counts(model: LanguageModel, first: NDArray[np.uint64], second: NDArray[np.uint64]) -> NDArray[np.float32]:
    """The log counts of pairs of words; -1 for those that were not counted."""
    return np.maximum(model.log_counts(joined(first, second)), np.float32(-1))


def windows(
    document: DocumentWords, at: NDArray[np.int64], length: NDArray[np.int64], words: NDArray[np.uint64] | None
) -> NDArray[np.uint64]:
    """The words from ``CONTEXT`` before each place to ``CONTEXT`` behind, with ``words`` in its place, then zeros.

    Without ``words``: as the document reads. What lies behind the first boundary after the place is left out.
    """
    padded = np.concatenate([np.zeros(CONTEXT, np.uint64), document.tokens, np.zeros(CONTEXT + LONGEST, np.uint64)])
    rows = np.zeros((len(at), CONTEXT + LONGEST + CONTEXT), np.uint64)
    for k in range(CONTEXT):
        rows[:, k] = padded[at + k]
    lengths = np.minimum(length, LONGEST) if words is None else (words != 0).sum(1)
    for k in range(LONGEST):
        inside = lengths > k
        source = padded[at + CONTEXT + k] if words is None else words[:, k]
        rows[inside, CONTEXT + k] = source[inside]
    line = np.arange(len(at))
    ended = np.zeros(len(at), bool)
    for k in range(CONTEXT):
        follower = padded[at + CONTEXT + length + k]
        follower[ended] = 0
        rows[line, CONTEXT + lengths + k] = follower
        ended |= follower == BREAK
    return rows


def listed_candidates(places: Sequence[tuple[int, int, NDArray[np.uint64]]]) -> Candidates:
    """Candidates that glossaries list: for each, its first word, its number of words, and the hashes of its term."""
    count = len(places)
    words = np.zeros((count, LONGEST), np.uint64)
    for row, (_, _, hashes) in enumerate(places):
        words[row, : min(len(hashes), LONGEST)] = hashes[:LONGEST]
    at = np.array([p[0] for p in places], np.int64)
    length = np.array([p[1] for p in places], np.int64)
    right = (words != 0).sum(1)
    return Candidates(np.arange(count), at, length, -2 - np.arange(count), np.zeros(count, np.float32), words, right)
