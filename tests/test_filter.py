"""The filter in front of the phrases."""

import numpy as np
import pytest

from cleantext.repair.matching.filter import Filter, _Halves
from cleantext.scan.tokens import U64, joined, upper


@pytest.mark.parametrize("count", [3, 300])
def test_a_hash_greater_than_all_is_none_of_them(count: int) -> None:
    halves = _Halves(np.array([2, 5, 9], np.uint32))
    asked = np.full(count, 10, np.uint64) << np.uint64(32)
    asked[1] = np.uint64(5) << np.uint64(32)
    numbers, slots = halves.among(asked)
    assert numbers.tolist() == [1]
    assert halves.slots[slots].tolist() == [5]


def test_none_is_among_none() -> None:
    assert not _Halves(np.array([], np.uint32)).among(np.array([1 << 40], np.uint64))[0].size


def test_what_is_known_of_a_key_twice_is_taken_together() -> None:
    """A phrase that a glossary lists and that tells of spinning is both."""
    words = np.array([3 << 40, 5 << 50, 7 << 45], U64)
    first, second = upper(joined(words[:-1], words[1:]))
    keys = [np.array([first]), np.sort(np.array([first, second]))]
    marks = [np.array([0x100], np.uint16), np.array([0x07, 0x07], np.uint16)]
    filter = Filter(keys, marks, [np.zeros(0, np.uint32)], [keys[1]])
    runs = filter.runs(words, 2)
    assert runs.places.tolist() == [0, 1]
    assert runs.lengths.tolist() == [2, 2]
    assert runs.marks.tolist() == [0x107, 0x07]
