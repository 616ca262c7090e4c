"""The promises of the design, on generated text and on every example of every rule."""

import pickle
import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext import Cleaner, Confidence, Edit
from cleantext.pipeline.apply import compose, invert, splice
from cleantext.registry import all_rules
from cleantext.testing import check_result

CLEANER = Cleaner(languages=("en", "fr"))
EAGER = Cleaner(languages=("en", "fr"), at_least=Confidence.GUESS)
EXAMPLES = [text for r in all_rules() for text in (*r.fixes, *r.fixes.values(), *r.reports, *r.keeps)]
PIECES = [
    "The train", "was late", " ", "  ", "\n", "\n\n", ".", " .", ",", " ,", "?", " ?",
    "!", ";", " :", "“", "”", "« ", " »",
    "‘", "’", "'", '"', "(", ")", "[", "]", "-", "—", "…", "...", "synthetic intelligence",
    "Device Learning", "a ", "An ",
    "l'", "de la ", "Le soir", "vidéoQuel est", "Ã©", "â€™", "&amp;", "\u00a0", "\u202f", "\u200b", "\ufeff", "😀", "𝒳",
    "example. com", "x@y. org", "https://a.b/c", "`code .`", "$x ,$", "<b>", "Openai", "3. 14", "12: 30", "@@ ", "▁",
    "é", "e\u0301",
    "the the ", "I i ", "Ω", "мир", "日本", "，", "\t", "\r\n", "\x85", "\ud800", "\x00", "*", "#", "|",
    "don 't", "1 000",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.lists(st.sampled_from(EXAMPLES), min_size=1, max_size=3).map(" ".join),
    st.text(max_size=60),
)


@settings(max_examples=300)
@given(TEXTS)
def test_edits_replay_and_the_result_is_final(text: str) -> None:
    for cleaner in (CLEANER, EAGER):
        result = cleaner.fix(text)
        assert check_result(result) == []
        assert cleaner.fix(result.text).text == result.text


@settings(max_examples=150)
@given(st.lists(TEXTS, max_size=6))
def test_a_batch_is_its_texts_one_by_one(texts: list[str]) -> None:
    assert CLEANER.fix_batch(texts) == [CLEANER.fix(text) for text in texts]


PROTECTED = [
    "`Hello , world .`", "https://example.com/Openai?q=a", "anna@example.org", "$x , y$", "<a title='x , y'>",
    "{{ a , b }}",
]  # fmt: skip
PLAIN = TEXTS.filter(lambda text: not set(text) & set("`$<>{}@/:\\") and "//" not in text)


@settings(max_examples=200)
@given(PLAIN, st.sampled_from(PROTECTED), PLAIN)
def test_nothing_protected_changes(before: str, protected: str, after: str) -> None:
    text = f"{before}\n\n{protected}\n\n{after}"
    start, end = len(before) + 2, len(before) + 2 + len(protected)
    result = EAGER.fix(text)
    assert not any(e.start < end and start < e.end for e in result.edits if e.start < e.end)
    assert not any(start < e.start == e.end < end for e in result.edits)


@settings(max_examples=200)
@given(TEXTS.filter(bool), st.data())
def test_nothing_that_the_user_marks_changes(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    result = EAGER.fix(text, protect=[(start, end)])
    assert not any(e.start < end and start < e.end for e in result.edits if e.start < e.end)
    assert not any(start < e.start == e.end < end for e in result.edits)


def test_every_example_keeps_the_promises() -> None:
    for text in EXAMPLES:
        result = EAGER.fix(text)
        assert check_result(result) == [], text
        assert EAGER.fix(result.text).text == result.text, text


def test_a_cleaner_survives_pickling() -> None:
    again = pickle.loads(pickle.dumps(CLEANER))
    assert again == CLEANER
    assert again.fix("It ended .").text == "It ended."


def _random_edits(chance: random.Random, text: str) -> list[Edit]:
    edits: list[Edit] = []
    at = 0
    while (start := at + chance.randint(0, 4)) <= len(text):
        end = min(len(text), start + chance.choice((0, 0, 1, 1, 2, 3)))
        empty = start == end or (bool(edits) and edits[-1].start == edits[-1].end)
        if edits and start == edits[-1].end and empty:
            at = start + 1
            continue
        after = "".join(chance.choice("XYZ") for _ in range(chance.choice((0, 1, 2, 3))))
        if text[start:end] != after:
            edits.append(Edit(start, end, text[start:end], after, "spacing/x", Confidence.LIKELY, "why"))
        at = max(end, start + 1)
        if chance.random() < 0.2:
            break
    return edits


@pytest.mark.parametrize("sequences", [100_000, pytest.param(600_000, marks=pytest.mark.slow)])
def test_composition_over_random_edit_sequences(sequences: int) -> None:
    chance = random.Random(sequences)
    for _ in range(sequences):
        source = "".join(chance.choice("abc") for _ in range(chance.randint(0, 14)))
        text, edits = source, list[Edit]()
        for _ in range(chance.randint(1, 5)):
            new = _random_edits(chance, text)
            after = splice(text, new)
            edits = compose(source, edits, text, new)
            text = after
            assert splice(source, edits) == text
        assert splice(text, invert(edits)) == source
        for a, b in pairwise(edits):
            assert a.end <= b.start
        assert all(source[e.start : e.end] == e.before != e.after for e in edits)
