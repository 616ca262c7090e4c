"""The adapters for tables, each against its library: nothing but the faults of the named columns changes."""

from typing import Any

import pytest

from cleantext import Cleaner, ConfigError
from cleantext.adapters.columns import BESIDE

FAULTY, RIGHT = "It rained , they said.", "It rained, they said."
SPACING = dict.fromkeys(("encoding", "characters", "residue", "punctuation", "casing", "phrases"), 0) | {"spacing": 1}


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner(languages=["en"])


class TestArrow:
    @pytest.fixture
    def pa(self) -> Any:
        return pytest.importorskip("pyarrow")

    @pytest.mark.parametrize("kind", ["string", "large_string", "string_view"])
    def test_type_and_nulls_are_kept(self, pa: Any, cleaner: Cleaner, kind: str) -> None:
        from cleantext.adapters.arrow import fix_array

        if not hasattr(pa, kind):
            pytest.skip("this pyarrow has no such type")
        cleaned = fix_array(pa.array([FAULTY, None, RIGHT], getattr(pa, kind)()), cleaner)
        assert (cleaned.type, cleaned.to_pylist()) == (getattr(pa, kind)(), [RIGHT, None, RIGHT])

    def test_what_holds_no_fault_is_not_copied(self, pa: Any, cleaner: Cleaner) -> None:
        from cleantext.adapters.arrow import fix, fix_array

        array = pa.array([RIGHT, None])
        assert fix_array(array, cleaner) is array
        table = pa.table({"text": pa.chunked_array([[RIGHT, None], [FAULTY]])})
        before, after = table.column("text").chunks, fix(table, "text", cleaner).column("text").chunks
        places = [[b.address for b in chunk.buffers() if b] for chunk in (before[0], after[0], before[1], after[1])]
        assert places[0] == places[1]
        assert places[2] != places[3]

    def test_alike_words_of_a_dictionary_become_one(self, pa: Any, cleaner: Cleaner) -> None:
        from cleantext.adapters.arrow import fix

        kind = pa.dictionary(pa.int8(), pa.string(), ordered=True)
        array = pa.array([RIGHT, FAULTY, None, "Other"]).dictionary_encode().cast(kind)
        cleaned = fix(pa.table({"text": array}), "text", cleaner, add="spun")
        assert cleaned.column("text").type == kind
        assert cleaned.column("text").chunk(0).dictionary.to_pylist() == [RIGHT, "Other"]
        assert cleaned.to_pydict() == {"text": [RIGHT, RIGHT, None, "Other"], "text_spun": [0, 0, None, 0]}

    def test_metadata_and_other_columns_are_kept(self, pa: Any, cleaner: Cleaner) -> None:
        from cleantext.adapters.arrow import fix

        schema = pa.schema(
            [pa.field("other", pa.string(), metadata={"a": "b"}), pa.field("text", pa.string(), nullable=False)],
            metadata={"written by": "us"},
        )
        batch = pa.record_batch([pa.array([FAULTY]), pa.array([FAULTY])], schema=schema)
        cleaned = fix(batch, ["text"], cleaner)
        assert cleaned.schema.equals(schema, check_metadata=True)
        assert cleaned.to_pydict() == {"other": [FAULTY], "text": [RIGHT]}

    def test_beside(self, pa: Any, cleaner: Cleaner) -> None:
        from cleantext.adapters.arrow import beside_type, fix

        table = fix(pa.table({"text": [FAULTY, None]}), "text", cleaner, add=BESIDE)
        assert [table.schema.field(f"text_{what}").type for what in BESIDE] == [beside_type(what) for what in BESIDE]
        assert table.column("text_spun").to_pylist() == [0.0, None]
        assert table.column("text_counts").to_pylist() == [SPACING, None]
        [[edit], nothing] = table.column("text_edits").to_pylist()
        assert (edit["start"], edit["end"], edit["rule"], edit["confidence"]) == (
            9,
            10,
            "spacing/before-mark",
            "certain",
        )
        assert nothing is None

    def test_a_stream_is_cleaned_as_it_comes(self, pa: Any, cleaner: Cleaner) -> None:
        from cleantext.adapters.arrow import fix_stream

        drawn = 0

        def batches() -> Any:
            nonlocal drawn
            for _ in range(3):
                drawn += 1
                yield pa.RecordBatch.from_pydict({"text": [FAULTY]})

        stream = fix_stream(batches(), "text", cleaner)
        assert next(stream).to_pydict() == {"text": [RIGHT]}
        assert drawn == 1
        assert len(list(stream)) == 2

    def test_empty_columns(self, pa: Any, cleaner: Cleaner) -> None:
        from cleantext.adapters.arrow import fix

        for array in (
            pa.array([], pa.string()),
            pa.chunked_array([], pa.string()),
            pa.nulls(2),
            pa.nulls(2, pa.string()),
        ):
            table = pa.table({"text": array})
            assert fix(table, "text", cleaner) == table

    def test_mistakes_are_told_in_a_line(self, pa: Any, cleaner: Cleaner) -> None:
        from cleantext.adapters.arrow import fix

        table = pa.table({"text": [FAULTY], "number": [1], "text_spun": [0]})
        for arguments, message in (
            ({"columns": "body"}, "no column 'body'; the columns are text, number, text_spun"),
            ({"columns": "number"}, "number holds int64, not text"),
            ({"columns": "text", "add": "score"}, "add= takes spun, counts, edits, not 'score'"),
            ({"columns": "text", "add": "spun"}, "already a column 'text_spun'"),
        ):
            with pytest.raises(ConfigError, match=message):
                fix(table, cleaner=cleaner, **arguments)
        with pytest.raises(ConfigError, match="a cleaner or settings, not both: languages"):
            fix(table, "text", cleaner, languages=["en"])


