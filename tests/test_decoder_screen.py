"""Before a document is decoded, counts of pairs of words say whether that is worth the time."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext.repair.decoder.screen import worth_decoding
from cleantext.repair.decoder.tools import tools

NEWS = (Path(__file__).parents[1] / "examples" / "spun-news.txt").read_text(encoding="utf-8")
SPUN = (
    NEWS,
    "The brand new approach makes use of extra records and offers higher outcomes withinside the checks. It is used "
    "by way of numerous groups, and the fee of strolling it is small as compared to the preceding one.",
)
HONEST = (
    "The council met on Tuesday. Members agreed on the budget and asked for a report on the state of the bridges. The "
    "bridge at the mill was closed in March after an engineer found cracks in two of the beams. Repairs will take at "
    "least six weeks. Until then, buses go by the church, and people on foot can use the railway bridge.",
    "In this paper we show that the number of solutions of the equation is finite. The proof is based on an estimate "
    "of the height of a point, and on a theorem about the number of points of small height. We also give an example in "
    "which the bound is sharp, and an algorithm that finds all solutions of a given equation.",
    "The next meeting of the committee will be held on the second of May. Please send your comments on the draft to "
    "the secretary before the end of the month. The agenda and the minutes of the last meeting are on the web site of "
    "the department. If you cannot attend, tell us as soon as possible.",
    "",
    "…",
)


def _worth(*texts: str) -> list[bool]:
    known = tools("en")
    assert known is not None
    return worth_decoding(texts, known)


@pytest.mark.parametrize("text", SPUN)
def test_spun_texts_come_through(text: str) -> None:
    assert _worth(text) == [True]


@pytest.mark.parametrize("text", HONEST)
def test_honest_texts_are_left(text: str) -> None:
    assert _worth(text) == [False]


def test_together_is_as_one_by_one() -> None:
    texts = [*SPUN, *HONEST, *(f"{a} {b}" for a in SPUN for b in HONEST)]
    assert _worth(*texts) == [one for text in texts for one in _worth(text)]
