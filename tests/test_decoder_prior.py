"""What is believed of a document before its words are weighed: its style, its length, and what a listed phrase says."""

from __future__ import annotations

import numpy as np
import pytest

from cleantext import Cleaner
from cleantext.repair.decoder.decode import Stretches, rates_of
from cleantext.repair.decoder.document_words import document_words
from cleantext.repair.decoder.parameters import LONG, LONG_LISTED, parameters
from cleantext.repair.decoder.style import style

MODERN = (
    "The update adds a setting that lets each team choose when reports are sent, and the new page shows which files "
    "were used. If a job fails, the log says why, and the next run starts where the last one stopped.",
    "We measured the flow in twelve pipes and compared the results with the model. The error is below two percent for "
    "all pipes, which suggests that the simple method can be used in practice.",
)
OLDER = (
    "He had no sooner come down than his sister, who was sitting by the window with her work upon her knees, begged "
    "him to tell her what the old man had said; but he only shook his head, and went into the garden without a word.",
    "It cannot be denied that a man who had never left his own village would think very little of such an advantage; "
    "nor ought we to be surprised if they, who have been taught to fear all that is new, should be of the same mind.",
)


def _modern(text: str) -> float:
    document = document_words(text)
    ((first, end, count),) = document.edges(np.zeros(1, np.int64))
    return style("en").modern(document.tokens[first:end], count)


@pytest.mark.parametrize("text", MODERN)
def test_modern_prose_is_told(text: str) -> None:
    assert _modern(text) > 0.6


@pytest.mark.parametrize("text", OLDER)
def test_older_prose_is_told(text: str) -> None:
    assert _modern(text) < 0.2


def test_marks_tell_of_style_too() -> None:
    words = "he went down to the river and saw the boat and the man who was in it and took the oars from him"
    assert _modern(words.replace(" and", ", and").replace(" who", "; who")) < _modern(words)


def test_a_long_document_proves_no_more_than_a_short_one() -> None:
    prior = parameters("en").priors([1.0, 1.0, 0.1], [LONG // 2, LONG_LISTED * 10, LONG])
    assert prior.weight.tolist() == [1.0, LONG / LONG_LISTED / 10, 1.0]
    assert prior.listed_weight.tolist() == [1.0, 0.1, 1.0]
    for share in (prior.spun, prior.general):
        assert share.tolist() == pytest.approx([share[0], share[0], share[0] / 10])


def test_what_a_document_repeats_proves_little_more() -> None:
    def spun(forms: list[int]) -> float:
        places, yes = np.arange(len(forms)), np.zeros(len(forms), bool)
        stretches = Stretches(places, places + 1, np.array(forms, np.uint64), yes, yes, np.zeros(len(forms), np.int64))
        rates, _ = rates_of(np.full(len(forms), 2.5), stretches, parameters("en").priors([1.0], [len(forms)]))
        return float(1 - rates[0, 1, 0])

    assert spun([1]) < spun([1, 1, 1, 1]) < spun([1, 2, 3, 4])


def test_a_listed_phrase_says_more_where_the_right_one_fits_better() -> None:
    for evidence in (parameters("en").listed, parameters("en").guessed):
        none = np.zeros(2, np.float32)
        little, much = evidence.of(np.array([2.0, 15.0], np.float32), none, none)
        assert much > little + 3


@pytest.mark.parametrize(
    "text",
    [
        "The school asks for choice making by the pupils.",
        "Genetic assortment of this kind was described by the monks.",
        "The pilot reads the pressure calculation aloud.",
        "Her outward appearance had not changed.",
    ],
)
def test_a_listed_phrase_that_fits_is_left_alone(text: str) -> None:
    assert Cleaner(languages=("en",)).fix(text).text == text
