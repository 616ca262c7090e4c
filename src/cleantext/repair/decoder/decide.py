"""The repairs of documents: decoded places that do not overlap, with what they read before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.model import READS_AS_SPUN
from cleantext.repair.decoder.arrays import first_rows
from cleantext.repair.decoder.candidates import JOINT, Candidates
from cleantext.repair.decoder.channel import KINDS, Channel
from cleantext.repair.decoder.decode import Decoded, Stretches, decode
from cleantext.repair.decoder.document_words import in_groups
from cleantext.repair.decoder.joined import Joined, Question, join
from cleantext.repair.decoder.screen import prior_of, worth_decoding
from cleantext.repair.decoder.second_judge import SecondJudge
from cleantext.repair.decoder.tools import Tools
from cleantext.repair.matching.found import Found, moved
from cleantext.repair.span_arrays import Spans

SHOWN = 0.4
"""From this probability a place is worth showing."""

NEARLY = 0.1
"""The probability from which a place is looked at again after changes beside it.

Of the repairs that a later pass made in spun pages 49 in 50 had more before, and so had all in abstracts.
"""

LIKELY_AT, LISTED_AT = 0.5, 0.7
"""The probabilities from which a repair is likely: what no glossary lists, and what one lists.

A listed phrase may stand alone in an honest text.
"""

SPUN_SHOWN, SPUN_LIKELY = 0.8, READS_AS_SPUN
"""How surely the document must be spun for general words to be shown, and to be likely.

