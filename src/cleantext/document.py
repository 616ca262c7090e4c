"""One text on its way through the stages: what it reads now, and what was done to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleantext.apply import compose, record, relate, splice
from cleantext.context import TextContext
from cleantext.glossary.propose import Found, Repaired
from cleantext.model import Edit, Proposal, Result
from cleantext.protect import Protected, Protector
from cleantext.scan import StageHits


class Document:
    """One text on its way through the stages."""

    __slots__ = (
        "_context", "_protect", "_protected", "edits", "found", "hits", "number", "quiet", "source", "spun",
        "suggested", "text",
    )  # fmt: skip

    def __init__(
        self, number: int, text: str, protect: Sequence[tuple[int, int]], hits: StageHits, found: list[Found]
    ) -> None:
        self.number, self.source, self.text = number, text, text
        self.hits = hits
        self.found: list[Found] | None = found  # None: the text changed since
        self.edits: list[Edit] = []
        self.suggested: dict[str, list[Proposal]] = {}
        self.quiet: dict[str, str] = {}  # by stage: the text in which it found nothing to change
        self.spun: set[Repaired] = set()
        self._protect = protect
        self._context: TextContext | None = None
        self._protected: Protected | None = None

    def context(self, codes: tuple[str, ...], locale: str | None, protector: Protector) -> TextContext:
        """The context of the text as it is now."""
        if self._context is None or self._context.text is not self.text:
            marked = list(self._marked()) if self._protect else ()
            self._context = TextContext(self.text, codes, locale, protector, marked, self._protected)
        return self._context

    def apply(self, applied: list[Proposal]) -> None:
        """Make the changes, and record them in coordinates of the source."""
        new = record(self.text, applied)
        self.edits = compose(self.source, self.edits, self.text, new)
        self.text = splice(self.text, new)
        self._protected = self._context.moved(self.text, new) if self._context else None

    def result(self, signature: str) -> Result:
        """What became of the document."""
        last = (stage for stage, text in self.quiet.items() if text is self.text)  # others spoke of an earlier text
        waiting = sorted(p for stage in last for p in self.suggested[stage])
        suggestions = relate(self.source, self.edits, self.text, waiting)
        return Result(self.source, self.text, tuple(self.edits), tuple(suggestions), signature)

    def _marked(self) -> Iterator[tuple[int, int]]:
        """The user's spans, where they stand now."""
        for start, end in self._protect:
            shift = sum(len(e.after) - (e.end - e.start) for e in self.edits if e.end <= start)
            yield start + shift, end + shift
