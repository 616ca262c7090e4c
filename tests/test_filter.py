"""The filter in front of the phrases."""

import numpy as np
import pytest

from cleantext.repair.matching.filter import _Halves


@pytest.mark.parametrize("count", [3, 300])
def test_a_hash_greater_than_all_is_none_of_them(count: int) -> None:
    halves = _Halves(np.array([2, 5, 9], np.uint32))
    asked = np.full(count, 10, np.uint64) << np.uint64(32)
    asked[1] = np.uint64(5) << np.uint64(32)
    assert halves.among(asked).tolist() == [1]


def test_none_is_among_none() -> None:
    assert not _Halves(np.array([], np.uint32)).among(np.array([1 << 40], np.uint64)).size
