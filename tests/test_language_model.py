"""The language model: tokens, a small table made here, and the tables that come with the library."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from cleantext.repair.decoder import language_model
from cleantext.repair.decoder.language_model import BREAK, COMMA, NUMBER, PAD, LanguageModel, token_sequence
from cleantext.scan import tokens

WORDS = {word: np.uint64(tokens.key(word)) for word in "the cat sat on mat a dog rare".split()}


def hashes(text: str) -> list[int]:
    """Words by their hashes; | is a break."""
    return [int(BREAK) if word == "|" else int(tokens.key(word)) for word in text.split()]


def row(text: str) -> np.ndarray:
    return np.array([hashes(text)], np.uint64)


def key(text: str) -> np.uint64:
    return np.uint64(language_model.keys(row(text))[len(text.split()) - 1, 0, -1])


COUNTS = {
    "|": 100, "the": 60, "cat": 20, "sat": 10, "on": 30, "mat": 5, "| the": 30, "the cat": 12, "cat sat": 6,
    "sat on": 8,
    "on the": 20, "the mat": 4, "| the cat": 6, "the cat sat": 5, "cat sat on": 4, "sat on the": 6, "on the mat": 3,
    "the cat sat on": 3, "sat on the mat": 2,
}  # fmt: skip


@pytest.fixture
def small(tmp_path: Path) -> LanguageModel:
    keys = np.array([key(gram) for gram in COUNTS])
    language_model.write(tmp_path / "small.ngrams", keys, np.array([float(c) for c in COUNTS.values()]), 1000)
    return LanguageModel(tmp_path / "small.ngrams")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cat sat.", "| the cat sat |"),
        ("The cat. The mat", "| the cat | the mat |"),
        ("The cat\nsat", "| the cat sat |"),
        ("The cat\n\nsat \n \n on", "| the cat | sat | on |"),
        ("“The cat” sat (on — mat)…", "| the cat sat | on | mat |"),
        ("don't e.g U.S. state", "| don t e g u s state |"),
        ("", "|"),
        (" … ", "|"),
        ("cat", "| cat |"),
    ],
)
def test_tokens(text: str, expected: str) -> None:
    assert token_sequence(text.encode()).hashes.tolist() == hashes(expected)


def test_commas_and_numbers_are_tokens() -> None:
    found = token_sequence(b"However, in 2015, 1,000 cats")
    however, into, cats = hashes("however in cats")
    assert found.hashes.tolist() == [
        int(BREAK), however, int(COMMA), into, int(NUMBER), int(COMMA), int(NUMBER), int(NUMBER), cats, int(BREAK)
    ]  # fmt: skip
    assert found.places.tolist() == [1, 3, 4, 6, 7, 8]
    assert found.words.starts.tolist() == [0, 9, 12, 18, 20, 24]


def test_counts_are_kept_as_well_as_a_byte_keeps_them(small: LanguageModel) -> None:
    keys = np.array([key(gram) for gram in COUNTS])
    assert np.exp(small.log_counts(keys)) == pytest.approx(list(COUNTS.values()), rel=0.02)
    assert small.log_counts(keys.reshape(1, -1)).shape == (1, len(keys))
    assert small.log_counts(np.array([key("dog"), key("dog cat")])).tolist() == [-math.inf, -math.inf]
    assert small.word_count(tokens.key("The")) == pytest.approx(60, rel=0.02)
    assert small.word_count(tokens.key("dog")) == 0


def test_stupid_backoff(small: LanguageModel) -> None:
    scores = small.score_windows(row("| the cat sat on the mat"))[0]
    backed = language_model.BACKOFF
    expected = [
        math.log(100 / 1000), math.log(30 / 100), math.log(6 / 30), math.log(5 / 12) + backed, math.log(3 / 5),
        math.log(6 / 8) + backed, math.log(2 / 6),
    ]  # fmt: skip
    assert scores.tolist() == pytest.approx(expected, abs=0.05)


def test_what_was_not_counted_is_discounted_once_for_each_context_it_has(small: LanguageModel) -> None:
    scores = small.score_windows(row("on the dog"))[0]
    assert scores[2] == pytest.approx(language_model.UNKNOWN - math.log(1000) + 2 * language_model.BACKOFF, abs=0.01)


def test_no_context_reaches_over_a_break(small: LanguageModel) -> None:
    over = small.score_windows(row("sat on | the"))[0]
    assert over[3] == pytest.approx(math.log(30 / 100), abs=0.05)


def test_padding_changes_nothing_and_scores_nothing(small: LanguageModel) -> None:
    plain = row("the cat sat")
    padded = np.array([[PAD, *plain[0].tolist(), PAD, PAD]], np.uint64)
    scores = small.score_windows(padded)[0]
    assert scores[1:4].tolist() == small.score_windows(plain)[0].tolist()
    assert scores[[0, 4, 5]].tolist() == [0, 0, 0]
    assert small.score_windows(np.zeros((0, 5), np.uint64)).shape == (0, 5)


def test_many_rows_score_as_each_alone(small: LanguageModel) -> None:
    together = np.concatenate([row("the cat sat on"), row("on the mat dog")])
    scores = small.score_windows(together)
    for one, alone in zip(scores, together, strict=True):
        assert one.tolist() == small.score_windows(alone[None])[0].tolist()


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.ngrams").write_bytes(b"something else entirely, and long enough to be read as a header")
    with pytest.raises(ValueError, match="no table"):
        LanguageModel(tmp_path / "other.ngrams")


def gain(model: LanguageModel, before: str, better: str, worse: str, after: str) -> float:
    """How much likelier one wording is than another, in its surroundings."""
    sums = [
        float(model.score_windows(token_sequence(f"{before} {wording} {after}".encode()).hashes[None]).sum())
        for wording in (better, worse)
    ]
    return sums[0] - sums[1]


ENGLISH = [
    ("This can be done", "by the use of", "with the aid of using", "a simple model."),
    ("The results", "show", "display", "that the method works well."),
    ("He was the", "head of", "pinnacle of", "the research team."),
    ("In recent years, machine", "learning", "mastering", "has been used in many fields."),
    ("There are", "several ways", "numerous approaches", "to do this."),
    ("", "According to", "In line with", "the report, prices rose."),
    ("Many people", "do not know", "don't recognise", "what to do."),
]


@pytest.mark.parametrize(("before", "better", "worse", "after"), ENGLISH)
def test_the_english_table_prefers_honest_wording(before: str, better: str, worse: str, after: str) -> None:
    assert gain(LanguageModel.load("en"), before, better, worse, after) > 0


@pytest.mark.parametrize(
    ("before", "better", "worse", "after"),
    [
        ("Monsieur le", "président", "chef", "de la commission."),
        ("Il faut", "mettre en œuvre", "poser en œuvre", "cette politique."),
        ("Nous sommes", "tout à fait", "tout au fait", "d'accord."),
    ],
)
def test_the_french_table_prefers_honest_wording(before: str, better: str, worse: str, after: str) -> None:
    assert gain(LanguageModel.load("fr"), before, better, worse, after) > 0


def test_shipped_tables_are_shared_and_small() -> None:
    folder = Path(language_model.__file__).parents[2] / "data" / "language_model"
    assert (folder / "en.ngrams").stat().st_size <= 16_000_000
    assert (folder / "fr.ngrams").stat().st_size <= 4_000_000
    english = LanguageModel.load("en")
    assert english is LanguageModel.load("en")
    assert english.word_count(tokens.key("the")) > english.word_count(tokens.key("thee"))
    with pytest.raises(KeyError):
        LanguageModel.load("xx")
