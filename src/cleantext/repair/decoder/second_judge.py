"""The second judge: a causal language model is asked about the places of a spun document that the decoder leaves open.

The decoder knows which words follow each other and which stand near each other. A causal model reads the sentence
before a place, with the wording that was found and with each candidate in it, and some words behind. How much likelier
it finds each candidate than what was found is weighed together with what the decoder says, by weights that
``scripts/fit_second_judge.py`` fits.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from cleantext.repair.decoder.candidates import JOINT
from cleantext.repair.decoder.channel import Channel
from cleantext.repair.decoder.decode import Decoded, foremost_of
from cleantext.repair.decoder.joined import Joined
from cleantext.repair.decoder.parameters import FOLDER
from cleantext.repair.decoder.spin import replaced
from cleantext.repair.wording import article
from cleantext.repair.wording.case import like

OPEN, SURE = 0.15, 0.98
"""Between these probabilities a place is open: the second judge is asked about it, if no likelier one overlaps it."""

MOST, LEAST = 3, 0.05
"""So many candidates of a place are put to it, each at least so likely, compared with the likeliest."""

READ = 0.5
"""From this probability a repair elsewhere counts as what the text read, so that the sentence makes sense."""

LEFT, RIGHT = 16, 4
"""How many words before and behind a place the second judge reads."""

_REACH = 400
"""So many characters contain these words, unless they are no words."""


class CausalModel(Protocol):
    """A language model that reads from left to right."""

    name: str

    def log_probabilities(self, left: str, wordings: Sequence[str], right: str) -> Sequence[float]:
        """For each wording how likely it is, with ``right`` behind it, where ``left`` stands before (natural log)."""


class Weights(NamedTuple):
    """What makes log odds of a candidate, against what was found, out of what is known of it.

    Attributes:
        odds: the weight of its log odds by the decoder.
        gain: of how much likelier the model finds the sentence with it (logarithm).
        term: what is added if the place stands for a term.
        constant: what is always added.
    """

    odds: float
    gain: float
    term: float
    constant: float


class OpenPlace(NamedTuple):
    """A place that is put to the second judge.

    Attributes:
        number: its number among the places of the document.
        rows: its candidates.
        left, right: what stands before and behind it.
        wordings: what stands in it: first as it was found, then for each candidate.
        known: for each candidate its log odds by the decoder, against what was found; and whether this is a term.
    """

    number: int
    rows: NDArray[np.int64]
    left: str
    wordings: list[str]
    right: str
    known: NDArray[np.float64]
    is_term: bool


class SecondJudge(NamedTuple):
    """A causal model, and how much what it says counts."""

    model: CausalModel
    weights: Weights

    def reconsidered(self, decoded: Decoded, joined: Joined, channel: Channel) -> Decoded:
        """The outcome for a document whose open places the second judge was asked about."""
        best, probability, added = decoded.best.copy(), decoded.probability.copy(), np.full(len(decoded.best), np.nan)
        for place in open_places(decoded, joined, channel):
            measured = features(place, self.model)
            odds = (measured * self.weights).sum(1)
            likeliest = int(np.argmax(odds))
            best[place.number] = place.rows[likeliest]
            probability[place.number] = probabilities(odds)[likeliest]
            added[place.number] = measured[likeliest, 1] * self.weights.gain
        return decoded._replace(best=best, probability=probability, added=added)


def probabilities(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """How probable each candidate of a place is, given the log odds of each against what was found."""
    highest = max(0.0, float(odds.max()))
    relative = np.exp(odds - highest)
    shares: NDArray[np.float64] = relative / (relative.sum() + np.exp(-highest))
    return shares


def features(place: OpenPlace, model: CausalModel) -> NDArray[np.float64]:
    """For each candidate of a place, in a row, what ``Weights`` weigh."""
    found, *others = model.log_probabilities(place.left, place.wordings, place.right)
    count = len(others)
    return np.column_stack([place.known, np.array(others) - found, np.full(count, place.is_term), np.ones(count)])


def open_places(decoded: Decoded, joined: Joined, channel: Channel) -> list[OpenPlace]:
    """The places of a decoded document that are neither nearly sure nor hardly possible."""
    candidates, scores = joined.candidates, joined.scores
    start, end = candidates.at[decoded.best], candidates.at[decoded.best] + candidates.length[decoded.best]
    foremost = foremost_of(decoded.probability, start, end)
    open = np.flatnonzero(foremost & (decoded.probability >= OPEN) & (decoded.probability < SURE))
    readings = _readings(decoded, joined, channel) if len(open) else []
    places = []
    for number in open.tolist():
        of_place = candidates.place[decoded.best[number]]
        low, high = np.searchsorted(candidates.place, [of_place, of_place + 1]).tolist()
        is_term = bool((candidates.number[low:high] <= JOINT).any())
        rows = low + np.argsort(-scores[low:high], kind="stable")[:MOST]
        rows = rows[scores[rows] >= scores[rows[0]] + np.log(LEAST)]
        evidence = decoded.evidence[number : number + 1]
        share = float(replaced(evidence, decoded.rates[None, 0 if is_term else 1])[0])
        known = scores[rows] - evidence + np.log(max(share, 1e-9)) - np.log(max(1 - share, 1e-9))
        places.append(OpenPlace(number, rows, *_in_context(joined, rows, channel, readings), known, is_term))
    return places


Reading = tuple[int, int, str]
"""A stretch of the text, and what it probably read before."""


def _readings(decoded: Decoded, joined: Joined, channel: Channel) -> list[Reading]:
    """What probably was replaced, the likeliest of places that overlap, in the order of the text."""
    taken = list[Reading]()
    probable = np.flatnonzero(decoded.probability >= READ)
    for number in probable[np.argsort(-decoded.probability[probable], kind="stable")].tolist():
        row = int(decoded.best[number])
        start, end = joined.span(row)
        if all(end <= a or b <= start for a, b, _ in taken):
            taken.append((start, end, like(joined.text[start:end], joined.right(row, channel))))
    return sorted(taken)


def _in_context(
    joined: Joined, rows: NDArray[np.int64], channel: Channel, readings: Sequence[Reading]
) -> tuple[str, list[str], str]:
    """What stands before a place, the wordings that may stand in it, and what stands behind.

    A space before the place belongs to the wordings, as models read words with the space before them.
    """
    text = joined.text
    start, end = joined.span(int(rows[0]))
    before = text[start:end]
    repairs = list[tuple[int, str]]()
    for row in rows.tolist():
        after = like(before, joined.right(row, channel))
        mend = article.mended(text, start, before, after)
        repairs.append((mend[0], mend[1] + after) if mend else (start, after))
    begin = min(at for at, _ in repairs)
    wordings = [text[begin:end], *(text[begin:at] + after for at, after in repairs)]
    document = bisect_right(joined.offsets, start)
    first = joined.offsets[document - 1]
    last = joined.offsets[document] - 1 if document < len(joined.offsets) else len(text)
    left = _read(text, max(first, begin - _REACH), begin, readings).rpartition("\n\n")[2]
    right = _read(text, end, min(last, end + _REACH), readings).partition("\n\n")[0]
    space = " " * left[-1:].isspace()
    return (
        " ".join(left.split()[-LEFT:]),
        [space + " ".join(wording.split()) for wording in wordings],
        " " * right[:1].isspace() + " ".join(right.split()[:RIGHT]),
    )


def _read(text: str, start: int, end: int, readings: Sequence[Reading]) -> str:
    """A stretch of the text as it probably read."""
    parts, at = list[str](), start
    for a, b, after in readings:
        if at <= a and b <= end:
            parts += (text[at:a], after)
            at = b
    return "".join([*parts, text[at:end]])


@cache
def weights(language: str) -> Weights:
    """The fitted weights for a language."""
    content = json.loads((FOLDER / f"{language}.second_judge.json").read_text(encoding="utf-8"))
    return Weights(**content["weights"])
