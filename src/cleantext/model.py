"""The data types of cleantext: proposals, edits and results."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum, StrEnum
from typing import NamedTuple

_STRONGEST = 10
"""How many places a verdict shows."""

_JUDGED_TOGETHER = 1_000
"""How many verdicts are kept until they are joined."""


class Stage(StrEnum):
    """The steps that a text goes through, in this order."""

    ENCODING = "encoding"
    CHARACTERS = "characters"
    RESIDUE = "residue"
    SPACING = "spacing"
    PUNCTUATION = "punctuation"
    CASING = "casing"
    PHRASES = "phrases"


class Region(StrEnum):
    """The kinds of text: what is a fault in one of them may be right in another."""

    PROSE = "prose"
    VERSE = "verse"
    CODE = "code"
    COMMAND = "command"
    TABLE = "table"
    LIST = "list"
    LOG = "log"
    MARKUP = "markup"
    DICTIONARY = "dictionary"
    MAIL = "mail"
    DATA = "data"


class Confidence(IntEnum):
    """How sure a repair is: LIKELY and CERTAIN are applied by default, a GUESS is only suggested."""

    GUESS = 1
    LIKELY = 2
    CERTAIN = 3


class Proposal(NamedTuple):
    """What a rule proposes: replace text[start:end] of a snapshot by ``after`` (offsets in characters)."""

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
        """Whether this only reports that something is lost here."""
        return self.before == self.after


class SpunPlace(NamedTuple):
    """A place that reads as spun: source[start:end] (characters), its text, what it probably said, and why."""

    start: int
    end: int
    before: str
    after: str
    probability: float
    reason: str


READS_AS_SPUN = 0.9
"""The probability from which a text reads as spun, and from which general words of it are repaired."""


class Verdict(NamedTuple):
    """The verdict on whether a document was spun, with the evidence.

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
    def is_spun(self) -> bool:
        """Whether the document reads as spun: with a probability of at least 0.9."""
        return self.spun >= READS_AS_SPUN

    @property
    def density(self) -> float:
        """Places that read as spun, per 1,000 words."""
        return 1000 * self.places / self.words if self.words else 0.0


class Failure(NamedTuple):
    """A rule that failed at some place and was skipped there, or a limit that a document exceeded."""

    rule: str
    at: int
    reason: str


class Box(NamedTuple):
    """A rectangle on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


class PrintedLine(NamedTuple):
    """A line of a printed page: page and line, from 1, and its rectangle."""

    page: int
    line: int
    box: Box


class Layout(NamedTuple):
    """Where a text is printed: the start of each line, in ascending order, and its place on the page."""

    starts: tuple[int, ...]
    places: tuple[PrintedLine, ...]

    def place(self, at: int) -> PrintedLine:
        """The printed line that contains this character."""
        return self.places[self._line(at)]

    def column(self, at: int) -> int:
        """Which character of its printed line this one is, from 1."""
        return at - self.starts[self._line(at)] + 1

    def _line(self, at: int) -> int:
        return max(bisect_right(self.starts, at) - 1, 0)


class Result(NamedTuple):
    """A cleaned text.

    Attributes:
        source: the text before cleaning.
        text: the cleaned text.
        edits: the changes, with offsets in the source, in characters.
        suggestions: repairs that were not applied, and reports of what is lost.
        signature: what the result depends on.
        verdict: whether the text reads as spun, and the evidence.
        failures: rules that failed and limits that were exceeded; the rest was cleaned.
        layout: where the source is printed, if it was read from pages.
    """

    source: str
    text: str
    edits: tuple[Edit, ...] = ()
    suggestions: tuple[Edit, ...] = ()
    signature: str = ""
    verdict: Verdict = Verdict()
    failures: tuple[Failure, ...] = ()
    layout: Layout | None = None

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


def probability_text(probability: float) -> str:
    """A probability with two digits, never quite 0 or 1."""
    if probability > 0.99:
        return "over 0.99"
    return "under 0.01" if probability < 0.01 else f"{probability:.2f}"


def join_results(results: Sequence[Result]) -> Result:
    """Join the results of consecutive parts into the result of the whole."""
    if len(results) == 1:
        return results[0]
    edits, suggestions, failures, at = list[Edit](), list[Edit](), list[Failure](), 0
    verdicts = VerdictSum()
    for r in results:
        edits += (e._replace(start=e.start + at, end=e.end + at) for e in r.edits)
        suggestions += (e._replace(start=e.start + at, end=e.end + at) for e in r.suggestions)
        failures += (f._replace(at=f.at + at) for f in r.failures)
        verdicts.add(r)
        at += len(r.source)
    source, text = "".join(r.source for r in results), "".join(r.text for r in results)
    signature = results[0].signature if results else ""
    return Result(source, text, tuple(edits), tuple(suggestions), signature, verdicts.total(), tuple(failures))


class VerdictSum:
    """The verdict on a text whose stretches are judged one by one, in flat memory.

    The whole gets the verdict of its worst stretch: one spun chapter makes a spun book, however honest the others are.
    """

    def __init__(self) -> None:
        self._judged = list[Verdict]()
        self._phrases = set[str]()
        self._length = self._unjudged = 0

    def add(self, result: Result, at: int | None = None) -> None:
        """Add the next stretch; ``at`` is the position that its places are counted from, if not its beginning."""
        verdict, at = result.verdict, self._length if at is None else at
        self._length += len(result.source)
        if not verdict.words:
            self._unjudged += len(result.source)
            return
        self._phrases.update(e.before.lower() for e in result.edits if e.rule.startswith(Stage.PHRASES))
        self._phrases.update(e.before.lower() for e in result.suggestions if e.rule.startswith(Stage.PHRASES))
        places = tuple(p._replace(start=p.start + at, end=p.end + at) for p in verdict.strongest)
        self._judged.append(verdict._replace(strongest=places))
        if len(self._judged) > _JUDGED_TOGETHER:
            self._judged = [self._joined()]

    def counting(self, results: Iterable[Result]) -> Iterator[Result]:
        """The same results, each added as it passes."""
        for result in results:
            self.add(result)
            yield result

    def total(self) -> Verdict:
        """The verdict on all of it."""
        if not self._judged:
            return Verdict()
        whole = self._joined()
        # A stretch without any sign is not judged, and the number of its words is estimated from its length.
        judged = self._length - self._unjudged
        return whole._replace(words=whole.words + round(whole.words * self._unjudged / judged)) if judged else whole

    def _joined(self) -> Verdict:
        judged = self._judged
        words = sum(v.words for v in judged)
        worst = max(judged, key=lambda v: (v.spun, v.places))
        strongest = sorted((p for v in judged for p in v.strongest), key=lambda p: (-p.probability, p.start))
        phrases = max(len(self._phrases), *(v.phrases for v in judged), 0)
        rate = sum(v.rate * v.words for v in judged) / words
        places = sum(v.places for v in judged)
        return Verdict(worst.spun, rate, places, min(phrases, places), words, worst.kind, tuple(strongest[:_STRONGEST]))


_VIEWS: dict[str, Callable[[Result], str]] = {}


def register_notebook_view(view: Callable[[Result], str]) -> None:
    """Set how results are shown in a notebook, as a fragment of HTML."""
    _VIEWS["notebook"] = view
