"""Edits between two texts that nobody recorded."""

from __future__ import annotations

from cleantext.model import Confidence, Edit
from cleantext.rule import rewrite


def diff(before: str, after: str) -> list[Edit]:
    """The edits that lead from one text to the other, sorted and disjoint (offsets in characters)."""
    return [
        Edit(c.start, c.end, before[c.start : c.end], c.after, "diff", Confidence.CERTAIN, "The texts differ here.")
        for c in rewrite(before, after)
    ]
