"""Entries that a user's own spun texts suggest."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleantext.cli.glossary import glossary
from cleantext.diff import diff
from cleantext.repair.learn import lessons

SPUN = "Gadget learning helps here, and the profound community finds the loads."
RIGHT = "Machine learning helps here, and the deep network finds the weights."
NEWS = Path(__file__).parents[1] / "examples" / "spun-news.txt"


def _learn(*arguments: object):
    return CliRunner().invoke(glossary, ["learn", *map(str, arguments)])


def _pair(folder: Path, name: str, suffix: str = ".txt") -> None:
    (folder / f"{name}.spun{suffix}").write_text(f"{name}. {SPUN}\n", encoding="utf-8")
    (folder / f"{name}.original{suffix}").write_text(f"{name}. {RIGHT}\n", encoding="utf-8")


def test_what_two_documents_have_is_proposed(tmp_path: Path) -> None:
    _pair(tmp_path, "Lowland")
    _pair(tmp_path, "Upland", ".md")
    result = _learn(tmp_path)
    proposed = tomllib.loads(result.stdout)
    assert proposed == {
        "deep network": {"spun": ["profound community"]},
        "machine learning": {"spun": ["gadget learning"]},
    }
    assert "2 documents, 2 forms" in result.stderr


def test_a_proposal_can_be_used_as_it_is(tmp_path: Path) -> None:
    texts, own = tmp_path / "texts", tmp_path / "en" / "own.toml"
    texts.mkdir()
    own.parent.mkdir()
    _pair(texts, "Lowland")
    assert _learn(texts, "--least", 1, "-o", own).exit_code == 0
    assert CliRunner().invoke(glossary, ["show", "profound community", str(own)]).exit_code == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pairs.csv", f'spun,original\n"{SPUN}","{RIGHT}"\n'),
        ("pairs.tsv", f"spun\toriginal\n{SPUN}\t{RIGHT}\n"),
        ("pairs.jsonl", f'{{"spun": "{SPUN}", "original": "{RIGHT}"}}\n'),
    ],
)
def test_tables_of_pairs(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert "gadget learning" in _learn(tmp_path, "--least", 1).stdout


def test_without_an_original_the_decoder_proposes(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(NEWS.read_text(encoding="utf-8"), encoding="utf-8")
    proposed = tomllib.loads(_learn(tmp_path, "--least", 1).stdout)
    assert proposed
    assert all(" " in term for term in proposed)


def test_honest_texts_teach_nothing(tmp_path: Path) -> None:
    text = "The committee met on Tuesday and agreed on the budget for the coming year."
    (tmp_path / "minutes.txt").write_text(text, encoding="utf-8")
    assert tomllib.loads(_learn(tmp_path, "--least", 1).stdout) == {}


def test_what_honest_text_has_is_a_guess() -> None:
    spun, right = "They met in the last quarter.", "They met in the last chapter."
    (lesson,) = lessons([(spun, diff(spun, right))], "en", 1)
    assert lesson[:3] == ("last chapter", "last quarter", 1)
    assert lesson.is_honest


@pytest.mark.parametrize(
    ("spun", "right"),
    [
        ("Several networks grow here", "Several network grow here"),  # an ending
        ("We studied networks here", "We studying networks here"),
        ("in 14 places of it", "in 15 places of it"),  # numbers
        ("It is about that", "It is on that"),  # function words
        ("One, profound, is here", "One, deep, is here"),  # no word beside it
    ],
)
def test_what_is_no_term_is_not_proposed(spun: str, right: str) -> None:
    assert lessons([(spun, diff(spun, right))], "en", 1) == []


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("pairs.csv", "spun,other\na,b\n", "row 1 has no texts 'spun' and 'original'"),
        ("pairs.jsonl", "[1]\n", "row 1 has no texts"),
        ("pairs.jsonl", "{\n", "cannot be read"),
        ("notes.pdf", "", "no spun text here"),
    ],
)
def test_bad_input_gets_one_line(tmp_path: Path, name: str, content: str, said: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    result = _learn(tmp_path)
    assert result.exit_code != 0
    assert said in str(result.exception)


def test_an_unknown_language_is_refused(tmp_path: Path) -> None:
    _pair(tmp_path, "Lowland")
    assert "no language 'xx'" in str(_learn(tmp_path, "--language", "xx").exception)
