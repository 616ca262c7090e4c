"""Decide between proposals that overlap; this knows no rule by name."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable

from cleantext.model import Confidence, Proposal

Touches = Callable[[int, int], bool]


def resolve(
    text: str, proposals: Iterable[Proposal], protected: Touches, at_least: Confidence
) -> tuple[list[Proposal], list[Proposal]]:
    """The proposals to apply, and those to suggest: each list sorted and disjoint.

    What touches a protected span is out. Then the surer wins, then the longer, the leftmost, the first by id.
    What is less sure than ``at_least`` is suggested where nothing is applied; so is a report, which changes nothing.
    """
    ranked = sorted(
        {p: None for p in proposals if not protected(p.start, p.end)},
        key=lambda p: (-p.confidence, p.start - p.end, p.start, p.rule, p.after),
    )
    accepted: list[Proposal] = []
    applied: list[Proposal] = []
    suggested: list[Proposal] = []
    for p in ranked:
        if _is_free(p, accepted):
            insort(accepted, p)
            changes = text[p.start : p.end] != p.after
            (applied if changes and p.confidence >= at_least else suggested).append(p)
    return sorted(applied), sorted(suggested)


def _is_free(p: Proposal, accepted: list[Proposal]) -> bool:
    """Whether nothing kept overlaps a proposal, or touches it where one of the two only inserts."""
    at = bisect_left(accepted, p)
    for other in accepted[max(at - 1, 0) : at + 1]:
        if p.start < other.end and other.start < p.end:
            return False
        if (p.start == p.end or other.start == other.end) and p.start <= other.end and other.start <= p.end:
            return False
    return True
