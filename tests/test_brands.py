from pathlib import Path

import pytest

import cleantext.languages.brands
from cleantext.languages import LANGUAGES
from cleantext.languages.brands import brands
from cleantext.languages.word_lists import is_common

LINES = (Path(cleantext.__file__).parent / "data" / "brands.txt").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if line and not line.startswith("#")]

# Common in text because the products are; none is a word of its own.
COMMON_NAMES = {"Ebay", "Ipad", "Iphone", "Itunes", "Paypal", "Playstation", "Whatsapp", "Wordpress", "Youtube"}


def test_the_table_is_sorted_and_long_enough() -> None:
    rights = [row[0] for row in ROWS]
    assert rights == sorted(rights, key=lambda right: (right.casefold(), right))
    assert len(rights) == len({right.casefold() for right in rights}) >= 450


def test_every_wrong_spelling_stands_once() -> None:
    wrongs = [wrong for _, *row in ROWS for wrong in row]
    assert all(len(row) > 1 for row in ROWS)
    assert len(wrongs) == len(set(wrongs)) == len(brands())


def test_only_the_case_differs() -> None:
    assert [pair for pair in brands().items() if pair[0].casefold() != pair[1].casefold()] == []
    assert [pair for pair in brands().items() if pair[0] == pair[1]] == []


def test_a_right_spelling_has_an_inner_case_and_is_never_wrong() -> None:
    rights = {row[0] for row in ROWS}
    assert not rights & brands().keys()
    assert [right for right in rights if right[1:] == right[1:].lower()] == []


def test_lower_case_is_left_alone() -> None:
    assert [wrong for wrong in brands() if wrong[0].islower()] == []


def test_no_wrong_spelling_is_a_common_word() -> None:
    found = {wrong for wrong in brands() for code in LANGUAGES if is_common(wrong, code)}
    assert {wrong.capitalize() for wrong in found} == COMMON_NAMES


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Openai", "OpenAI"),
        ("Github", "GitHub"),
        ("Iphone", "iPhone"),
        ("Pytorch", "PyTorch"),
        ("Javascript", "JavaScript"),
        ("Numpy", "NumPy"),
        ("Youtube", "YouTube"),
        ("VMWare", "VMware"),
        ("LaTex", "LaTeX"),
    ],
)
def test_known_cases(wrong: str, right: str) -> None:
    assert brands()[wrong] == right


@pytest.mark.parametrize(
    "form",
    [
        "Apple",
        "Word",
        "Visual",
        "Latex",
        "Matlab",
        "Ios",
        "Clion",
        "Goland",
        "Roberta",
        "Albert",
        "Blackberry",
        "Typescript",
        "Putty",
        "Excel",
        "github",
        "iphone",
        "IPhone",
        "Airdrop",
        "Camembert",
        "Endnote",
        "Mckinsey",
        "Blackrock",
        "Costar",
        "Spacy",
    ],
)
def test_words_names_and_variants_are_not_in_it(form: str) -> None:
    assert form not in brands()
