"""Glossaries under which a text would grow, or change with every run, are refused with file and line."""

from pathlib import Path

import pytest

from cleantext import Cleaner, GlossaryError
from conftest import Run


def glossary(folder: Path, text: str, name: str = "own.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def entries(*pairs: tuple[str, str]) -> str:
    return "".join(f'["{term}"]\nspun = ["{form}"]\n' for term, form in pairs)


GROWING = {
    "a sign before": entries(("C++ truck wrangler", "truck wrangler")),
    "a sign after": entries(("truck wrangler (senior)", "truck wrangler")),
    "a sign within": entries(("truck/lorry wrangler", "lorry wrangler")),
    "a name": entries(("St. Mary's mill house", "mill house")),
}
TURNING = {
    "a circle of two": entries(("lamp warden", "lamp keeper"), ("lamp keeper", "lamp warden")),
    "a circle of three": entries(("ice law", "ice rule"), ("ice rule", "ice decree"), ("ice decree", "ice law")),
    "a circle by way of a guess": '["salt toll"]\nguess = ["salt tax"]\n["salt tax"]\nspun = ["salt toll"]\n',
    "a chain": entries(*((f"number {chr(97 + n)}", f"number {chr(98 + n)}") for n in range(20))),
    "entries that nest": entries(("warden of the", "warden"), ("warden of the of the", "warden of the")),
    "case and hyphens apart": entries(("Fog-bank bell", "mist bell"), ("harbour bell", "fog bank bell")),
}


@pytest.mark.parametrize("text", [*GROWING.values(), *TURNING.values()], ids=[*GROWING, *TURNING])
def test_refused_where_it_is_used(tmp_path: Path, text: str) -> None:
    with pytest.raises(GlossaryError, match=r"own\.toml:\d+: entry .*drop the form"):
        Cleaner(languages=["en"], glossaries=[glossary(tmp_path, text)])


@pytest.mark.parametrize("text", [*GROWING.values(), *TURNING.values()], ids=[*GROWING, *TURNING])
def test_found_by_lint(tmp_path: Path, run: Run, text: str) -> None:
    shown = run("glossary", "lint", str(glossary(tmp_path, text)))
    assert shown.status == 1
    assert "own.toml:" in shown.out


def test_the_later_of_two_glossaries_decides(tmp_path: Path) -> None:
    one = glossary(tmp_path, entries(("lamp warden", "lamp keeper")), "one.toml")
    two = glossary(tmp_path, entries(("lamp keeper", "lamp warden")), "two.toml")
    fixed = Cleaner(languages=["en"], glossaries=[one, two]).fix("the lamp warden slept")
    assert fixed.text == "the lamp keeper slept"


def test_a_user_may_turn_a_shipped_entry_around(tmp_path: Path) -> None:
    own = glossary(tmp_path, entries(("device learning", "machine learning")))
    cleaner = Cleaner(languages=["en"], glossaries=[own])
    text = cleaner.fix("They teach machine learning here.").text
    assert text == "They teach device learning here."
    assert cleaner.fix(text).text == text


@pytest.mark.parametrize(
    ("term", "form"),
    [("lamp warden of the harbour", "lamp warden"), ("harbour lamp", "lamp"), ("C++ guild", "sea guild")],
)
def test_a_term_of_words_may_hold_its_form(tmp_path: Path, term: str, form: str) -> None:
    cleaner = Cleaner(languages=["en"], glossaries=[glossary(tmp_path, entries((term, form)))])
    once = cleaner.fix(f"Here the {form} stood.").text
    assert once == f"Here the {term} stood."
    assert cleaner.fix(once).text == once


def test_a_tab_in_a_term_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match=r"own\.toml:1: entry 'lamp\\twarden': holds a tab: write a space"):
        Cleaner(glossaries=[glossary(tmp_path, '["lamp\\twarden"]\nspun = ["lantern warden"]\n')])
