"""A document is decoded once; after that only what a change bears on is looked at again."""

from collections.abc import Sequence
from typing import Any

import pytest

import cleantext
from cleantext.repair import stage
from cleantext.repair.decoder.decide import Decision
from cleantext.repair.decoder.joined import Question

SPUN = (
    "In this paper, we endorse a profound learning model for the assignment of picture characterization. The irregular "
    "woodland is prepared on a huge dataset, and the outcomes exhibit that the precision is altogether progressed. "
    "Man-made consciousness has pulled in a lot of consideration lately, and bosom malignancy is quite possibly the "
    "most widely recognized sicknesses among ladies. We assess the exhibition of the proposed strategy on two openly "
    "accessible datasets, and the trial results exhibit the viability of the proposed approach.\n\n"
)


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[int | None]:
    """For each time that a document is decoded how many stretches of it are looked at; None: all of it."""
    looks: list[int | None] = []
    decide = stage.decide

    def counted(questions: Sequence[Question], *others: Any) -> list[Decision | None]:
        looks.extend(None if q.within is None else q.within.shape[1] for q in questions)
        return decide(questions, *others)

    monkeypatch.setattr(stage, "decide", counted)
    return looks


@pytest.mark.parametrize("at_least", ["likely", "guess"])
@pytest.mark.parametrize("times", [1, 12])
def test_the_whole_is_decoded_once(looks: list[int | None], at_least: str, times: int) -> None:
    result = cleantext.Cleaner(languages=("en",), at_least=at_least).fix(SPUN * times)
    assert len(result.edits) > 4 * times
    assert looks[0] is None
    assert None not in looks[1:]
    assert len(looks) <= 5


def test_suggestions_outlive_later_passes() -> None:
    """What was not applied in the first pass is still shown when the document has settled."""
    likely = cleantext.Cleaner(languages=("en",)).fix(SPUN)
    assert likely.edits
    assert likely.suggestions
    for s in likely.suggestions:
        assert SPUN[s.start : s.end] == s.before


@pytest.mark.parametrize("at_least", ["likely", "guess"])
def test_no_repair_is_repaired_again(at_least: str) -> None:
    """Of two words that each may stand for the other neither goes on for ever."""
    cleaner = cleantext.Cleaner(languages=("en",), at_least=at_least)
    result = cleaner.fix(SPUN)
    assert {e.reason.count("stands for") for e in result.edits} == {1}
    assert not cleaner.fix(result.text).edits


@pytest.mark.parametrize("at_least", ["likely", "guess"])
def test_documents_that_are_decoded_together_are_as_each_alone(at_least: str) -> None:
    """To the last digit of every probability, whatever else is in the batch."""
    cleaner = cleantext.Cleaner(languages=("en",), at_least=at_least)
    words = SPUN.split()
    texts = [" ".join(words[start : start + size]) for size in (1, 2, 3, 5, 8, 21, 55) for start in range(0, 90, 7)]
    texts += [SPUN, "", SPUN * 3, "synthetic intelligence", "profound learning", SPUN + "It ended."]
    alone = [cleaner.fix(text) for text in texts]
    assert sum(result.verdict.places > 0 for result in alone) > 20
    for size in (2, 5, len(texts)):
        batches = [texts[start : start + size] for start in range(0, len(texts), size)]
        assert [result for batch in batches for result in cleaner.fix_batch(batch)] == alone


def test_a_document_that_another_stage_changes_is_decoded_as_if_it_had_come_so() -> None:
    """With its repeated end the text is no question; without it is."""
    cleaner = cleantext.Cleaner(languages=("en",), at_least="guess")
    result = cleaner.fix("Device Learning.The trainThe trainThe trainThe train")
    assert result.text == "Machine Learning. The train"
    assert cleaner.fix(result.text).text == result.text
