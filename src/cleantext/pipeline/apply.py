"""Splice edits into a text, and express edits of an edited text in coordinates of its source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from cleantext.model import Edit, Proposal
from cleantext.spans import Replacement


def splice(text: str, changes: Iterable[Replacement]) -> str:
    """The text with every change made; changes are sorted and disjoint."""
    parts: list[str] = []
    at = 0
    for change in changes:
        parts += (text[at : change.start], change.after)
        at = change.end
    parts.append(text[at:])
    return "".join(parts)


def record(text: str, proposals: Iterable[Proposal]) -> list[Edit]:
    """The proposals as edits of the text they were made for."""
    return [Edit(p.start, p.end, text[p.start : p.end], *p[2:]) for p in proposals]


def invert(edits: Iterable[Edit]) -> list[Edit]:
    """The edits that turn the edited text back into the source, in coordinates of the edited text."""
    back, shift = [], 0
    for e in edits:
        start = e.start + shift
        back.append(Edit(start, start + len(e.after), e.after, e.before, e.rule, e.confidence, e.reason))
        shift += len(e.after) - (e.end - e.start)
    return back


def compose(source: str, first: Sequence[Edit], middle: str, second: Sequence[Edit]) -> list[Edit]:
    """One list of edits of the source with the same effect as ``first`` and then ``second`` on its result.

    ``middle`` is the source after ``first``. Edits that overlap become one, named after the later rule and
    carrying both reasons; an edit that was undone disappears.
    """
    if not first:
        return list(second)
    composed: list[Edit] = []
    shift = 0  # length of the middle text minus that of the source, up to here
    for low, high, earlier, later in _clusters(first, second):
        if not later:
            composed += earlier
        elif not earlier:
            composed += (_moved(e, -shift) for e in later)
        else:
            after = splice(middle[low:high], [_moved(e, -low) for e in later])
            start, end = low - shift, high - shift - _growth(earlier)
            if source[start:end] != after:
                composed.append(_joined(start, end, source[start:end], after, earlier, later))
        shift += _growth(earlier)
    return composed


def relate(source: str, edits: Sequence[Edit], text: str, proposals: Iterable[Proposal]) -> Iterator[Edit]:
    """Proposals for an edited text as edits of its source, one by one; each absorbs the edits it overlaps.

    ``text`` is the source after ``edits``.
    """
    covered = list(_covered(edits))
    ends = [end for _, end, _, _ in covered]
    shifts = list(accumulate((len(e.after) - (e.end - e.start) for e in edits), initial=0))
    for p in proposals:
        first = bisect_right(ends, p.start)
        last = first
        while last < len(covered) and covered[last][0] < p.end:
            last += 1
        low = min([p.start, *(c[0] for c in covered[first:last])])
        high = max([p.end, *(c[1] for c in covered[first:last])])
        start, end = low - shifts[first], high - shifts[last]
        before, after = source[start:end], text[low : p.start] + p.after + text[p.end : high]
        if text[p.start : p.end] == p.after:
            after = before  # a report remains a report
        yield Edit(start, end, before, after, p.rule, p.confidence, p.reason)


def _clusters(first: Sequence[Edit], second: Sequence[Edit]) -> Iterator[tuple[int, int, list[Edit], list[Edit]]]:
    """Groups of connected edits: their span in the middle text, the earlier edits and the later ones."""
    low = high = -1
    loose = False  # an empty side in the group: what touches it has no order of its own
    earlier: list[Edit] = []
    later: list[Edit] = []
    for start, end, kind, edit in sorted([*_covered(first), *((e.start, e.end, 1, e) for e in second)]):
        empty = start == end or edit.start == edit.end
        if start < high or (start == high and (empty or loose)):
            high, loose = max(high, end), loose or empty
        else:
            if earlier or later:
                yield low, high, earlier, later
            low, high, loose, earlier, later = start, end, empty, [], []
        (later if kind else earlier).append(edit)
    if earlier or later:
        yield low, high, earlier, later


def _covered(edits: Iterable[Edit]) -> Iterator[tuple[int, int, int, Edit]]:
    """Each edit with the stretch that its result covers in the edited text."""
    shift = 0
    for e in edits:
        start = e.start + shift
        yield start, start + len(e.after), 0, e
        shift += len(e.after) - (e.end - e.start)


def _growth(edits: Iterable[Edit]) -> int:
    return sum(len(e.after) - (e.end - e.start) for e in edits)


def _moved(edit: Edit, by: int) -> Edit:
    return edit._replace(start=edit.start + by, end=edit.end + by)


def _joined(start: int, end: int, before: str, after: str, earlier: list[Edit], later: list[Edit]) -> Edit:
    """One edit for several that overlap: named after the last rule, as sure as the least sure."""
    reasons = dict.fromkeys(e.reason for e in (*earlier, *later))
    confidence = min(e.confidence for e in (*earlier, *later))
    return Edit(start, end, before, after, later[-1].rule, confidence, " ".join(reasons))
