"""The position of a change, as line and column, and the change in words."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from cleantext.model import Edit, Layout, Result
from cleantext.render.visible import shown

UNRECORDED = "diff"
"""The rule named in edits of ``diff``, which have nothing to explain."""


class Lines:
    """The lines of a text, and which of them a place is in.

    A text may be a part of a file; it then begins at some line, column and character of the file. It may have been
    read from pages; readers then look for places on these.
    """

    def __init__(
        self, text: str, line: int = 1, column: int = 1, before: int = 0, layout: Layout | None = None
    ) -> None:
        self._text, self._line, self._column, self.before, self.layout = text, line, column, before, layout

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins in the text."""
        starts = [0]
        while at := self._text.find("\n", starts[-1]) + 1:
            starts.append(at)
        return starts

    @property
    def last(self) -> int:
        """The number of the last line."""
        return self._line + len(self.starts) - 1

    def number(self, at: int) -> int:
        """The number of the line that a place is in, from 1."""
        return self._line + bisect_right(self.starts, at) - 1

    def place(self, at: int) -> tuple[int, int]:
        """Line and column, both from 1."""
        here = bisect_right(self.starts, at) - 1
        return self._line + here, at - self.starts[here] + (1 if here else self._column)

    def where(self, at: int) -> str:
        """Where a reader finds a place: line and column, or page and line."""
        if self.layout is None:
            return "{}:{}".format(*self.place(at))
        page, line, _ = self.layout.place(at)
        return f"page {page}, line {line}"

    def printed(self, at: int) -> dict[str, object]:
        """Page, line, column and box of a place in a text that was read from pages; otherwise nothing."""
        return {**self.layout.place(at)._asdict(), "column": self.layout.column(at)} if self.layout else {}

    def span(self, at: int) -> tuple[int, int]:
        """Start and end, in the text, of the line that a place is in, its line end included."""
        here = bisect_right(self.starts, at)
        return self.starts[here - 1], self.starts[here] if here < len(self.starts) else len(self._text)


def note(edit: Edit) -> str:
    """Who changed it, how sure, and why."""
    return f"{_who(edit)}: {_why(edit)}"


def notes(edits: Sequence[Edit], reasons_given: set[tuple[str, str]]) -> Iterator[str]:
    """Rule, confidence and reason of changes that are shown together; a reason is given only once."""
    again = list[str]()
    for (who, why), count in Counter((_who(e), _why(e)) for e in explained(edits)).items():
        head = who if count == 1 else f"{who} × {count}"
        if (who, why) in reasons_given:
            again.append(head)
        else:
            reasons_given.add((who, why))
            yield f"{head}: {why}"
    if again:
        yield f"As above: {', '.join(again)}."


def _who(edit: Edit) -> str:
    return f"{edit.rule} ({sure(edit)})"


def _why(edit: Edit) -> str:
    return " ".join(edit.reason.split())


def sure(edit: Edit) -> str:
    """How sure it is, or that it is a report only."""
    return "report" if edit.is_report else edit.confidence.name.lower()


def change(edit: Edit) -> str:
    """The change itself in one line, without colour."""
    before, after = shown(edit.before, edit.after)
    if edit.is_report:
        return f"“{before}” reported, no repair known"
    return f"“{before}” → “{after}”" if before and after else f"delete “{before}”" if before else f"insert “{after}”"


def explained(edits: Sequence[Edit]) -> list[Edit]:
    """The edits that say more than that the texts differ."""
    return [e for e in edits if e.rule != UNRECORDED]


def total(results: Sequence[tuple[str, Result]]) -> str:
    """How many changes, suggestions and reports there are, in words."""
    reports = sum(s.is_report for _, r in results for s in r.suggestions)
    suggestions = sum(len(r.suggestions) for _, r in results) - reports
    return totalled(sum(len(r.edits) for _, r in results), suggestions, reports)


def totalled(edits: int, suggestions: int, reports: int) -> str:
    """So many changes, suggestions and reports, in words."""
    counts = ((edits, "change"), (suggestions, "suggestion"), (reports, "report"))
    return ", ".join(f"{n:,} {noun}{'' if n == 1 else 's'}" for n, noun in counts if n or noun == "change")
