"""Which words of one text are which words of another: unique runs first, then the longest common rest.

Short runs of words that are unique in both texts hold the alignment together. Between them little is left, and the
longest common subsequence of that is found exactly, with one bit for each word (Hyyrö's method, on Python's long
integers), window by window where much is left. So time grows with the length of the texts, however much they differ.
The same is done with whole sentences before it is done with words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

_SIZES = (8, 3)
"""Words in the runs that are looked for, first in all that is compared, then in what is left between them."""

_WINDOW = 1_024
"""Words on either side that are compared exactly at one time."""

Ids = NDArray[np.int32]
Places = NDArray[np.int64]
Gap = tuple[int, int, int, int]

_NONE: Places = np.zeros(0, np.int64)


def runs(a: Ids, b: Ids, i: Places = _NONE, j: Places = _NONE) -> Iterator[tuple[int, int, int]]:
    """The runs of words that both share: where they start in one and in the other, and how many words they have.

    ``i`` and ``j``: places of words that are known to belong together, in ascending order.
    """
    match = _matches(a, b, i, j)
    i = np.flatnonzero(match >= 0)
    j = match[i]
    breaks = np.flatnonzero((np.diff(i) != 1) | (np.diff(j) != 1)) + 1
    cuts = [0, *breaks.tolist(), len(i)] if len(i) else []
    for start, stop in pairwise(cuts):
        yield int(i[start]), int(j[start]), stop - start


def _matches(a: Ids, b: Ids, i: Places, j: Places) -> Places:
    """For each word of one text, the matching word of the other, or -1."""
    match = np.full(len(a), -1, np.int64)
    match[i] = j
    whole = (0, len(a), 0, len(b))
    stack: list[tuple[int, int, int, int, tuple[int, ...]]] = [(*gap, _SIZES) for gap in _between(whole, i, j)]
    while stack:
        start, end, start2, end2, sizes = stack.pop()
        head = _common(a[start:end], b[start2:end2])
        match[start : start + head] = np.arange(start2, start2 + head)
        start, start2 = start + head, start2 + head
        tail = _common(a[start:end][::-1], b[start2:end2][::-1])
        match[end - tail : end] = np.arange(end2 - tail, end2)
        end, end2 = end - tail, end2 - tail
        if start == end or start2 == end2:
            continue
        if not sizes or (end - start) * (end2 - start2) <= _WINDOW**2:
            for x, y in _windows(a[start:end].tolist(), b[start2:end2].tolist()):
                match[start + x] = start2 + y
            continue
        i, j = _anchors(a[start:end], b[start2:end2], sizes[0])
        i, j = i + start, j + start2
        match[i] = j
        stack += ((*gap, sizes[1:]) for gap in _between((start, end, start2, end2), i, j))
    return match


def _between(whole: Gap, i: Places, j: Places) -> Iterator[Gap]:
    """The stretches left on both sides between words that belong together."""
    start, end, start2, end2 = whole
    lows, lows2 = np.append(start, i + 1), np.append(start2, j + 1)
    highs, highs2 = np.append(i, end), np.append(j, end2)
    left = (lows < highs) & (lows2 < highs2)
    sides = (side[left].tolist() for side in (lows, highs, lows2, highs2))
    yield from zip(*sides, strict=True)


def _common(a: Ids, b: Ids) -> int:
    """How many words both begin with."""
    size = min(len(a), len(b))
    other = a[:size] != b[:size]
    at = int(other.argmax()) if size else 0
    return at if size and other[at] else size


def _anchors(a: Ids, b: Ids, size: int) -> tuple[Places, Places]:
    """Where runs of ``size`` words start that are unique in both, as far as their order agrees."""
    grams, i = _unique(a, size)
    others, j = _unique(b, size)
    at = np.searchsorted(others, grams)
    at[at == len(others)] = 0
    is_shared = others[at] == grams if len(others) else np.zeros(0, bool)
    i, j = i[is_shared], j[at[is_shared]]
    order = np.argsort(i)
    i, j = i[order], j[order]
    same = np.all([a[i + k] == b[j + k] for k in range(size)], axis=0)  # numbers may agree by chance
    return _ascending(i[same], j[same])


def _unique(ids: Ids, size: int) -> tuple[NDArray[np.uint64], Places]:
    """A number for each run of words that occurs once, sorted, and where the run starts."""
    count = max(len(ids) - size + 1, 0)
    grams = np.zeros(count, np.uint64)
    for k in range(size):
        grams = grams * np.uint64(0x9E3779B97F4A7C15) + ids[k : k + count].astype(np.uint64)
    order = np.argsort(grams)
    grams = grams[order]
    other = np.concatenate(([True], grams[1:] != grams[:-1], [True]))
    once = (other[1:] & other[:-1])[:count]
    return grams[once], order[once]


def _ascending(i: Places, j: Places) -> tuple[Places, Places]:
    """The longest part of the pairs, sorted by ``i``, in which ``j`` ascends too."""
    if np.all(j[1:] > j[:-1]):
        return i, j
    ends: list[int] = []  # the smallest end of a chain of each length
    last: list[int] = []  # and which pair that is
    previous: list[int] = []
    for n, value in enumerate(j.tolist()):
        length = bisect_left(ends, value)
        ends[length : length + 1] = [value]
        last[length : length + 1] = [n]
        previous.append(last[length - 1] if length else -1)
    chain = []
    n = last[-1]
    while n >= 0:
        chain.append(n)
        n = previous[n]
    ascending = np.array(chain[::-1])
    return i[ascending], j[ascending]


def _windows(a: list[int], b: list[int]) -> Iterator[tuple[int, int]]:
    """Words that are the same, found window by window; of each window but the last, the first half counts."""
    i = j = 0
    while (len(a) - i) * (len(b) - j) > _WINDOW**2:
        half = _WINDOW // 2
        pairs = [(x, y) for x, y in _longest(a[i : i + _WINDOW], b[j : j + _WINDOW]) if x < half and y < half]
        yield from ((i + x, j + y) for x, y in pairs)
        x, y = pairs[-1] if pairs else (0, 0)
        i, j = (i + x + 1, j + y + 1) if max(x, y) > half // 2 else (i + half, j + half)
    yield from ((i + x, j + y) for x, y in _longest(a[i:], b[j:]))


def _longest(a: list[int], b: list[int]) -> list[tuple[int, int]]:
    """The longest common subsequence, as pairs of places."""
    places: dict[int, int] = {}
    for x, word in enumerate(a):
        places[word] = places.get(word, 0) | 1 << x
    full = (1 << len(a)) - 1
    rows = [full]
    for word in b:
        row = rows[-1]
        hit = row & places.get(word, 0)
        rows.append((row + hit | row - hit) & full)
    pairs = []
    x, y = len(a), len(b)
    while x and y:
        if rows[y] >> x - 1 & 1:
            x -= 1
        else:
            y -= 1
            if rows[y] >> x - 1 & 1:
                x -= 1
                pairs.append((x, y))
    return pairs[::-1]
