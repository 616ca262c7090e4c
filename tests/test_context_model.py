"""The context model: a small one made here, and the one that comes with the library."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cleantext.array_cache import store
from cleantext.repair.decoder import context_model
from cleantext.repair.decoder.candidates import Candidates, listed_candidates
from cleantext.repair.decoder.context_model import FOLDER, ContextModel
from cleantext.repair.decoder.document_words import document_words
from cleantext.repair.decoder.language_model import BREAK
from cleantext.scan.tokens import key

WORDS = ["tree", "grows", "cable", "carries"]
REACH = 2
SENTENCE = "the baobab, a tree of 20 metres, grows slowly where little rain falls: it keeps water in its trunk.".split()


@pytest.fixture
def small(tmp_path: Path) -> ContextModel:
    """A model of two subjects, plants and wires, in which only the next two words on each side count."""
    hashes = np.array([*map(key, WORDS), int(BREAK)], np.uint64)
    order = np.argsort(hashes)
    vectors = np.array([[9, 0], [9, 0], [0, 9], [0, 9], [0, 0], [0, 0]], np.int8)  # last those of unknown words
    bias = np.array([-1, -2, -1, -2, 0, -8], np.float16)
    weights = np.full((2 * REACH + 1, 2), 32766, np.int16)
    weights[[0, -1]] //= 2
    every = [*order, 5]
    arrays = {"neighbours": vectors[every], "targets": vectors[every], "bias": bias[every], "weights": weights}
    store({"words": hashes[order], "unit": np.array([0.00125], np.float32)} | arrays, tmp_path / "small.arrays")
    return ContextModel(tmp_path / "small.arrays")


def replaced(at: int, length: int, *rights: str) -> Candidates:
    """Candidates for the words of a document from number ``at`` on."""
    listed = [(at, length, np.array([key(word) for word in right.split()], np.uint64)) for right in rights]
    return listed_candidates(listed)._replace(place=np.zeros(len(rights), np.int64))


def gains(model: ContextModel, text: str, found: Candidates) -> list[float]:
    return model.gains(model.of_document(document_words(text)), found).tolist()


def test_a_word_fits_among_words_of_its_subject(small: ContextModel) -> None:
    tree, cable = gains(small, "the grows cable grows", replaced(3, 1, "tree", "cable"))
    assert cable == 0
    assert tree == pytest.approx(2 * 81 * 0.01, abs=1e-3)  # a neighbour on each side; the biases are equal


def test_farther_neighbours_count_less_and_those_beyond_the_reach_not_at_all(small: ContextModel) -> None:
    (near,) = gains(small, "grows cable", replaced(2, 1, "tree"))
    (far,) = gains(small, "grows or cable", replaced(3, 1, "tree"))
    (beyond,) = gains(small, "grows or even cable", replaced(4, 1, "tree"))
    assert near == pytest.approx(2 * far, rel=1e-3)
    assert beyond == 0


def test_an_unknown_word_is_a_rare_one(small: ContextModel) -> None:
    (gain,) = gains(small, "a baobab", replaced(2, 1, "tree"))
    assert gain == pytest.approx(-1 + 8)


def test_words_of_a_wording_are_neighbours_of_each_other(small: ContextModel) -> None:
    (apart,) = gains(small, "a cable", replaced(2, 1, "tree"))
    (together,) = gains(small, "a cable", replaced(2, 1, "tree grows"))
    assert together - apart == pytest.approx(-2 + 2 * 81 * 0.01, abs=1e-3)


def test_no_document_sees_the_next(small: ContextModel) -> None:
    found = replaced(2, 1, "tree")
    (alone,) = gains(small, "a cable", found)
    numbered = small.of_document(document_words("a cable", "grows grows"))
    assert small.gains(numbered, found).tolist() == [alone]
    numbered = small.of_document(document_words("grows grows", "a cable"))
    assert small.gains(numbered, replaced(5, 1, "tree")).tolist() == [alone]


@pytest.mark.parametrize("seed", range(5))
def test_c_and_the_plain_way_agree(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(seed)
    model = ContextModel.load("en")
    texts = [" ".join(chance.choice(SENTENCE, size)) for size in (3, 40, 1, 200)]
    document = document_words(*texts)
    words = np.flatnonzero(document.hashes)[:-6]
    places = [(int(at), int(chance.integers(1, 5)), chance.choice(document.hashes[words], 3)) for at in words]
    found = listed_candidates(places)
    in_c = model.gains(model.of_document(document), found)
    monkeypatch.setattr(context_model, "native", None)
    assert in_c.any()
    assert model.gains(model.of_document(document), found).tolist() == in_c.tolist()


def test_the_shipped_model_knows_what_stands_among_which_words() -> None:
    model = ContextModel.load("en")
    text = "the samples were classified by an arbitrary timberland of a hundred decision trees"
    found = replaced(7, 2, "random forest", "arbitrary timberland")
    right, same = gains(model, text, found)
    assert right > 3
    assert same == 0


def test_the_shipped_tables_are_no_larger_than_promised() -> None:
    files = [*FOLDER.glob("*.arrays"), *(FOLDER.parent / "language_model").glob("*.ngrams")]
    assert sum(file.stat().st_size for file in files) <= 25_000_000
