"""The loops in C give what the plain ways beside them give."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from cleantext import Cleaner
from cleantext.repair.decoder import arrays, context_model, language_model
from cleantext.repair.decoder.language_model import BREAK, LanguageModel
from cleantext.repair.matching import filter as filters
from cleantext.repair.matching.filter import Filter
from cleantext.scan import buffer as buffers
from cleantext.scan import multi_pattern as literals
from cleantext.scan import special_triggers, tokens
from cleantext.scan.buffer import Buffer
from cleantext.scan.native import native
from cleantext.scan.tokens import U64, find_words

pytestmark = pytest.mark.skipif(native is None, reason="built without a C compiler")

ROOT = Path(__file__).parent.parent
TEXTS = [
    p.read_text()
    for folder in ("examples", "docs")
    for p in sorted((ROOT / folder).glob("*.*"))
    if p.suffix in (".md", ".txt", ".py")
]
PROSE = some.text(some.sampled_from("aZ9 .-éÀ×÷œ«»\u00a0’…–\n\x00\u0430漢😀"), max_size=300)
HASHES = some.lists(some.integers(0, 2**64 - 1), max_size=60).map(lambda h: np.array(h, U64))
LITERAL = some.text(some.sampled_from("aiZ9 .é’\n漢"), min_size=1, max_size=8).map(str.encode)
WORDS = (
    "the of a in is we that for are on with as this by to be an from can which it have our at has or not these".split()
)
FEW = some.lists(some.integers(0, 3), max_size=60).map(lambda h: np.array(h, U64))


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """As without the loops in C."""
    for module in (tokens, buffers, special_triggers, literals, filters, language_model, arrays, context_model):
        monkeypatch.setattr(module, "native", None)


def plainly(data: bytes) -> list[list[int]]:
    pieces = [tokens._words(data[start:end], start) for start, end in tokens._pieces(data)]
    return [np.concatenate(part).tolist() for part in zip(*pieces, strict=True)]


@given(PROSE)
@example("x" * 200 + " é" * 64)
@example("a" * 63 + " " + "b" * 64)
def test_words(text: str) -> None:
    data = b"\xff" + text.encode() + b"\xff"
    assert [part.tolist() for part in find_words(data)] == plainly(data)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_words_of_documents(text: str) -> None:
    data = Buffer([text, text.upper()] * 3).data
    assert [part.tolist() for part in find_words(data)] == plainly(data)


@given(PROSE | some.text(some.sampled_from("aiZ9 .é’\n漢"), max_size=300), some.sets(LITERAL, max_size=40).map(list))
@example("the end" * 40, [b"nd", b"the e"])
def test_literals(text: str, chosen: list[bytes]) -> None:
    data = b"\xff" + text.encode() + b"\xff"
    plain = literals.automaton(chosen, range(len(chosen)))
    assert sorted(literals.finder(chosen)(data)) == sorted(plain(data))


def test_triggers() -> None:
    data = Buffer(TEXTS).data
    common = Cleaner()._flow.stages[0].scanner._common
    plain = literals.automaton(list(common._asking), range(len(common._asking)))
    assert sorted(common._compiled[0](data)) == sorted(plain(data))
    literals_ = list(common._asking)
    slow = [literals_[number] for number in native.literals(literals_)[1]]
    why = "nothing but small letters with single spaces, so that every text is gone over a second time"
    assert not slow, f"triggers are {why}: let them take in a mark, a digit, a capital or a second space"


@given(some.lists(some.lists(some.integers(0, 2**32 - 1), max_size=60), max_size=3))
@example([[0, 2**32 - 1]])
def test_bits_of_the_filter(halves: list[list[int]]) -> None:
    parts = [np.array(part, np.uint32) for part in halves]
    shift, fast = filters._bits(parts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filters, "native", None)
        assert filters._bits(parts)[0] == shift
        assert filters._bits(parts)[1].tolist() == fast.tolist()


@given(some.lists(PROSE | some.text(max_size=9), max_size=8))
@example(["\ud800", "é"])
@example([""])
def test_joined_texts(texts: list[str]) -> None:
    fast = Buffer(texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(buffers, "native", None)
        slow = Buffer(texts)
    assert (fast.data, fast.starts, fast.is_ascii) == (slow.data, slow.starts, slow.is_ascii)


@given(some.lists(PROSE, max_size=8))
def test_characters_beyond_ascii(texts: list[str]) -> None:
    buffer = Buffer(texts)
    assert native.pairs(buffer.data) == special_triggers._pairs(buffer.data)
    fast = buffer.uncommon()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(buffers, "native", None)
        assert buffer.uncommon() == fast


@given(FEW)
@example(np.array([1, 2] * 3, U64))
@example(np.array([5] * 19, U64))
def test_repeated(hashes: np.ndarray) -> None:
    assert native.alike(hashes) == (hashes[1:] == hashes[:-1]).nonzero()[0].tolist()
    runs = native.repeated(hashes, special_triggers._LONGEST)
    each = [(i, 1, n) for at, times, n in runs for i in range(at, at + times)]
    assert each == list(special_triggers._runs_alike(hashes))


@given(HASHES, HASHES, some.integers(1, 2), some.data())
def test_runs(listed: np.ndarray, others: np.ndarray, shortest: int, data: some.DataObject) -> None:
    hashes = np.array(data.draw(some.lists(some.sampled_from([*listed.tolist(), *others.tolist(), 7]))), U64)
    pairs = tokens.joined(hashes[:-1], hashes[1:])
    threes = tokens.joined(pairs[:-1], hashes[2:])
    keys = tokens.upper(np.concatenate([listed, pairs[::2], threes[::3]]))
    marks = np.arange(len(keys), dtype=np.uint16)
    filter = Filter([keys], [marks], [tokens.upper(pairs[::3])], [keys, tokens.upper(pairs[::3])])
    found = [column.tolist() for column in filter.runs(hashes, shortest)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filters, "native", None)
        assert found == [column.tolist() for column in filter.runs(hashes, shortest)]


def test_results(plain: None, monkeypatch: pytest.MonkeyPatch) -> None:
    cleaner = Cleaner()
    slow = cleaner.fix_batch(TEXTS)
    monkeypatch.undo()
    assert tokens.native is native
    assert Cleaner().fix_batch(TEXTS) == slow
    assert any(r.edits for r in slow)


def grams(seed: int) -> tuple[LanguageModel, np.ndarray]:
    """The English counts, and rows of common words with breaks and padding between them."""
    chance = np.random.default_rng(seed)
    common = find_words(b"\xff" + " ".join(WORDS).encode() + b"\xff").hashes
    rows = chance.choice(np.concatenate([common, [BREAK, U64(12345)]]), (500, 10))
    for row, (before, behind) in zip(rows, chance.integers(0, 4, (500, 2)), strict=True):
        row[:before] = 0
        row[len(row) - behind :] = 0
    return LanguageModel.load("en"), rows


@pytest.mark.parametrize("first", [0, 1, 3, 9])
def test_scores_of_windows(first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    model, rows = grams(first)
    scored = model.score_windows(rows, first)
    monkeypatch.setattr(language_model, "native", None)
    assert np.allclose(scored, model.score_windows(rows, first), atol=1e-5)
    assert not scored[:, :first].any()
    assert scored[:, first:].any()


def test_counts_of_n_grams(monkeypatch: pytest.MonkeyPatch) -> None:
    model, rows = grams(7)
    every = [model.log_counts(keys) for keys in (language_model.keys(rows), rows[:0], rows[0], rows[:1, :1])]
    monkeypatch.setattr(language_model, "native", None)
    for found, keys in zip(every, (language_model.keys(rows), rows[:0], rows[0], rows[:1, :1]), strict=True):
        assert found.tolist() == model.log_counts(keys).tolist()


@given(HASHES, HASHES)
def test_found_keys(keys: np.ndarray, others: np.ndarray) -> None:
    found = arrays.SortedKeys(np.unique(keys))
    wanted = np.concatenate([keys, others, keys[:1] + U64(1)])
    assert found.find(wanted).tolist() == without_c(lambda: found.find(wanted))
    assert found.find(keys).tolist() == np.searchsorted(np.unique(keys), keys).tolist()


@given(FEW, HASHES)
def test_counted_keys(keys: np.ndarray, others: np.ndarray) -> None:
    wanted = np.concatenate([keys, others, np.arange(5, dtype=U64)])
    assert arrays.count_keys(keys, wanted).tolist() == [keys.tolist().count(one) for one in wanted.tolist()]
    assert arrays.count_keys(keys, wanted).tolist() == without_c(lambda: arrays.count_keys(keys, wanted))


@given(some.lists(some.tuples(some.integers(0, 5), some.integers(-2, 2)), max_size=40), some.integers(1, 4))
def test_best_rows(rows: list[tuple[int, int]], most: int) -> None:
    place = np.array(sorted(number for number, _ in rows), np.int64)
    worth = np.array([value for _, value in rows], np.float32)
    best = arrays.best_rows(place, worth, most).tolist()
    assert best == without_c(lambda: arrays.best_rows(place, worth, most))
    for number in set(place.tolist()):
        here = np.flatnonzero(place == number)
        assert [r for r in best if place[r] == number] == sorted(here[np.argsort(-worth[here], kind="stable")][:most])


def without_c(find: Callable[[], np.ndarray]) -> list[int]:
    """What the plain way finds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(arrays, "native", None)
        return find().tolist()
