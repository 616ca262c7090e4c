"""The nouns of cleantext: what rules say, what happened, and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum, StrEnum
from typing import NamedTuple


class Stage(StrEnum):
    """The steps a text goes through; their order here is the only order there is."""

    ENCODING = "encoding"
    CHARACTERS = "characters"
    RESIDUE = "residue"
    SPACING = "spacing"
    PUNCTUATION = "punctuation"
    CASING = "casing"
    PHRASES = "phrases"


class Confidence(IntEnum):
    """How sure a repair is: LIKELY and up are applied by default, a GUESS is only shown."""

    GUESS = 1
    LIKELY = 2
    CERTAIN = 3


class Proposal(NamedTuple):
    """What a rule says: put ``after`` in the place of text[start:end] of one snapshot (characters)."""

    start: int
    end: int
    after: str
    rule: str
    confidence: Confidence
    reason: str


class Edit(NamedTuple):
    """What happened: source[start:end], which read ``before``, became ``after`` (offsets in characters).

    Among suggestions there may be a report: something is lost here and no repair is known; ``after`` is ``before``.
    """

    start: int
    end: int
    before: str
    after: str
    rule: str
    confidence: Confidence
    reason: str

    @property
    def is_report(self) -> bool:
        """Whether it only says that something is lost here."""
        return self.before == self.after


class SpunPlace(NamedTuple):
    """A place that reads as spun: source[start:end] (characters), what it reads, what it probably said, and why."""

    start: int
    end: int
    before: str
    after: str
    probability: float
    reason: str


class Verdict(NamedTuple):
    """What a document as a whole says about having been spun.

    Attributes:
        spun: the probability that it was, from 0 to 1.
        rate: the estimated share of its replaceable words that were replaced, from 0 to 1.
        places: how many places read as spun.
        phrases: how many different phrases these are.
        words: how many words the document has.
        kind: the kind of spinner that fits best (``synonym``, ``blog``, ``academic``, ``backtranslation``); or empty.
        strongest: the places that say most, the strongest first, ten at most.
    """

    spun: float = 0.0
    rate: float = 0.0
    places: int = 0
    phrases: int = 0
    words: int = 0
    kind: str = ""
    strongest: tuple[SpunPlace, ...] = ()

    @property
    def density(self) -> float:
        """Places that read as spun, per 1,000 words."""
        return 1000 * self.places / self.words if self.words else 0.0


class Failure(NamedTuple):
    """A rule that failed at a place and was passed over there, or a limit that a document ran into."""

    rule: str
    at: int
    reason: str


class Result(NamedTuple):
    """A cleaned text.

    Attributes:
        source: the text as it was given.
        text: the text as it is now.
        edits: what was changed, in coordinates of the source (characters).
        suggestions: what was only suggested, and reports of what is lost.
        signature: what the result depends on.
        verdict: whether the text reads as spun, and the evidence.
        failures: what could not be done, and why; the text is otherwise cleaned.
    """

    source: str
    text: str
    edits: tuple[Edit, ...] = ()
    suggestions: tuple[Edit, ...] = ()
    signature: str = ""
    verdict: Verdict = Verdict()
    failures: tuple[Failure, ...] = ()

    @property
    def spun(self) -> float:
        """The probability that the text was spun, from 0 to 1."""
        return self.verdict.spun

    @property
    def changed(self) -> bool:
        """Whether the text differs from its source."""
        return self.text != self.source

    def _repr_html_(self) -> str:
        """The changes, for notebooks; empty where no view is registered."""
        view = _VIEWS.get("notebook")
        return view(self) if view else ""


def join_results(results: Sequence[Result]) -> Result:
    """The results of consecutive stretches as the result of the whole."""
    if len(results) == 1:
        return results[0]
    edits, suggestions, at = list[Edit](), list[Edit](), 0
    for r in results:
        edits += (e._replace(start=e.start + at, end=e.end + at) for e in r.edits)
        suggestions += (e._replace(start=e.start + at, end=e.end + at) for e in r.suggestions)
        at += len(r.source)
    source, text = "".join(r.source for r in results), "".join(r.text for r in results)
    return Result(source, text, tuple(edits), tuple(suggestions), results[0].signature if results else "")


_VIEWS: dict[str, Callable[[Result], str]] = {}


def register_notebook_view(view: Callable[[Result], str]) -> None:
    """Say how results look in a notebook, which asks the object itself: as a fragment of HTML."""
    _VIEWS["notebook"] = view
