"""Decide between proposals that overlap, without knowing any rule by name."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable

from cleantext.model import Confidence, Proposal

Touches = Callable[[int, int], bool]


def resolve(
    text: str, proposals: Iterable[Proposal], protected: Touches, at_least: Confidence
) -> tuple[list[Proposal], list[Proposal]]:
    """The proposals to apply, and those to suggest: each list sorted and disjoint.

    What touches a protected span is dropped. Then the surer one wins, then the longer, the leftmost, the first by id.
    What is less sure than ``at_least``, or only a report, becomes a suggestion if nothing is applied there.
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
    """Whether no accepted proposal overlaps this one, or touches it if one of the two is an insertion."""
    at = bisect_left(accepted, p)
    for other in accepted[max(at - 1, 0) : at + 1]:
        if p.start < other.end and other.start < p.end:
            return False
        if (p.start == p.end or other.start == other.end) and p.start <= other.end and other.start <= p.end:
            return False
    return True
