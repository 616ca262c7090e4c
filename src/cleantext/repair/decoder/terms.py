"""Terms of two or three words that a run of words may have replaced, several words at once.

In “counterfeit consciousness” neither word shows what the other was. What shows it is that honest text never has the
two together, but often has what both may stand for.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.repair.decoder.arrays import best_rows, ranks
from cleantext.repair.decoder.candidates import JOINT, Candidates, Options, pair_log_counts
from cleantext.repair.decoder.channel import LONGEST, Channel
from cleantext.repair.decoder.document_words import DocumentWords
from cleantext.repair.decoder.language_model import LanguageModel
from cleantext.scan.tokens import joined

TRIED = 8
"""How many candidates of each word are tried together."""

RARE_PAIR = 3.0
"""Up to this log count, two neighbouring words may both be substitutes."""

TERM_PAIR = 3.0
"""From this log count, two words are known to belong together."""

TERM_TRIPLE = 2.0
"""From this log count, three words are known to belong together."""

_KEPT = 2  # terms that are scored of those that begin at a word


class TermRuns(NamedTuple):
    """Runs of words that the document may have contained.

    Attributes:
        at: the first word of each in the document.
        words: the hashes of its words, one column each.
        share: for each of its words the log of how likely a spinner makes of it what stands there.
        changed: for each of its words whether it is not what stands there.
    """

    at: NDArray[np.int64]
    words: NDArray[np.uint64]
    share: NDArray[np.float32]
    changed: NDArray[np.bool_]

    def rows(self, which: NDArray[np.intp]) -> TermRuns:
        """Some of the rows."""
        return TermRuns(self.at[which], self.words[which], self.share[which], self.changed[which])


def term_candidates(document: DocumentWords, options: Options, channel: Channel, model: LanguageModel) -> Candidates:
    """What two or three neighbouring words may have been together, where honest text hardly has two of them so."""
    goes_on = np.flatnonzero(document.goes_on & document.is_open)
    known = pair_log_counts(model, document.tokens[goes_on], document.tokens[goes_on + 1])
    rare = goes_on[known <= RARE_PAIR]
    choices = _choices(document, options, channel, rare)
    pairs = _paired(choices, rare)
    count = pair_log_counts(model, pairs.words[:, 0], pairs.words[:, 1])
    known_pairs = np.flatnonzero((count >= TERM_PAIR) & pairs.changed.any(1))
    pairs, count = pairs.rows(known_pairs), count[known_pairs]
    triples, triple_count = _triples(pairs, model)
    both = np.flatnonzero(pairs.changed.all(1))
    return _as_candidates([_fittest(pairs.rows(both), count[both]), _fittest(triples, triple_count)])


def _choices(document: DocumentWords, options: Options, channel: Channel, rare: NDArray[np.int64]) -> TermRuns:
    """For each word beside a rare pair what it may have been, itself too, in the order of the text."""
    concerned = np.zeros(len(document.tokens) + 2, bool)
    concerned[rare] = concerned[rare + 1] = True
    right = channel.right[options.number]
    single = (options.length == 1) & (channel.right_length[right] == 1) & (ranks(options.place) < TRIED)
    replaced = np.flatnonzero(single & concerned[options.at])
    itself = np.flatnonzero(concerned[: len(document.tokens)])
    at = np.concatenate([options.at[replaced], itself])
    words = np.concatenate([channel.first_words[right[replaced]], document.hashes[itself]])
    share = np.concatenate([channel.log_share[options.number[replaced]], np.zeros(len(itself), np.float32)])
    changed = np.concatenate([np.ones(len(replaced), bool), np.zeros(len(itself), bool)])
    order = np.argsort(at, kind="stable")
    return TermRuns(at[order], words[order, None], share[order, None], changed[order, None])


def _paired(choices: TermRuns, where: NDArray[np.int64]) -> TermRuns:
    """The pairs of what may have stood at some places and what may have stood behind."""
    first = np.flatnonzero(np.isin(choices.at, where))
    starts = np.searchsorted(choices.at, choices.at[first] + 1, "left")
    counts = np.searchsorted(choices.at, choices.at[first] + 1, "right") - starts
    one, other = _all_pairs(first, starts, counts)
    return _lengthened(choices, one, choices, other)


def _all_pairs(
    first: NDArray[np.intp], starts: NDArray[np.intp], counts: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Each of the first with each of so many rows from its start on."""
    inside = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(first, counts), np.repeat(starts, counts) + inside


def _lengthened(left: TermRuns, one: NDArray[np.intp], right: TermRuns, other: NDArray[np.intp]) -> TermRuns:
    """Runs with the last word of other runs behind them."""
    words = np.concatenate([left.words[one], right.words[other, -1:]], 1)
    share = np.concatenate([left.share[one], right.share[other, -1:]], 1)
    changed = np.concatenate([left.changed[one], right.changed[other, -1:]], 1)
    return TermRuns(left.at[one], words, share, changed)


def _triples(pairs: TermRuns, model: LanguageModel) -> tuple[TermRuns, NDArray[np.float32]]:
    """Known runs of three words, two of them changed at least, that known pairs begin; with their log counts."""
    pairs = pairs.rows(np.argsort(pairs.at, kind="stable"))
    starts = np.searchsorted(pairs.at, pairs.at + 1, "left")
    counts = np.searchsorted(pairs.at, pairs.at + 1, "right") - starts
    one, other = _all_pairs(np.arange(len(pairs.at)), starts, counts)
    agree = pairs.words[one, 1] == pairs.words[other, 0]
    triples = _lengthened(pairs, one[agree], pairs, other[agree])
    first_two = joined(triples.words[:, 0], triples.words[:, 1])
    count = pair_log_counts(model, first_two, triples.words[:, 2])
    known = np.flatnonzero((count >= TERM_TRIPLE) & (triples.changed.sum(1) > 1))
    return triples.rows(known), count[known]


def _fittest(runs: TermRuns, count: NDArray[np.float32]) -> TermRuns:
    """Of those that begin at a word the ones that are commonest and likeliest to have become what stands there."""
    order = np.argsort(runs.at, kind="stable")
    runs, count = runs.rows(order), count[order]
    return runs.rows(best_rows(runs.at, count + runs.share.sum(1), _KEPT))


def _as_candidates(parts: list[TermRuns]) -> Candidates:
    at = np.concatenate([runs.at for runs in parts])
    words = np.zeros((len(at), LONGEST), np.uint64)
    lengths = np.concatenate([np.full(len(runs.at), runs.words.shape[1], np.int64) for runs in parts])
    row = 0
    for runs in parts:
        words[row : row + len(runs.at), : runs.words.shape[1]] = runs.words
        row += len(runs.at)
    share = np.concatenate([runs.share.sum(1) for runs in parts])
    joint = np.full(len(at), JOINT, np.int64)
    return Candidates(np.arange(len(at)), at, lengths, joint, share, words, lengths)
