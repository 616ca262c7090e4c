"""One text on its way through the stages: its current wording, and what was done to it."""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

from cleantext.model import Confidence, Edit, Failure, Proposal, Result, Verdict
from cleantext.pipeline.apply import compose, record, relate, splice
from cleantext.pipeline.budget import Budget
from cleantext.pipeline.context import TextContext
from cleantext.pipeline.rescan import DirtyRegions, RescanRegion
from cleantext.pipeline.stage import Hits, Memory

_UNJUDGED = Verdict()


class Document:
    """One text on its way through the stages.

    Attributes:
        number: which of the texts it is that go through the stages together.
        source, text: what it read at first, and what it reads now.
        context: what stages may ask about the text as it is now.
        hits: by stage, where to look in the text.
        stale: the stages whose places speak of an earlier text.
        edits: what was done, in coordinates of the source.
        changes: what was done last, in coordinates of the text before.
        suggested: by stage, what was proposed last and not applied.
        settled: by stage, the text in which it found nothing to change.
        memory: by stage, what it keeps of the document from one pass to the next, and has follow every change.
        budget: the time that is left for it.
        failures: what could not be done, and why.
        verdict: whether it reads as spun.
    """

    __slots__ = (
        "budget", "changes", "context", "edits", "failures", "hits", "memory", "number", "settled", "source", "stale",
        "suggested", "text", "verdict",
    )  # fmt: skip

    def __init__(self, number: int, text: str, context: TextContext) -> None:
        self.number, self.source, self.text, self.context = number, text, text, context
        self.hits: dict[str, list[tuple[int, Any]]] = {}
        self.stale: set[str] = set()
        self.edits: list[Edit] = []
        self.changes: list[Edit] = []
        self.suggested: dict[str, list[Proposal]] = {}
        self.settled: dict[str, str] = {}
        self.memory: dict[str, Memory] = {}
        self.budget = Budget(len(text))
        self.failures: list[Failure] = []
        self.verdict = _UNJUDGED

    def set_hits(self, names: Sequence[str], hits: Mapping[str, Hits]) -> None:
        """Set where the stages with these names need to look in the current text."""
        if self.hits or self.stale:
            for name in names:
                self.hits.pop(name, None)
                self.stale.discard(name)
        for name, places in hits.items():
            self.hits[name] = list(places)

    def apply(self, applied: list[Proposal]) -> None:
        """Make the changes, and record them in coordinates of the source."""
        new = record(self.text, applied)
        self.edits, self.changes = compose(self.source, self.edits, self.text, new), new
        self.text = splice(self.text, new)
        self.context = self.context.after(self.text, new)
        for memo in self.memory.values():
            memo.move(new)

    def forget(self, name: str) -> bool:
        """Have a stage look at the text as at one that was never cleaned; whether it knows it otherwise."""
        memory = self.memory.get(name)
        if memory is None or not memory.forget():
            return False
        self.stale.add(name)
        return True

    def fail(self, rule: str, at: int, reason: str) -> None:
        """Record, only once, what could not be done at a place in the current text."""
        failure = Failure(rule, self._in_source(at), reason)
        if failure not in self.failures:
            self.failures.append(failure)

    def failed(self, rule: str) -> int:
        """How often a rule failed."""
        return sum(failure.rule == rule for failure in self.failures)

    def give_up(self, reason: str) -> None:
        """Restore the document as it was, and leave no stage anything to do."""
        self.text, self.edits, self.changes = self.source, [], []
        self.hits.clear()
        self.stale.clear()
        self.suggested.clear()
        self.settled.clear()
        self.failures.append(Failure("", 0, reason))

    def carry(self, dirty: DirtyRegions) -> None:
        """Keep what was found outside the changed regions, at its new positions."""
        for name, hits in self.hits.items():
            if name not in self.stale:
                self.hits[name] = [(now, hit) for at, hit in hits if (now := dirty.place(at)) is not None]

    def add_hits(self, region: RescanRegion, hits: Mapping[str, Hits]) -> None:
        """Add what was found in a region that changed."""
        for name, places in hits.items():
            for at, hit in places:
                if name not in self.stale and region.start <= at + region.first < region.end:
                    insort(self.hits.setdefault(name, []), (at + region.first, hit), key=itemgetter(0))

    def judge(self, verdict: Verdict) -> None:
        """Set the verdict, given in coordinates of the current text and stored in those of the source."""
        places = []
        for place in verdict.strongest:
            proposal = Proposal(place.start, place.end, place.after, "", Confidence.GUESS, "")
            edit = next(relate(self.source, self.edits, self.text, [proposal]))
            places.append(place._replace(start=edit.start, end=edit.end))
        self.verdict = verdict._replace(strongest=tuple(places))

    def result(self, signature: str) -> Result:
        """The result for the document."""
        last = (name for name, text in self.settled.items() if text is self.text)  # others belong to an earlier text
        waiting = sorted(p for name in last for p in self.suggested.get(name, ()))
        suggestions = relate(self.source, self.edits, self.text, waiting)
        edits, failures = tuple(self.edits), tuple(self.failures)
        return Result(self.source, self.text, edits, tuple(suggestions), signature, self.verdict, failures)

    def _in_source(self, at: int) -> int:
        """The position in the source of a place in the current text; inside a change, the start of the change."""
        shift = 0
        for e in self.edits:
            if at < e.start + shift:
                break
            if at < e.start + shift + len(e.after):
                return e.start
            shift += len(e.after) - (e.end - e.start)
        return at - shift


def reason(error: Exception) -> str:
    """What went wrong, in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]
