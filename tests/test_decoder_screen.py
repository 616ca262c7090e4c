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
    "The new page shows which files were used. If a job fails, the log says why, and the next run starts there.",
    "We measured the flow in twelve pipes and compared the results with the model.",
    "The council met on Tuesday. Members agreed on the budget and asked for a report on the state of the bridges.",
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
