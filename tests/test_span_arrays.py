"""Places follow changes of a text as if each were moved by itself."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from cleantext.model import Confidence, Proposal
from cleantext.pipeline.apply import splice
from cleantext.repair.span_arrays import Changes, are_near, merged, span_array

TEXT = "abcdefghijklmnopqrstuvwxyz"


@some.composite
def changes(draw: some.DrawFn) -> list[Proposal]:
    """Changes of the text, sorted and disjoint."""
    edges = sorted(draw(some.sets(some.integers(0, len(TEXT)), max_size=10)))
    spans = zip(edges[::2], edges[1::2], strict=False)
    after = some.text("XYZ", max_size=4)
    return [Proposal(start, end, draw(after), "", Confidence.LIKELY, "") for start, end in spans]


PAIRS = some.tuples(some.integers(0, len(TEXT) - 1), some.integers(1, 5)).map(lambda p: (p[0], min(sum(p), len(TEXT))))
SPANS = some.lists(PAIRS, max_size=8).map(sorted)


@given(SPANS, changes())
def test_untouched(spans: list[tuple[int, int]], changes: list[Proposal]) -> None:
    after = splice(TEXT, changes)
    numbers, moved = Changes(changes).untouched(span_array(spans))
    expected = [n for n, (a, b) in enumerate(spans) if not any(c.start < b and a < c.end for c in changes)]
    assert numbers.tolist() == expected
    for number, start, end in zip(numbers.tolist(), *moved.tolist(), strict=True):
        assert after[start:end] == TEXT[slice(*spans[number])]


@given(SPANS, changes())
def test_what_is_left(spans: list[tuple[int, int]], changes: list[Proposal]) -> None:
    after = splice(TEXT, changes)
    numbers, moved = Changes(changes).places_of(span_array(spans))
    assert numbers.tolist() == [
        n for n, (a, b) in enumerate(spans) if not any(c.start <= a and b <= c.end for c in changes)
    ]
    for number, start, end in zip(numbers.tolist(), *moved.tolist(), strict=True):
        a, b = spans[number]
        low = min([a, *(c.start for c in changes if c.start < b and a < c.end)])
        high = max([b, *(c.end for c in changes if c.start < b and a < c.end)])
        inside = [c._replace(start=c.start - low, end=c.end - low) for c in changes if low <= c.start and c.end <= high]
        assert after[start:end] == splice(TEXT[low:high], inside)


@given(SPANS, SPANS, some.integers(0, 4))
def test_near(spans: list[tuple[int, int]], others: list[tuple[int, int]], reach: int) -> None:
    near = are_near(span_array(spans), span_array(others), reach)
    assert near.tolist() == [any(c <= b + reach and d >= a - reach for c, d in others) for a, b in spans]


@given(SPANS, SPANS)
def test_merged(spans: list[tuple[int, int]], others: list[tuple[int, int]]) -> None:
    together = merged(span_array(spans), span_array(others))
    assert together[0].tolist() == sorted(a for a, _ in (*spans, *others))
    assert np.array_equal(np.sort(together, 1), np.sort(span_array([*spans, *others]), 1))
