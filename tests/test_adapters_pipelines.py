"""The adapters for pipelines, each against its library."""

import json
from pathlib import Path
from typing import Any

import pytest

from cleantext import Cleaner, Confidence, ConfigError

FAULTY, RIGHT = "It rained , they said.", "It rained, they said."


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner(languages=["en"])


class TestSklearn:
    @pytest.fixture
    def transformer(self) -> Any:
        pytest.importorskip("sklearn")
        from cleantext.adapters.sklearn import CleanText

        return CleanText(languages=["en"])

    def test_clone_pickle_and_parameters(self, transformer: Any) -> None:
        import pickle

        from sklearn.base import clone

        again = clone(transformer.fit([FAULTY])).set_params(at_least=Confidence.CERTAIN)
        assert again.get_params()["languages"] == ["en"]
        assert pickle.loads(pickle.dumps(again.fit([]))).transform([FAULTY]) == [RIGHT]

    def test_shape_is_kept(self, transformer: Any) -> None:
        import numpy as np

        array = np.array([[FAULTY, None], [RIGHT, 3]], dtype=object)
        assert transformer.fit(array).transform(array).tolist() == [[RIGHT, None], [RIGHT, 3]]
        pd = pytest.importorskip("pandas")
        frame = pd.DataFrame({"a": [FAULTY], "b": [FAULTY]}, index=[4])
        cleaned = transformer.fit(frame).transform(frame)
        assert cleaned.to_dict() == {"a": {4: RIGHT}, "b": {4: RIGHT}}
        assert transformer.get_feature_names_out().tolist() == ["a", "b"]
        assert transformer.transform(frame["a"]).index.tolist() == [4]

    def test_types_of_a_frame_are_kept(self, transformer: Any) -> None:
        pd = pytest.importorskip("pandas")
        text = [FAULTY, None]
        columns = {"a": pd.Series(text, dtype="string"), "b": pd.Series(text, dtype="category"), 3: [1, 2], "c": text}
        frame = pd.DataFrame(columns).set_axis([5, 6])
        cleaned = transformer.fit_transform(frame)
        assert cleaned.drop(columns="b").dtypes.equals(frame.drop(columns="b").dtypes)
        assert cleaned["b"].cat.categories.tolist() == [RIGHT]
        assert [cleaned[name].iloc[0] for name in ("a", "b", 3, "c")] == [RIGHT, RIGHT, 1, RIGHT]
        assert transformer.get_feature_names_out().tolist() == ["a", "b", "3", "c"]
        for name in ("a", "b", "c"):
            column = transformer.transform(frame[name])
            assert (column.name, column.dtype, column.iloc[0]) == (name, cleaned[name].dtype, RIGHT)
        assert cleaned.index.tolist() == [5, 6]
        assert frame["a"].iloc[0] == FAULTY

    def test_polars(self, transformer: Any) -> None:
        pl = pytest.importorskip("polars")
        frame = pl.DataFrame({"a": [FAULTY, None], "n": [1, 2]}, schema_overrides={"a": pl.Categorical})
        cleaned = transformer.fit_transform(frame)
        assert (cleaned.schema, cleaned.rows()) == (frame.schema, [(RIGHT, 1), (None, 2)])
        assert transformer.transform(frame["a"].cast(pl.String)).to_list() == [RIGHT, None]

    def test_columns_of_an_array_have_names(self, transformer: Any) -> None:
        pytest.importorskip("pandas")
        import numpy as np

        array = np.array([[FAULTY, "a"], ["b", FAULTY]], dtype=object)
        frame = transformer.set_output(transform="pandas").fit_transform(array)
        assert frame.to_dict("list") == {"x0": [RIGHT, "b"], "x1": ["a", RIGHT]}
        assert transformer.n_features_in_ == 2

    def test_grid_search_over_at_least(self, transformer: Any) -> None:
        from sklearn.feature_extraction.text import CountVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.model_selection import GridSearchCV
        from sklearn.pipeline import Pipeline

        steps = [("clean", transformer), ("count", CountVectorizer()), ("model", LogisticRegression())]
        search = GridSearchCV(Pipeline(steps), {"clean__at_least": ["guess", "certain"]}, cv=2, error_score="raise")
        search.fit([FAULTY, "Dry .", FAULTY, "Sun ."] * 2, [1, 0, 1, 0] * 2)
        assert len(search.cv_results_["params"]) == 2

    def test_in_a_column_transformer(self, transformer: Any) -> None:
        pd = pytest.importorskip("pandas")
        from sklearn.compose import make_column_transformer

        made = make_column_transformer((transformer, ["text"]), verbose_feature_names_out=False).set_output(
            transform="pandas"
        )
        frame = made.fit_transform(pd.DataFrame({"text": [FAULTY], "n": [1]}))
        assert frame.to_dict("list") == {"text": [RIGHT]}

    def test_wrong_level_says_what_is_right(self, transformer: Any) -> None:
        with pytest.raises(ConfigError, match="guess, likely, certain, not 'sure'"):
            transformer.set_params(at_least="sure").fit([])


