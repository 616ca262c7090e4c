"""Documents that are decoded together: joined, their candidates found and scored."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.model import Confidence
from cleantext.repair.decoder.candidates import JOINT, Candidates, listed_candidates
from cleantext.repair.decoder.channel import Channel
from cleantext.repair.decoder.decode import score
from cleantext.repair.decoder.document_words import DocumentWords, document_words
from cleantext.repair.decoder.features import measures
from cleantext.repair.decoder.places import capitals, find_candidates
from cleantext.repair.decoder.tools import Tools
from cleantext.repair.matching.found import Found, moved
from cleantext.repair.span_arrays import Spans, merged, span_array
from cleantext.repair.wording.normalise import folded
from cleantext.scan.tokens import find_words


class Question(NamedTuple):
    """A document to decode.

    Attributes:
        text: what it reads.
        found: the phrases in it that glossaries list.
        rates: the probabilities of its rates that are known from an earlier pass.
        within: the stretches that are looked at; None: all of the text.
        is_doubtful: whether only tells speak for decoding it, so that it is asked first whether that is worth the time.
    """

    text: str
    found: Sequence[Found]
    rates: NDArray[np.float64] | None = None
    within: Spans | None = None
    is_doubtful: bool = False


class Joined(NamedTuple):
    """Documents that are decoded together, one after the other with a character between each two.

    Attributes:
        text: what they read.
        document: their words.
        offsets: where each begins in the text.
        listed: the phrases in them that glossaries list, where they stand in the text.
        candidates: of all places.
        scores: of each candidate the log of how much likelier its place is if it was replaced by the form.
        gain: how much likelier the language model finds each candidate than the form.
    """

    text: str
    document: DocumentWords
    offsets: list[int]
    listed: list[Found]
    candidates: Candidates
    scores: NDArray[np.float64]
    gain: NDArray[np.float32]

    def span(self, row: int) -> tuple[int, int]:
        """The stretch of the text that a candidate may have stood in."""
        at = int(self.candidates.at[row])
        last = at + int(self.candidates.length[row]) - 1
        return int(self.document.starts[at]), int(self.document.ends[last])

    def right(self, row: int, channel: Channel) -> str:
        """What a candidate reads."""
        number = int(self.candidates.number[row])
        if number < JOINT:
            return self.listed[-2 - number].right
        return channel.text(int(channel.right[number])) if number > JOINT else self._joint(row, channel)

    def _joint(self, row: int, channel: Channel) -> str:
        """A term that stood where several words do: the words that are as they were, and those that were replaced."""
        at, length = int(self.candidates.at[row]), int(self.candidates.length[row])
        return " ".join(
            self.text[self.document.starts[at + k] : self.document.ends[at + k]].lower()
            if word == self.document.hashes[at + k]
            else channel.word(word)
            for k, word in enumerate(self.candidates.words[row, :length].tolist())
        )


def join(questions: Sequence[Question], tools: Tools) -> Joined | None:
    """Documents joined, and their candidates scored; None where there are none."""
    text = "\n".join(q.text for q in questions)
    document = document_words(*(q.text for q in questions))
    offsets = list(accumulate((len(q.text) + 1 for q in questions[:-1]), initial=0))
    if any(q.within is not None for q in questions):
        document = document.within(merged(*map(_open_spans, questions, offsets)))
    found = [moved(f, offset) for q, offset in zip(questions, offsets, strict=True) for f in q.found]
    listed, located = locate(document, found)
    candidates = find_candidates(document, tools.channel, tools.model, listed)
    if candidates is None:
        return None
    sure = [f.confidence > Confidence.GUESS for f in located]
    blocks = measures(document, candidates, tools.channel, tools.model, tools.context, capitals(text, document), sure)
    scored = [(score(block.features, tools.parameters), block.gain) for block in blocks]
    scores, gain = (np.concatenate(columns) for columns in zip(*scored, strict=True))
    return Joined(text, document, offsets, located, candidates, scores, gain)


def _open_spans(question: Question, offset: int) -> Spans:
    """What of a document is looked at, in the text of all."""
    within = span_array([(0, len(question.text) + 1)]) if question.within is None else question.within
    return within + offset


def locate(document: DocumentWords, found: Sequence[Found]) -> tuple[Candidates, list[Found]]:
    """The candidates of listed phrases, and these phrases in the same order; left out where words do not agree."""
    located = [(f, *span) for f in found if (span := _words_of(document, f))]
    candidates = listed_candidates([(at, length, _hashes(f.right)) for f, at, length in located])
    return candidates, [f for f, _, _ in located]


def _words_of(document: DocumentWords, found: Found) -> tuple[int, int] | None:
    """The first word of a listed phrase in the document, and how many words it has; None where they do not agree."""
    first = int(np.searchsorted(document.starts, found.start))
    first += int(document.hashes[first] == 0)  # the beginning of the text stands where its first word begins
    end = int(np.searchsorted(document.starts, found.end))
    return (first, end - first) if first < end and document.hashes[first:end].all() else None


def _hashes(right: str) -> NDArray[np.uint64]:
    return find_words(b"\xff" + folded(right).encode() + b"\xff").hashes
