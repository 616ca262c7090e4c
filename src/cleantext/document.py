"""One text on its way through the stages: what it reads now, and what was done to it."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from operator import itemgetter

from cleantext.again import Again, Part
from cleantext.apply import compose, record, relate, splice
from cleantext.context import TextContext
from cleantext.glossary.propose import Found, Repaired
from cleantext.model import Edit, Proposal, Result
from cleantext.protect import Protector
from cleantext.scan import StageHits


class Document:
    """One text on its way through the stages."""

    __slots__ = (
        "_context", "_protect", "changes", "clauses", "edits", "found", "hits", "number", "quiet",
        "source", "spun", "suggested", "text",
    )  # fmt: skip

    def __init__(
        self, number: int, text: str, protect: Sequence[tuple[int, int]], hits: StageHits, found: list[Found]
    ) -> None:
        self.number, self.source, self.text = number, text, text
        self.hits = hits
        self.found: list[Found] | None = found  # None: the text changed since
        self.edits: list[Edit] = []
        self.changes: list[Edit] = []  # the last ones, in coordinates of the text before them
        self.suggested: dict[str, list[Proposal]] = {}
        self.quiet: dict[str, str] = {}  # by stage: the text in which it found nothing to change
        self.spun: set[Repaired] = set()
        self.clauses: dict[str, list[Found]] = {}  # what doubtful phrases stand in each
        self._protect = protect
        self._context: TextContext | None = None

    def context(self, codes: tuple[str, ...], locale: str | None, protector: Protector) -> TextContext:
        """The context of the text as it is now."""
        if self._context is None:
            self._context = TextContext(self.text, codes, locale, protector, self._protect)
        return self._context

    def apply(self, applied: list[Proposal]) -> None:
        """Make the changes, and record them in coordinates of the source."""
        new = record(self.text, applied)
        self.edits, self.changes = compose(self.source, self.edits, self.text, new), new
        self.text = splice(self.text, new)
        if self._context is not None:
            self._context = self._context.after(self.text, new)

    def carry(self, again: Again) -> None:
        """Keep what was found where nothing can be new, at the places where that is now."""
        for stage, hits in [*self.hits.items()]:
            self.hits[stage] = [(now, r) for at, r in hits if (now := again.place(at)) is not None]
            if not self.hits[stage]:
                del self.hits[stage]
        if self.found is not None:
            places = ((f, again.place(f.start)) for f in self.found)
            self.found = [f._replace(start=now, end=now + f.end - f.start) for f, now in places if now is not None]

    def add(self, part: Part, hits: StageHits, found: list[Found]) -> None:
        """Take in what was found in a part that may hold something new."""
        for stage, places in hits.items():
            for at, r in places:
                if part.start <= at + part.first < part.end:
                    insort(self.hits.setdefault(stage, []), (at + part.first, r), key=itemgetter(0))
        if self.found is not None:
            here = (f._replace(start=f.start + part.first, end=f.end + part.first) for f in found)
            self.found += (f for f in here if part.start <= f.start < part.end)

    def result(self, signature: str) -> Result:
        """What became of the document."""
        last = (stage for stage, text in self.quiet.items() if text is self.text)  # others spoke of an earlier text
        waiting = sorted(p for stage in last for p in self.suggested[stage])
        suggestions = relate(self.source, self.edits, self.text, waiting)
        return Result(self.source, self.text, tuple(self.edits), tuple(suggestions), signature)
