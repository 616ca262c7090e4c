"""Where a change stands: line and column, and its text in words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from cleantext.model import Edit, Result
from cleantext.render.visible import shown

UNRECORDED = "diff"
"""The rule of edits between two texts that nobody recorded: there is nothing to explain."""


class Lines:
    """The lines of a text, and which of them a place is in."""

    def __init__(self, text: str) -> None:
        self.starts = [0]
        while at := text.find("\n", self.starts[-1]) + 1:
            self.starts.append(at)
        self._size = len(text)

    def number(self, at: int) -> int:
        """The number of the line that a place is in, from 1."""
        return bisect_right(self.starts, at)

    def place(self, at: int) -> tuple[int, int]:
        """Line and column, both from 1."""
        line = self.number(at)
        return line, at - self.starts[line - 1] + 1

    def span(self, at: int) -> tuple[int, int]:
        """Start and end of the line that a place is in, its line end included."""
        line = self.number(at)
        return self.starts[line - 1], self.starts[line] if line < len(self.starts) else self._size


def note(edit: Edit) -> str:
    """Who changed it, how sure, and why."""
    return f"{edit.rule} ({sure(edit)}): {' '.join(edit.reason.split())}"


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
    """The edits that have something to say beyond that the texts differ."""
    return [e for e in edits if e.rule != UNRECORDED]


def total(results: Sequence[tuple[str, Result]]) -> str:
    """How many changes, suggestions and reports there are, in words."""
    edits = sum(len(r.edits) for _, r in results)
    reports = sum(s.is_report for _, r in results for s in r.suggestions)
    suggestions = sum(len(r.suggestions) for _, r in results) - reports
    counts = ((edits, "change"), (suggestions, "suggestion"), (reports, "report"))
    return ", ".join(f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in counts if n or noun == "change")
