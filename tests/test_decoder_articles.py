"""The article before a word that a spinner put there."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext import Cleaner

NEWS = (Path(__file__).parents[1] / "examples" / "spun-news.txt").read_text(encoding="utf-8")
CLEANER = Cleaner(languages=("en",))


@pytest.mark.parametrize(
    ("spun", "right"),
    [
        ("The board made a agreement on Monday.", "The board made an agreement on Monday."),
        ("It was an big room.", "It was a big room."),
        ("She works at an university in Oslo.", "She works at a university in Oslo."),
        ("An piece of it is kept here.", "A piece of it is kept here."),
    ],
)
def test_it_is_made_to_agree_in_a_spun_text(spun: str, right: str) -> None:
    result = CLEANER.fix(f"{NEWS}\n\n{spun}\n")
    assert right in result.text
    assert any("goes with the word behind it" in edit.reason for edit in result.edits)
    assert CLEANER.fix(result.text).text == result.text


@pytest.mark.parametrize(
    "kept",
    [
        "The board made a agreement on Monday, and nobody objected.",  # an honest text: the author's own
        f"{NEWS}\n\nFoods with vitamin a include liver.\n",
        f"{NEWS}\n\nThe note read “a agreement” and no more.\n",
    ],
)
def test_it_is_left_where_it_may_be_meant(kept: str) -> None:
    last = kept.strip().splitlines()[-1]
    assert last in CLEANER.fix(kept).text
