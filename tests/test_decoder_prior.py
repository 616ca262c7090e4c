"""What is believed of a document before its words are weighed: its style, its length, and what a listed phrase says."""

from __future__ import annotations

import numpy as np
import pytest

from cleantext import Cleaner
from cleantext.repair.decoder.decode import LONG, parameters
from cleantext.repair.decoder.document_words import document_words
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


@pytest.mark.parametrize("text", MODERN)
def test_modern_prose_is_told(text: str) -> None:
    assert style("en").modern(document_words(text).hashes) > 0.6


@pytest.mark.parametrize("text", OLDER)
def test_older_prose_is_told(text: str) -> None:
    assert style("en").modern(document_words(text).hashes) < 0.2


def test_a_long_document_proves_no_more_than_a_short_one() -> None:
    prior = parameters("en").priors([1.0, 1.0, 0.1], [LONG // 2, LONG * 10, LONG])
    assert prior.weight.tolist() == [1.0, 0.1, 1.0]
    assert prior.spun.tolist() == pytest.approx([prior.spun[0], prior.spun[0], prior.spun[0] / 10])


def test_a_listed_phrase_says_more_where_the_right_one_fits_better() -> None:
    for evidence in (parameters("en").listed, parameters("en").guessed):
        little, much = evidence.of(np.float32([2.0, 15.0]), np.float32([0.0, 0.0]))
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