class TestPandas:
    @pytest.fixture
    def pd(self) -> Any:
        pandas = pytest.importorskip("pandas")
        import cleantext.adapters.pandas  # noqa: F401

        return pandas

    @pytest.mark.parametrize("kind", ["object", "string", "string[pyarrow]", "arrow", "arrow dictionary"])
    def test_dtype_index_name_and_missing_values_are_kept(self, pd: Any, cleaner: Cleaner, kind: str) -> None:
        if "arrow" in kind:
            pa = pytest.importorskip("pyarrow")
            words = pa.dictionary(pa.int32(), pa.string()) if "dictionary" in kind else pa.string()
        dtype = pd.ArrowDtype(words) if kind.startswith("arrow") else kind
        column = pd.Series([FAULTY, None, RIGHT], index=[7, 7, 3], name="body", dtype=dtype)
        cleaned = column.cleantext.fix(cleaner)
        pd.testing.assert_series_equal(cleaned, pd.Series([RIGHT, None, RIGHT], [7, 7, 3], dtype, "body"))
        assert column.iloc[0] == FAULTY

    def test_alike_categories_become_one(self, pd: Any, cleaner: Cleaner) -> None:
        dtype = pd.CategoricalDtype([RIGHT, "Other", FAULTY], ordered=True)
        column = pd.Series([FAULTY, None, "Other"], dtype=dtype, name="body")
        cleaned = column.cleantext.fix(cleaner)
        assert cleaned.tolist()[::2] == [RIGHT, "Other"]
        assert cleaned.isna().tolist() == [False, True, False]
        assert (cleaned.cat.categories.tolist(), cleaned.cat.ordered, cleaned.name) == ([RIGHT, "Other"], True, "body")

    def test_values_that_are_no_text_stay(self, pd: Any, cleaner: Cleaner) -> None:
        column = pd.Series([FAULTY, 3, ["a , b"], float("nan")], dtype=object)
        assert column.cleantext.fix(cleaner).tolist()[:3] == [RIGHT, 3, ["a , b"]]
        with pytest.raises(ConfigError, match="holds int64, not text"):
            pd.Series([1]).cleantext.fix(cleaner)

    def test_frame(self, pd: Any, cleaner: Cleaner) -> None:
        frame = pd.DataFrame({"text": [FAULTY, None], "other": [FAULTY, FAULTY]}, index=["a", "b"])
        cleaned = frame.cleantext.fix("text", cleaner, add=BESIDE)
        assert cleaned["text"].iloc[0] == RIGHT
        assert cleaned["other"].tolist() == [FAULTY, FAULTY]
        assert cleaned["text_spun"].isna().tolist() == [False, True]
        assert cleaned["text_counts"].iloc[0] == SPACING
        assert [edit["before"] for edit in cleaned["text_edits"].iloc[0]] == [" "]
        assert list(frame.columns) == ["text", "other"]
        assert frame["text"].iloc[0] == FAULTY

    def test_names_that_are_no_strings(self, pd: Any, cleaner: Cleaner) -> None:
        frame = pd.DataFrame({0: [FAULTY], 1: [FAULTY]})
        assert frame.cleantext.fix(0, cleaner).to_dict("list") == {0: [RIGHT], 1: [FAULTY]}
        assert frame.cleantext.fix([1], cleaner, add="spun").to_dict("list") == {0: [FAULTY], 1: [RIGHT], "1_spun": [0]}
        levels = pd.DataFrame({("a", "b"): [FAULTY]})
        assert levels.cleantext.fix([("a", "b")], cleaner).iloc[0, 0] == RIGHT

    @pytest.mark.parametrize("kind", [object, "category"])
    def test_what_is_noted_of_a_column_is_kept(self, pd: Any, cleaner: Cleaner, kind: Any) -> None:
        column = pd.Series([FAULTY, RIGHT], dtype=kind)
        column.attrs["source"] = "a crawl"
        assert column.cleantext.fix(cleaner).attrs == {"source": "a crawl"}

    def test_results(self, pd: Any, cleaner: Cleaner) -> None:
        [result, nothing] = pd.Series([FAULTY, None]).cleantext.results(cleaner)
        assert (result.source, result.text, nothing) == (FAULTY, RIGHT, None)


