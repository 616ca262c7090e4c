"""Edits between two texts that nobody recorded."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext import Confidence, diff
from cleantext.diff import align
from cleantext.pipeline.apply import invert, splice

_BITS = st.sampled_from(
    ["a", "b", "cat", "dog", "the", " ", "  ", "\n", "\r\n", "\t", ".", "’", "é", "e\u0301", "漢", "字", "\u00a0", "😀"]
)
_TEXTS = st.one_of(st.lists(_BITS, max_size=30).map("".join), st.text(max_size=60))


def _check(before: str, after: str) -> list[tuple[str, str]]:
    edits = diff(before, after)
    assert splice(before, edits) == after
    assert splice(after, invert(edits)) == before
    assert all(before[e.start : e.end] == e.before != e.after for e in edits)
    assert all(one.end <= other.start for one, other in pairwise(edits))
    return [(e.before, e.after) for e in edits]


@given(_TEXTS, _TEXTS)
def test_edits_rebuild_both_sides(before: str, after: str) -> None:
    _check(before, after)


@given(_TEXTS, _TEXTS, st.data())
def test_edits_rebuild_both_sides_of_texts_that_share_much(before: str, put: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(at, len(before)))
    _check(before, before[:at] + put + before[end:])


_SENTENCES = st.sampled_from(
    ["The first sentence of the text. ", "Another sentence is here!\n", "A third one, 3.14 long.  ", "Short. ", "\n\n",
     " " * 30, "The first sentence of this text.", "no end to this sentence ", "e.g. a point.In the middle of it?"]
)  # fmt: skip


@given(st.lists(_SENTENCES, max_size=12).map("".join), st.lists(_SENTENCES, max_size=12).map("".join))
def test_edits_rebuild_both_sides_of_texts_that_share_sentences(before: str, after: str) -> None:
    _check(before, after)


@settings(max_examples=40)
@given(st.lists(st.sampled_from("ab c."), max_size=400), st.lists(st.sampled_from("ab c."), max_size=400))
def test_edits_rebuild_both_sides_where_much_is_compared_by_windows(one: list[str], other: list[str]) -> None:
    window, align._WINDOW = align._WINDOW, 16
    try:
        _check("".join(one), "".join(other))
    finally:
        align._WINDOW = window


@pytest.mark.parametrize(
    ("before", "after", "edits"),
    [
        ("", "", []),
        ("", "new", [("", "new")]),
        ("old", "", [("old", "")]),
        ("a  b", "a b", [(" ", "")]),
        ("a b", "a\u00a0b", [(" ", "\u00a0")]),
        ("one\r\ntwo", "one\ntwo", [("\r", "")]),
        ("le sujet ?Selon vous", "le sujet ? Selon vous", [("", " ")]),
        ("two four six", "zwei four sechs", [("two", "zwei"), ("six", "sechs")]),
        ("head of synthetic intelligence .", "head of artificial intelligence.",
         [("synthetic", "artificial"), (" ", "")]),
        ("a b c", "a c", [("b ", "")]),
        ("a c", "a b c", [("", "b ")]),
        ("Github", "GitHub", [("Github", "GitHub")]),
        ("我喜欢书", "我喜歡书", [("欢", "歡")]),
        ("cafe\u0301 noir", "café noir", [("cafe\u0301", "café")]),
        ("don't", "don’t", [("'", "’")]),
    ],
)  # fmt: skip
def test_words_are_whole_and_white_space_is_apart(before: str, after: str, edits: list[tuple[str, str]]) -> None:
    assert _check(before, after) == edits


def test_edits_say_that_nobody_recorded_them() -> None:
    (edit,) = diff("a", "b")
    assert (edit.rule, edit.confidence, edit.reason) == ("diff", Confidence.CERTAIN, "The texts differ here.")


def _prose(words: int, seed: int) -> list[str]:
    chosen = random.Random(seed)
    return [f"w{int(chosen.paretovariate(0.8)) % 5000}" for _ in range(words)]


@pytest.mark.parametrize("between", [" ", ". ", "\n\n"])
def test_a_change_is_found_where_it_is_in_a_long_text(between: str) -> None:
    words = _prose(30_000, 1)
    other = list(words)
    for at in range(100, 30_000, 500):
        other[at] = f"new{at}"
    edits = _check(between.join(words), between.join(other))
    assert edits == [(words[at], f"new{at}") for at in range(100, 30_000, 500)]


def test_a_text_that_repeats_itself_is_aligned() -> None:
    before = "the cat sat on the mat and went home . " * 2_000
    after = before[:30_003] + "not " + before[30_003:50_001] + before[50_040:]
    assert sum(len(old) + len(new) for old, new in _check(before, after)) < 100


def test_what_moved_is_taken_out_and_put_in_once() -> None:
    one, two = " ".join(_prose(4_000, 2)), " ".join(_prose(5_000, 3))
    assert len(_check(f"{one}\n{two}", f"{two}\n{one}")) < 10


def test_texts_that_share_nothing_are_one_change() -> None:
    assert len(_check("a b " * 5_000, "c d " * 5_000)) <= 2
