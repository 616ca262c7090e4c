"""What is kept on disk between processes."""

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from cleantext import Cleaner
from cleantext import array_cache as cache
from cleantext.languages import LANGUAGES, detect
from cleantext.repair.matching import phrase_table
from cleantext.repair.matching.table_cache import load_table, store_table

ARRAYS = {"odd": np.arange(7, dtype=np.uint8), "none": np.zeros(0, np.uint32), "words": np.array(["é", "abc"])}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own."""
    monkeypatch.setattr(cache, "folder", lambda: tmp_path / "kept")
    return tmp_path / "kept"


@pytest.fixture
def model() -> Iterator[None]:
    """A model that is loaded anew, here and in later tests."""
    detect._model.cache_clear()
    yield
    detect._model.cache_clear()


def test_arrays_come_back_as_they_were(folder: Path) -> None:
    file = cache.place("some", b"source")
    assert file.parent == folder
    cache.write(ARRAYS, file)
    held = cache.read(file)
    assert {name: (a.dtype, a.tolist()) for name, a in held.items()} == {
        name: (a.dtype, a.tolist()) for name, a in ARRAYS.items()
    }
    assert [f.name for f in folder.iterdir()] == [file.name]


def test_another_source_has_another_place() -> None:
    assert cache.place("some", b"source") != cache.place("some", b"sources")
    assert cache.place("some", b"source") != cache.place("other", b"source")


@pytest.mark.parametrize("size", [0, 3, 90])
def test_a_file_that_is_cut_off_is_none(folder: Path, size: int) -> None:
    file = cache.place("some", b"source")
    cache.write(ARRAYS, file)
    file.write_bytes(file.read_bytes()[:size])
    with pytest.raises((OSError, ValueError)):
        cache.read(file)


def test_what_was_not_used_for_longest_goes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_MOST", 1200)
    big = {"big": np.zeros(400, np.uint8)}
    files = [folder / name for name in ("first", "second", "third")]
    for age, file in zip((30, 20, 10), files, strict=True):
        cache.write(big, file)
        os.utime(file, (age, age))
        if file.name == "second":
            cache.read(files[0])  # used now
    cache.write({"small": np.zeros(1, np.uint8)}, folder / "fourth")
    assert {file.name for file in folder.iterdir()} == {"first", "third", "fourth"}


def test_a_table_comes_back_as_it_was(tmp_path: Path) -> None:
    table = phrase_table.table(("fr",), (), (), ())
    store_table(table, tmp_path / "table")
    held = load_table(tmp_path / "table")
    assert list(held.entries) == list(table.entries)
    assert held.entries[-1] == table.entries[-1]
    assert list(held.phrases()) == list(table.phrases())
    assert (held.prefixes == table.prefixes).all()
    assert (held.starts == table.starts).all()
    assert held.shortest == table.shortest


@pytest.mark.parametrize("allowed", [True, False])
def test_the_model_of_languages_finds_the_same_from_disk(folder: Path, model: None, allowed: bool) -> None:
    if not allowed:
        folder.write_text("no folder")
    text = "Bageren på hjørnet; the baker; le boulanger"
    first = detect._model().classify(text)
    detect._model.cache_clear()
    assert detect._model().classify(text) == first
    assert folder.is_dir() == allowed
    assert detect.detect("Wir haben die Temperatur jeder Probe zweimal gemessen.", tuple(LANGUAGES)) == "de"


def test_without_a_cache_the_repairs_are_the_same(folder: Path) -> None:
    folder.write_text("no folder")
    phrase_table._table.cache_clear()
    assert (
        Cleaner(languages=("en",)).fix("The counterfeit consciousness team .").text
        == "The artificial intelligence team."
    )
    phrase_table._table.cache_clear()


def test_arrays_of_the_other_byte_order_are_read_in_ours(tmp_path: Path) -> None:
    there = np.arange(5, dtype=np.dtype(np.uint32).newbyteorder("S"))
    cache.store({"a": there}, tmp_path / "arrays")
    found = cache.load(tmp_path / "arrays")["a"]
    assert found.dtype.isnative
    assert found.tolist() == there.tolist()
