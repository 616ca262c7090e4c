"""The adapters, and a cleaner as the function of other tools."""

import pickle

import pytest

from cleantext import Cleaner

FAULTY, RIGHT = "It rained , they said.", "It rained, they said."


def test_a_cleaner_works_after_pickling() -> None:
    cleaner = Cleaner(languages=["en"], ignore=["casing"])
    cleaner(FAULTY)
    again = pickle.loads(pickle.dumps(cleaner))
    assert again == cleaner
    assert again([FAULTY, "Read it on Github."]) == [RIGHT, "Read it on Github."]


def test_a_function_that_names_the_package_reaches_other_machines() -> None:
    """Spark, Ray and Dask send it by value, and the modules that it names with it."""
    import cleantext

    assert pickle.loads(pickle.dumps(cleantext)) is cleantext


def test_a_batch_keeps_what_is_no_text() -> None:
    batch = {"text": [FAULTY, None], "label": [1, 2], "tags": [["a , b"], []]}
    assert Cleaner()(batch) == {**batch, "text": [RIGHT, None]}


def test_datasets_know_a_cleaner_again() -> None:
    """The same settings give the same fingerprint, so that a cached result is found."""
    pytest.importorskip("datasets")
    from datasets.fingerprint import Hasher

    used = Cleaner(languages=["en"])
    used(FAULTY)
    assert Hasher.hash(used) == Hasher.hash(Cleaner(languages=["en"])) != Hasher.hash(Cleaner(languages=["fr"]))
