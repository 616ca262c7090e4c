"""Which regions of a text must be looked at again after a few changes, and where everything else is now.

What rules and phrases look for spans some thirty words at most, or one line. So only the lines around a change can
contain something new. If as many words again are added on both sides, for what extends into these lines, looking at
them gives the same as looking at the whole text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from cleantext.model import Edit

WORDS = 60
"""How many words are looked at on both sides of a change, and again for what extends into those."""

_STEP = 600  # characters, which mostly contain that many words
_MOST = 0.5  # of a text: if a larger share would be looked at again, the whole text is
_EACH = 4 * _STEP  # the fewest characters that are looked at for a change
_WORD = re.compile(r"[^\W_]+")


class RescanRegion(NamedTuple):
    """There may be something new in text[start:end]; to find it, text[first:last] must be looked at (characters)."""

    start: int
    end: int
    first: int
    last: int


class DirtyRegions:
    """What must be looked at again in ``text``, the text after the changes; if there are no regions, all of it."""

    def __init__(self, text: str, changes: Sequence[Edit]) -> None:
        self._ends = [c.end for c in changes]
        self._shifts = list(accumulate((len(c.after) - len(c.before) for c in changes), initial=0))
        few = len(changes) * _EACH < _MOST * len(text)
        regions = self._regions(text, changes) if few else []
        self.regions = regions if sum(p.last - p.first for p in regions) < _MOST * len(text) else []
        self._starts = [p.start for p in self.regions]

    def place(self, at: int) -> int | None:
        """The current position of a place in the text before the changes; None if it must be looked at again."""
        at += self._shifts[bisect_right(self._ends, at)]
        region = bisect_right(self._starts, at) - 1
        return None if region >= 0 and at < self.regions[region].end else at

    def _regions(self, text: str, changes: Sequence[Edit]) -> list[RescanRegion]:
        regions: list[RescanRegion] = []
        for c, shift in zip(changes, self._shifts, strict=False):
            start, end = _before(text, c.start + shift), _behind(text, c.start + shift + len(c.after))
            region = RescanRegion(start, end, _before(text, start), _behind(text, end))
            if regions and region.first <= regions[-1].last:
                regions[-1] = RescanRegion(regions[-1].start, end, regions[-1].first, region.last)
            else:
                regions.append(region)
        return regions


def _before(text: str, at: int) -> int:
    """The start of the line that lies ``WORDS`` words before a place."""
    first = at
    while first > 0:
        first = max(0, first - _STEP)
        if len(_WORD.findall(text, first, at)) > WORDS:
            break
    return text.rfind("\n", 0, first) + 1


def _behind(text: str, at: int) -> int:
    """The end of the line that lies ``WORDS`` words after a place."""
    last = at
    while last < len(text):
        last = min(len(text), last + _STEP)
        if len(_WORD.findall(text, at, last)) > WORDS:
            break
    end = text.find("\n", last)
    return len(text) + 1 if end < 0 else end + 1