A place is as probable where the document hardly is spun and all speaks for the place as where the document surely is
and the place is open. The first is harm. ``scripts/train_decoder.py`` takes the largest prior that is harmless with
these values.
"""

QUESTION = 6
"""Up to so many words a document is no text but a question: what may this phrase have been?"""

LEAST_ANSWER = 1.0
"""The evidence (log of how much likelier a phrase is if it was spun) from which a question is answered."""


class Repair(NamedTuple):
    """A place that was probably replaced.

    Attributes:
        start, end: where it stands in the text (characters).
        right: what probably stood there.
        probability: how likely that is.
        gain: the log of how much likelier the right wording is here.
        seen: in how many documents real spinners were seen to do this.
        kinds: the kinds of spinners that do, as bits of ``KINDS``.
        listed: the listed phrase, if a glossary has it.
        asked: whether the document is this phrase and hardly more, so that it is shown however little speaks for it.
        added: what the second judge added to its log odds; None if it was not asked.
    """

    start: int
    end: int
    right: str
    probability: float
    gain: float
    seen: int
    kinds: int
    listed: Found | None
    asked: bool = False
    added: float | None = None


class Decision(NamedTuple):
    """The outcome for a document.

    Attributes:
        repairs: the likeliest places that do not overlap, in the order of the text.
        spun: the probability that the document was spun.
        general: the probability that general words of it were.
        rates: the probabilities of the rates of spinning (see ``Decoded``).
        words: how many words it has.
        open: where something is at least nearly worth showing.
    """

    repairs: list[Repair]
    spun: float
    general: float
    rates: NDArray[np.float64]
    words: int
    open: Spans


def decide(questions: Sequence[Question], tools: Tools, judge: SecondJudge | None = None) -> list[Decision | None]:
    """What of each document was probably replaced; None where nothing in it could have been.

    Short ones are decoded together: that takes a fraction of the time. The second judge, if there is one, is asked
    about open places of documents whose general words were replaced.
    """
    doubtful = [n for n, q in enumerate(questions) if q.is_doubtful]
    worth = worth_decoding([questions[n].text for n in doubtful], tools)
    left_out = {n for n, is_worth in zip(doubtful, worth, strict=True) if not is_worth}
    decoded = [n for n in range(len(questions)) if n not in left_out]
    decisions: list[Decision | None] = [None] * len(questions)
    for group in in_groups([questions[n].text for n in decoded]):
        together = _decide_together([questions[n] for n in decoded[group]], tools, judge)
        for n, decision in zip(decoded[group], together, strict=True):
            decisions[n] = decision
    return decisions


def _decide_together(questions: Sequence[Question], tools: Tools, judge: SecondJudge | None) -> list[Decision | None]:
    """The same for a few documents, joined."""
    decisions: list[Decision | None] = [None] * len(questions)
    joined = join(questions, tools)
    if joined is None:
        return decisions
    candidates, document = joined.candidates, joined.document
    first = first_rows(candidates.place)
    start, end = candidates.at[first], candidates.at[first] + candidates.length[first]
    is_term = np.logical_or.reduceat(candidates.number <= JOINT, first)
    is_listed = np.logical_or.reduceat(candidates.number < JOINT, first)
    numbers, of_place = np.unique(document.document[start], return_inverse=True)
    known = [questions[n].rates for n in numbers.tolist()]
    counts = np.bincount(document.document[document.hashes != 0], minlength=len(questions)).tolist()
    prior = prior_of(document, numbers, tools)
    stretches = Stretches(start, end, document.runs(start, end - start), is_term, is_listed, of_place)
    decoded = decode(joined.scores, candidates.place, stretches, tools.parameters, prior, known)
    at = 0
    for n, here in zip(numbers.tolist(), decoded, strict=True):
        spans = start[at : at + len(here.best)], end[at : at + len(here.best)]
        here = here._replace(best=here.best + first[at])
        at += len(here.best)
        if judge and here.general >= SPUN_LIKELY:
            here = judge.reconsidered(here, joined, tools.channel)
        chosen = apart(here.probability, *spans, _goes_first(here, candidates))
        asked = not chosen and questions[n].rates is None and counts[n] <= QUESTION
        if asked:
            chosen = _answer(here.evidence)
        repairs = [_repair(joined, here, i, tools.channel)._replace(asked=asked) for i in chosen]
        nearly = np.flatnonzero(here.probability >= NEARLY)
        open = np.stack([document.starts[spans[0][nearly]], document.ends[spans[1][nearly] - 1]])
        decision = Decision(repairs, here.spun, here.general, here.rates, counts[n], open)
        decisions[n] = _moved_back(decision, joined.offsets[n])
    return decisions


def _moved_back(decision: Decision, offset: int) -> Decision:
    """A decision in coordinates of its own document."""
    if not offset:
        return decision
    repairs = [moved(repair, -offset) for repair in decision.repairs]
    return decision._replace(repairs=repairs, open=decision.open - offset)


def is_likely(
    probability: NDArray[np.float64] | float,
    is_listed: NDArray[np.bool_] | bool,
    is_term: NDArray[np.bool_] | bool,
    general: float,
) -> NDArray[np.bool_]:
    """Whether repairs are likely; those of general words only in a document whose general words were replaced."""
    likely: NDArray[np.bool_] = probability >= np.where(is_listed, LISTED_AT, LIKELY_AT)
    return likely & (is_term | (general >= SPUN_LIKELY))


def kind_of(repairs: Sequence[Repair]) -> str:
    """The kind of spinner that makes most of these; empty where none stands out."""
    counts = [sum(r.probability for r in repairs if r.kinds >> bit & 1) for bit in range(len(KINDS))]
    best = max(range(len(KINDS) - 1), key=lambda bit: counts[bit])  # "technical" is no kind of spinner
    return KINDS[best] if counts[best] else ""


def _answer(evidence: NDArray[np.float64]) -> list[int]:
    """The one place that says most, if it says enough to answer a question."""
    best = int(np.argmax(evidence))
    return [best] if evidence[best] >= LEAST_ANSWER else []


def _goes_first(decoded: Decoded, candidates: Candidates) -> NDArray[np.bool_]:
    """The places that are repaired whatever overlaps them: likely listed phrases, where no other place is repaired."""
    is_listed = candidates.number[decoded.best] < JOINT
    first: NDArray[np.bool_] = is_listed & (decoded.probability >= LISTED_AT) & (decoded.general < SPUN_LIKELY)
    return first


def apart(
    probability: NDArray[np.float64], start: NDArray[np.int64], end: NDArray[np.int64], first: NDArray[np.bool_]
) -> list[int]:
    """The places worth showing that do not overlap, first those that go first, then the likelier, in text order."""
    shown = np.flatnonzero(probability >= SHOWN)
    shown = shown[np.lexsort((-probability[shown], ~first[shown]))]
    taken, chosen = set[int](), list[int]()
    for n, a, b in zip(shown.tolist(), start[shown].tolist(), end[shown].tolist(), strict=True):
        if taken.isdisjoint(range(a, b)):
            taken.update(range(a, b))
            chosen.append(n)
    return sorted(chosen)


def _repair(joined: Joined, decoded: Decoded, number: int, channel: Channel) -> Repair:
    """The likeliest candidate of a place, as the repair of it."""
    row = int(decoded.best[number])
    candidate, right = int(joined.candidates.number[row]), joined.right(row, channel)
    probability, gain = float(decoded.probability[number]), float(joined.gain[row])
    added = None if decoded.added is None or np.isnan(decoded.added[number]) else float(decoded.added[number])
    if candidate < JOINT:
        found = joined.listed[-2 - candidate]
        return Repair(found.start, found.end, right, probability, gain, 0, 0, found, added=added)
    seen, kinds = (0, 0) if candidate == JOINT else (int(channel.seen[candidate]), int(channel.kinds[candidate]))
    return Repair(*joined.span(row), right, probability, gain, seen, kinds, None, added=added)
