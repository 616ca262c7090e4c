"""The digest of results stays the same where they do, and changes with any of them."""

from pathlib import Path

import pytest
from scripts import digest

from cleantext import Cleaner


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lines.txt").write_text("It rained , they said.\nIt was dry.\n", encoding="utf-8")
    (tmp_path / "records.jsonl").write_text('{"text": "It ended .", "tags": ["a", {"b": "Yes ,"}], "n": 1}\n')
    (tmp_path / "cells.tsv").write_text("It rained .\tIt rained.\n\t\n")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    return tmp_path


def test_every_text_of_every_kind_of_file_is_cleaned(folder: Path) -> None:
    found = digest.files([folder])
    assert [Path(name).name for name, _ in found] == ["cells.tsv", "lines.txt", "records.jsonl"]
    texts = [list(digest.texts(file)) for _, file in found]
    assert texts[0] == ["It rained .", "It rained."]
    assert texts[1] == ["It rained , they said.", "It was dry.", "It rained , they said.\nIt was dry.\n"]
    assert texts[2] == ["It ended .", "a", "Yes ,"]
    assert [digest.file_digest(file).edits for _, file in found] == [2, 4, 4]


def test_other_results_are_another_digest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "lines.txt").write_text("We use counterfeit consciousness , they said.\n", encoding="utf-8")
    usual = digest.file_digest(folder / "lines.txt")
    assert digest.file_digest(folder / "lines.txt") == usual
    fewer = (Cleaner(ignore=["phrases"]),) * 2
    monkeypatch.setattr(digest, "cleaners", lambda: fewer)
    assert digest.file_digest(folder / "lines.txt").digest != usual.digest