class TestPolars:
    @pytest.fixture
    def pl(self) -> Any:
        polars = pytest.importorskip("polars")
        import cleantext.adapters.polars  # noqa: F401

        return polars

    def test_name_and_nulls_are_kept(self, pl: Any, cleaner: Cleaner) -> None:
        frame = pl.DataFrame({"text": [FAULTY, None], "other": [FAULTY, None]})
        cleaned = frame.with_columns(pl.col("text").cleantext.fix(cleaner))
        assert cleaned.to_dict(as_series=False) == {"text": [RIGHT, None], "other": [FAULTY, None]}
        assert cleaned.schema == frame.schema

    def test_categories_are_kept(self, pl: Any, cleaner: Cleaner) -> None:
        from cleantext.adapters.polars import fix

        frame = pl.DataFrame({"text": pl.Series([FAULTY, None], dtype=pl.Categorical)})
        assert fix(frame, "text", cleaner).schema == frame.schema
        assert fix(frame.lazy(), "text", cleaner).collect()["text"].to_list() == [RIGHT, None]

    def test_categories_with_a_name_are_kept(self, pl: Any, cleaner: Cleaner) -> None:
        from cleantext.adapters.polars import fix

        if not hasattr(pl, "Categories"):
            pytest.skip("this polars has only unnamed categories")
        frame = pl.DataFrame({"text": pl.Series([FAULTY, None], dtype=pl.Categorical(pl.Categories("ours")))})
        cleaned = fix(frame, "text", cleaner)
        assert (cleaned.schema, cleaned["text"].to_list()) == (frame.schema, [RIGHT, None])

    def test_lazy_and_streamed(self, pl: Any, cleaner: Cleaner, tmp_path: Any) -> None:
        frame = pl.DataFrame({"text": [FAULTY, None, RIGHT] * 1000})
        lazy = frame.lazy().with_columns(pl.col("text").cleantext.fix(cleaner))
        lazy.sink_parquet(tmp_path / "out.parquet")
        assert lazy.collect()["text"].to_list() == [RIGHT, None, RIGHT] * 1000
        assert pl.read_parquet(tmp_path / "out.parquet").equals(lazy.collect())

    def test_empty_and_null_columns(self, pl: Any, cleaner: Cleaner) -> None:
        for column in (pl.Series([], dtype=pl.String), pl.Series([None], dtype=pl.String), pl.Series([None, None])):
            frame = pl.DataFrame({"text": column})
            assert frame.lazy().select(pl.col("text").cleantext.fix(cleaner)).collect().equals(frame)

    def test_frame_with_what_stands_beside(self, pl: Any, cleaner: Cleaner) -> None:
        from cleantext.adapters.polars import fix

        frame = pl.DataFrame({"text": [FAULTY, None], "n": [1, 2]}).cast({"text": pl.Categorical})
        for data in (frame, frame.lazy()):
            cleaned = fix(data, "text", cleaner, add=BESIDE).lazy().collect()
            assert cleaned.columns == ["text", "n", "text_spun", "text_counts", "text_edits"]
            assert cleaned.schema["text"] == frame.schema["text"]
            row, nothing = cleaned.rows()
            assert row[:4] == (RIGHT, 1, 0.0, SPACING)
            assert row[4][0]["after"] == ""
            assert nothing == (None, 2, None, None, None)

    def test_what_is_no_text_is_refused(self, pl: Any, cleaner: Cleaner) -> None:
        from cleantext.adapters.polars import fix

        frame = pl.DataFrame({"n": [1], "e": pl.Series(["a"], dtype=pl.Enum(["a"]))})
        for name, message in (("n", "n holds Int64: name columns of strings only"), ("e", "cast it to String first")):
            with pytest.raises(Exception, match=message):  # polars wraps what a function raises, in some versions
                frame.select(pl.col(name).cleantext.fix(cleaner))
            for data in (frame, frame.lazy()):
                with pytest.raises(ConfigError, match=message):
                    fix(data, name, cleaner)


class TestDuckdb:
    @pytest.fixture
    def connection(self) -> Any:
        pytest.importorskip("pyarrow")
        return pytest.importorskip("duckdb").connect()

    def test_a_function_over_many_vectors(self, connection: Any, cleaner: Cleaner) -> None:
        from cleantext.adapters.duckdb import register

        register(connection, cleaner=cleaner)
        query = "SELECT count(*), count(cleantext(t)), count(DISTINCT cleantext(t)) FROM texts"
        connection.execute(
            "CREATE TABLE texts AS SELECT CASE i % 3 WHEN 0 THEN 'It rained , they said.' WHEN 1 THEN "
            "'It rained, they said.' END AS t FROM range(9000) r(i)"
        )
        assert connection.execute(query).fetchone() == (9000, 6000, 1)

    def test_a_struct_with_what_stands_beside(self, connection: Any, cleaner: Cleaner) -> None:
        from cleantext.adapters.duckdb import register

        register(connection, "repaired", cleaner, add=BESIDE)
        query = 'SELECT r.text, r.spun, r.counts, r.edits[1].rule, r.edits[1]."end" FROM (SELECT repaired(?) r)'
        assert connection.execute(query, [FAULTY]).fetchone() == (RIGHT, 0.0, SPACING, "spacing/before-mark", 10)
        assert connection.execute("SELECT repaired(NULL)").fetchone() == (None,)