class TestSpacy:
    @pytest.fixture
    def nlp(self) -> Any:
        spacy = pytest.importorskip("spacy")
        import cleantext.adapters.spacy  # noqa: F401

        nlp = spacy.blank("en")
        nlp.add_pipe("cleantext", first=True, config={"languages": ["en"]})
        nlp.add_pipe("sentencizer")
        return nlp

    def test_one_document_is_as_a_stream(self, nlp: Any) -> None:
        texts = [FAULTY, "Nothing wrong here.", ""]
        assert [d.text for d in nlp.pipe(texts)] == [nlp(t).text for t in texts] == [RIGHT, *texts[1:]]

    def test_result_and_context_come_along(self, nlp: Any) -> None:
        [(doc, context)] = nlp.pipe([(FAULTY, "mine")], as_tuples=True)
        assert (doc._.cleantext.source, doc._.cleantext.text, context) == (FAULTY, RIGHT, "mine")

    def test_pipeline_is_stored_with_its_settings(self, nlp: Any, tmp_path: Path) -> None:
        import spacy

        nlp.to_disk(tmp_path)
        assert spacy.load(tmp_path)(FAULTY).text == RIGHT

    def test_a_stored_document_keeps_its_result(self, nlp: Any) -> None:
        from spacy.tokens import Doc

        doc = nlp("We use counterfeit consciousness , they said.")
        again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
        assert again._.cleantext == doc._.cleantext == Cleaner(languages=["en"]).fix(doc._.cleantext.source)
        assert again._.cleantext.edits[0].confidence.name == doc._.cleantext.edits[0].confidence.name

    def test_every_token_knows_its_place_in_the_source(self, nlp: Any) -> None:
        source = "It rained , they said.We use counterfeit consciousness and bosom malignancy today .  Ça va"
        doc = nlp(source)
        places = {token.text: source[slice(*token._.source_span)] for token in doc}
        assert places["artificial"] == places["intelligence"] == "counterfeit consciousness"
        assert places["breast"] == places["cancer"] == "bosom malignancy"
        terms = "artificial", "intelligence", "breast", "cancer"
        assert [t for t, place in places.items() if t != place and t not in terms] == []
        sentences = [source[slice(*sentence._.source_span)].strip() for sentence in doc.sents]
        assert sentences == [
            "It rained , they said.",
            "We use counterfeit consciousness and bosom malignancy today .",
            "Ça va",
        ]

    def test_wrong_level_says_what_is_right(self, nlp: Any) -> None:
        with pytest.raises(ConfigError, match="guess, likely, certain, not 'sure'"):
            nlp.add_pipe("cleantext", name="again", config={"at_least": "sure"})


def test_langchain(cleaner: Cleaner) -> None:
    documents = pytest.importorskip("langchain_core.documents")
    from cleantext.adapters.langchain import CleanText

    source = documents.Document(page_content=FAULTY, metadata={"page": 3}, id="a")
    [cleaned] = CleanText(cleaner, add="spun").transform_documents([source])
    assert (cleaned.page_content, cleaned.metadata, cleaned.id) == (RIGHT, {"page": 3, "cleantext_spun": 0.0}, "a")
    assert (source.page_content, source.metadata) == (FAULTY, {"page": 3})


def test_llama_index(cleaner: Cleaner) -> None:
    schema = pytest.importorskip("llama_index.core.schema")
    from llama_index.core.ingestion import IngestionPipeline
    from llama_index.core.ingestion.pipeline import get_transformation_hash

    from cleantext.adapters.llama_index import CleanText

    image = schema.ImageNode(image="aaaa", id_="i")
    [node, same] = IngestionPipeline(transformations=[CleanText(cleaner, add="spun")]).run(
        nodes=[schema.TextNode(text=FAULTY, id_="n", metadata={"page": 3}), image]
    )
    assert (node.text, node.node_id, node.metadata) == (RIGHT, "n", {"page": 3, "cleantext_spun": 0.0})
    assert node.get_content(schema.MetadataMode.LLM) == f"page: 3\n\n{RIGHT}"
    assert same.node_id == "i"
    digests = [get_transformation_hash([node], CleanText(languages=[code])) for code in ("en", "en", "fr")]
    assert digests[0] == digests[1] != digests[2]


def test_datatrove(tmp_path: Path) -> None:
    pytest.importorskip("datatrove")
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    from cleantext.adapters.datatrove import CleanText

    (tmp_path / "in").mkdir()
    for name in "ab":
        rows = [{"text": text, "id": f"{name}{number}"} for number, text in enumerate([FAULTY, RIGHT, ""])]
        (tmp_path / "in" / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    steps = [
        JsonlReader(str(tmp_path / "in")),
        CleanText(languages=["en"], add="spun"),
        JsonlWriter(str(tmp_path / "out"), compression=None),
    ]
    stats = LocalPipelineExecutor(steps, logging_dir=str(tmp_path / "log"), tasks=2, workers=2).run()
    rows = [json.loads(line) for file in (tmp_path / "out").iterdir() for line in file.read_text().splitlines()]
    assert sorted((row["id"], row["text"], row["metadata"]["cleantext_spun"]) for row in rows) == [
        ("a0", RIGHT, 0.0), ("a1", RIGHT, 0.0), ("b0", RIGHT, 0.0), ("b1", RIGHT, 0.0),
    ]  # fmt: skip
    assert stats.stats[1].stats["changed"].total == 2


def test_data_juicer() -> None:
    """By its name as in a recipe, over a dataset, and its cache knows the settings."""
    ops = pytest.importorskip("data_juicer.ops")
    from data_juicer.core.data import NestedDataset

    import cleantext.adapters.data_juicer  # noqa: F401

    [operator] = ops.load_ops([{"cleantext_mapper": {"languages": ["en"], "text_key": "body"}}])
    data = NestedDataset.from_dict({"body": [FAULTY, None, RIGHT], "other": [FAULTY] * 3})
    cleaned = data.map(operator.process, batched=True)
    assert cleaned.to_dict() == {"body": [RIGHT, None, RIGHT], "other": [FAULTY] * 3}
