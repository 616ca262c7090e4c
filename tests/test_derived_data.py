"""What is made by scripts from what people edit: the tables that ship are those of the sources beside them."""

import re
from pathlib import Path

import pytest
from scripts.build_channel import digest

from cleantext.repair.decoder.channel import FOLDER
from cleantext.repair.glossary.collection import shipped

ROOT = Path(__file__).parent.parent
WRITTEN = sorted(FOLDER.glob("*.sha256"))
REBUILD = "the tables of substitutes are older than the word families: run 'make data', and commit what it writes"


@pytest.mark.parametrize("written", WRITTEN, ids=lambda file: file.stem)
def test_the_channel_is_that_of_the_word_families(written: Path) -> None:
    assert written.with_suffix(".arrays").is_file()
    assert written.read_text(encoding="utf-8").strip() == digest(shipped() / written.stem / "families"), REBUILD


def test_every_change_of_the_families_is_seen(tmp_path: Path) -> None:
    """One word, one file more, or one under another name."""
    (tmp_path / "general").mkdir()
    file = tmp_path / "general" / "verbs.toml"
    file.write_text('[verb]\nshow = ["exhibit"]\n')
    seen = {digest(tmp_path)}
    file.write_text('[verb]\nshow = ["exhibits"]\n')
    seen.add(digest(tmp_path))
    (tmp_path / "more.toml").write_text("")
    seen.add(digest(tmp_path))
    file.rename(file.with_name("actions.toml"))
    seen.add(digest(tmp_path))
    assert len(seen) == 4


def test_a_readme_says_where_the_data_come_from_and_under_which_licence() -> None:
    for folder in FOLDER.parent.iterdir():
        if folder.is_dir():
            text = (folder / "README.md").read_text(encoding="utf-8")
            assert re.search(r"Apache-2\.0|CC0|CC BY", text), folder
            assert [script for script in (ROOT / "scripts").glob("*.py") if f"scripts/{script.name}" in text], folder
