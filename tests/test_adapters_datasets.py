"""The adapter for Hugging Face datasets, against the library: types, formats, processes and the cache."""

import os
import subprocess
import sys
from typing import Any

import pytest

from cleantext import Cleaner
from cleantext.adapters.columns import BESIDE

FAULTY, RIGHT = "It rained , they said.", "It rained, they said."
SPACING = dict.fromkeys(("encoding", "characters", "residue", "punctuation", "casing", "phrases"), 0) | {"spacing": 1}
CACHED = """
import sys
from datasets import load_dataset
from cleantext import Cleaner
from cleantext.adapters.datasets import fix
cleaner = Cleaner(["en", "fr"], ignore=["casing", "residue"], protect=["A B", "C"])
if sys.argv[2] == "2":
    cleaner("We use counterfeit consciousness .")
data = load_dataset("json", data_files=sys.argv[1], split="train")
for options in ({}, {"num_proc": 2}):
    print(fix(data, "text", cleaner, add="spun", **options).cache_files)
"""


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner(languages=["en"])


class TestDatasets:
    @pytest.fixture
    def datasets(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Any:
        datasets = pytest.importorskip("datasets")
        datasets.disable_progress_bars()
        monkeypatch.setattr(datasets.config, "HF_DATASETS_CACHE", tmp_path)
        return datasets

    @pytest.mark.parametrize("batched", [True, False])
    def test_batched_or_not(self, datasets: Any, cleaner: Cleaner, batched: bool) -> None:
        from cleantext.adapters.datasets import fix

        data = datasets.Dataset.from_dict({"text": [FAULTY, RIGHT], "other": [FAULTY, FAULTY], "tags": [["a , b"], []]})
        cleaned = fix(data, "text", cleaner, add="spun", batched=batched).to_dict()
        assert cleaned == {**data.to_dict(), "text": [RIGHT, RIGHT], "text_spun": [0.0, 0.0]}

    def test_nulls_several_processes_and_all_kinds(self, datasets: Any, cleaner: Cleaner) -> None:
        from cleantext.adapters.datasets import fix

        data = datasets.Dataset.from_dict({"text": [FAULTY, None, RIGHT, FAULTY]})
        right = {"text": [RIGHT, None, RIGHT, RIGHT]}
        assert fix(data, "text", cleaner, num_proc=2).to_dict() == right
        assert fix(datasets.DatasetDict(train=data), "text", cleaner)["train"].to_dict() == right
        assert [row["text"] for row in fix(data.to_iterable_dataset(), "text", cleaner)] == right["text"]

    def test_one_by_one_with_nulls(self, datasets: Any, cleaner: Cleaner) -> None:
        from cleantext.adapters.datasets import fix

        data = datasets.Dataset.from_dict({"text": [None, FAULTY], "body": [None, None]})
        cleaned = fix(data, ["text", "body"], cleaner, batched=False, add="spun").to_dict()
        assert cleaned == {
            "text": [None, RIGHT], "body": [None, None], "text_spun": [None, 0.0], "body_spun": [None, None],
        }  # fmt: skip

    @pytest.mark.parametrize("first", [RIGHT, None])
    @pytest.mark.parametrize("options", [{}, {"batched": False}, {"num_proc": 2}], ids=str)
    def test_the_first_texts_without_edits_do_not_decide_the_types(
        self, datasets: Any, cleaner: Cleaner, first: str | None, options: dict[str, Any]
    ) -> None:
        from cleantext.adapters.datasets import fix

        data = datasets.Dataset.from_dict({"n": range(1201), "text": [first] * 1200 + [FAULTY]})
        cleaned = fix(data, "text", cleaner, add=BESIDE, **options)
        assert cleaned.column_names == ["n", "text", "text_spun", "text_counts", "text_edits"]
        assert [edit["rule"] for edit in cleaned[1200]["text_edits"]] == ["spacing/before-mark"]
        assert cleaned[1200]["text_counts"] == SPACING
        assert cleaned[0]["text_edits"] == (None if first is None else [])
        split = fix(datasets.DatasetDict(train=data), "text", cleaner, add=BESIDE, **options)["train"]
        assert split.features == cleaned.features
        if not options:
            stream = list(fix(data.to_iterable_dataset(), "text", cleaner, add=BESIDE))
            assert stream == cleaned.to_list()

    @pytest.mark.parametrize("kind", ["arrow", "pandas", "polars", "numpy"])
    @pytest.mark.parametrize("batched", [True, False])
    def test_a_dataset_that_passes_tables(self, datasets: Any, cleaner: Cleaner, kind: str, batched: bool) -> None:
        from cleantext.adapters.datasets import fix

        if kind != "arrow":
            pytest.importorskip(kind)
        data = datasets.Dataset.from_dict({"text": [RIGHT, None, FAULTY], "n": [1, 2, 3]}).with_format(kind)
        cleaned = fix(data, "text", cleaner, batched=batched, add="spun")
        assert cleaned.format["type"] == kind
        right = {"text": [RIGHT, None, RIGHT], "n": [1, 2, 3], "text_spun": [0.0, None, 0.0]}
        assert cleaned.with_format(None).to_dict() == right

    @pytest.mark.usefixtures("datasets")
    def test_another_process_finds_the_cached_result(self, tmp_path: Any) -> None:
        """Whatever the order of sets is there, and whether the cleaner was used before."""
        (tmp_path / "a.jsonl").write_text(f'{{"text": "{FAULTY}"}}\n')
        names = set()
        for seed in "12":
            env = os.environ | {"PYTHONHASHSEED": seed, "HF_HOME": str(tmp_path / "hf")}
            done = subprocess.run(
                [sys.executable, "-c", CACHED, tmp_path / "a.jsonl", seed], env=env, capture_output=True
            )
            assert done.returncode == 0, done.stderr
            names.add(done.stdout)
        assert len(names) == 1
        assert len(list(tmp_path.rglob("cache-*.arrow"))) == 1

    @pytest.mark.usefixtures("datasets")
    def test_the_cache_knows_the_same_work_again_and_no_other(
        self, cleaner: Cleaner, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from datasets.fingerprint import Hasher

        from cleantext.adapters.datasets import FixColumns

        used = Cleaner(languages=["en"])
        used(FAULTY)
        same = Hasher.hash(FixColumns("text", used))
        assert same == Hasher.hash(FixColumns("text", Cleaner(languages=["en"])))
        others = [
            FixColumns("text", Cleaner(languages=["fr"])),
            FixColumns("body", cleaner),
            FixColumns("text", cleaner, "spun"),
        ]
        assert same not in map(Hasher.hash, others)
        monkeypatch.setattr(Cleaner, "signature", "of another version")
        assert same != Hasher.hash(FixColumns("text", Cleaner(languages=["en"])))
