"""Reviewing change by change."""

import io
import sys
import tomllib
from pathlib import Path

import pytest

from cleantext.cli import main

TEXT = "It ended . Synthetic intelligence and a profound neural organization came , late .\n"


def review(answers: str, *arguments: str) -> int:
    sys.stdin = io.TextIOWrapper(io.BytesIO(answers.encode()))
    with pytest.raises(SystemExit) as left:
        main.run(["fix", "--interactive", *(arguments or ("a.txt",))])
    return int(left.value.code or 0)


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(sys, "stdin", sys.stdin)
    made = tmp_path / "a.txt"
    made.write_text(TEXT)
    return made


def test_yes_and_no(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert review("y\nn\ny\nn\nn\n") == 0
    assert file.read_text() == "It ended. Synthetic intelligence and a deep neural network came , late .\n"
    assert "2 changes made." in capsys.readouterr().out


def test_all_of_a_rule(file: Path) -> None:
    review("a\nn\nn\n")
    assert file.read_text() == "It ended. Synthetic intelligence and a profound neural organization came, late.\n"


def test_quit_keeps_what_was_accepted(file: Path) -> None:
    file.with_name("b.txt").write_text(TEXT)
    review("y\nq\n", "a.txt", "b.txt")
    assert file.read_text() == TEXT.replace(" .", ".", 1)
    assert file.with_name("b.txt").read_text() == TEXT


def test_an_answer_that_means_nothing_is_asked_again(capsys: pytest.CaptureFixture[str]) -> None:
    review("x\n?\nn\nq\n")
    assert "never: leave this phrase alone" in capsys.readouterr().out


def test_no_answer_changes_nothing(file: Path) -> None:
    assert review("") == 130
    assert file.read_text() == TEXT


def test_never_is_remembered(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    review("n\nv\nv\nn\nn\n")
    assert file.read_text() == TEXT
    written = sorted((tmp_path / "home").rglob("*.toml"))
    tables = {term: entry for glossary in written for term, entry in tomllib.loads(glossary.read_text()).items()}
    assert "Synthetic intelligence" in tables["artificial intelligence"]["unless"]
    assert "profound neural organization" in tables["deep neural network"]["unless"]
    capsys.readouterr()
    with pytest.raises(SystemExit):
        main.run(["fix", "a.txt"])
    assert file.read_text() == TEXT.replace(" .", ".").replace(" ,", ",")
    with pytest.raises(SystemExit):
        main.run(["fix", "--isolated", "a.txt"])
    assert file.read_text() == "It ended. Artificial intelligence and a deep neural network came, late.\n"


def test_a_file_that_changes_during_the_review(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(*_: object, **__: object) -> str:
        file.write_text("Somebody else wrote this .\n")
        return "y"

    monkeypatch.setattr("click.prompt", answer)
    assert review("") == 2
    assert file.read_text() == "Somebody else wrote this .\n"
