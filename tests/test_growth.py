"""Time grows with the length of a text, not with its square, whatever stands in it again and again."""

from time import thread_time

import pytest

from cleantext import Cleaner

CLEANER = Cleaner()
RUNS = (
    "ІV", "Bώ", "Œ\x0f", "&#124;", "&lt;", "&bra;", "-RCB-", "-LRB- ", "한국어 ", "a\u0152\u0001b ", "a\u200b",
    "\u200e\u202a", "e\u0301", "ﬁ", "dÃ©jÃ\xa0 vu ", "1", "a.", "(", "((a", "a-", "::", "\u00ad", "end.Then",
    ' "a', "“", "http://a.b/", "do n't ", "profound learning (deep learning), ", ". . .", "â€™", "A1", "$", "`", "{",
    "|", "the the ", "Qué ", "a Ġ", "x = y ; ", "\x81\x85x",
    "word\x01",
)  # fmt: skip


def _seconds(text: str) -> float:
    """The time of the processor that a text takes; the better of two tries."""
    tries = []
    for _ in range(2):
        since = thread_time()
        CLEANER.fix(text)
        tries.append(thread_time() - since)
    return min(tries)


@pytest.mark.parametrize("run", RUNS)
def test_a_run_takes_time_in_proportion(run: str) -> None:
    """Four times the text takes less than ten times as long (quadratic: 16), unless it is too quick to tell."""
    long = _seconds(run * (8_000 // len(run)))
    assert long < 0.2 or long < 10 * _seconds(run * (2_000 // len(run)))
