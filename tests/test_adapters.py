"""The adapters, and a cleaner as the function of other tools."""

import pickle
from pathlib import Path

import pytest

from cleantext import Cleaner, ConfigError

FAULTY, RIGHT = "It rained , they said.", "It rained, they said."


def test_a_cleaner_works_after_pickling() -> None:
    cleaner = Cleaner(languages=["en"], ignore=["casing"])
    cleaner(FAULTY)
    again = pickle.loads(pickle.dumps(cleaner))
    assert again == cleaner
    assert again([FAULTY, "Read it on Github."]) == [RIGHT, "Read it on Github."]


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


def test_sklearn_clones_a_cleaner() -> None:
    pytest.importorskip("sklearn")
    from sklearn.base import clone
    from sklearn.preprocessing import FunctionTransformer

    assert clone(FunctionTransformer(Cleaner(languages=["en"]))).fit_transform([FAULTY]) == [RIGHT]


class TestPolars:
    @pytest.fixture
    def pl(self):  # type: ignore[no-untyped-def]
        return pytest.importorskip("polars")

    def test_column_keeps_its_name_nulls_and_type(self, pl) -> None:  # type: ignore[no-untyped-def]
        from cleantext.adapters.polars import clean

        frame = pl.DataFrame({"text": [FAULTY, None], "other": [1, 2]})
        cleaned = frame.with_columns(clean(pl.col("text"), Cleaner(languages=["en"])))
        assert cleaned.to_dict(as_series=False) == {"text": [RIGHT, None], "other": [1, 2]}
        assert cleaned.schema == frame.schema

    def test_empty_and_null_columns(self, pl) -> None:  # type: ignore[no-untyped-def]
        from cleantext.adapters.polars import clean

        for values in ([], [None, None]):
            frame = pl.DataFrame({"text": pl.Series(values, dtype=pl.String)})
            assert frame.lazy().select(clean(pl.col("text"))).collect().equals(frame)


class TestSpacy:
    @pytest.fixture
    def nlp(self):  # type: ignore[no-untyped-def]
        spacy = pytest.importorskip("spacy")
        import cleantext.adapters.spacy  # noqa: F401

        made = spacy.blank("en")
        made.add_pipe("cleantext", first=True, config={"languages": ["en"]})
        made.add_pipe("sentencizer")
        return made

    def test_one_document_is_as_a_stream(self, nlp) -> None:  # type: ignore[no-untyped-def]
        texts = [FAULTY, "Nothing wrong here.", ""]
        assert [d.text for d in nlp.pipe(texts)] == [nlp(t).text for t in texts] == [RIGHT, *texts[1:]]

    def test_result_and_context_come_along(self, nlp) -> None:  # type: ignore[no-untyped-def]
        [(doc, context)] = nlp.pipe([(FAULTY, "mine")], as_tuples=True)
        assert (doc._.cleantext.source, doc._.cleantext.text, context) == (FAULTY, RIGHT, "mine")

    def test_pipeline_is_stored_with_its_settings(self, nlp, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
        import spacy

        nlp.to_disk(tmp_path)
        assert spacy.load(tmp_path)(FAULTY).text == RIGHT

    def test_wrong_level_says_what_is_right(self, nlp) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(ConfigError, match="guess, likely or certain, not 'sure'"):
            nlp.add_pipe("cleantext", name="again", config={"at_least": "sure"})
