from pathlib import Path

import pytest

import cleantext.languages.word_lists
from cleantext.languages.word_lists import COMMON, having, is_common, is_word, word_hash

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")
TABLES = Path(cleantext.__file__).parent / "data" / "words"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "a I the government network because learning Monday tie"),
        ("fr", "à y le gouvernement vidéo quel été œuvre élève aujourd hui qu"),
        ("de", "und Regierung Straße strasse über Mädchen heute"),
        ("es", "y gobierno niño según también aquí"),
        ("it", "è governo perché città dell quest"),
        ("pt", "é governo não coração português"),
        ("nl", "u regering zijn vrouw België"),
    ],
)
def test_common_words_are_known(language: str, words: str) -> None:
    assert [word for word in words.split() if not is_word(word, language)] == []


@pytest.mark.parametrize("form", ["vidéoquel", "ofthe", "inthe", "b", "xq", "1990", "", "http", "nvidiachip", "в"])
def test_what_is_no_word(form: str) -> None:
    assert not is_word(form, "en")
    assert not is_word(form, "fr")


def test_case_and_composition_do_not_matter() -> None:
    assert is_word("GOVERNMENT", "en")
    assert is_word("e\u0301le\u0300ve", "fr")
    assert is_word("STRASSE", "de") and is_word("straße", "de")


def test_the_commonest_are_told_apart() -> None:
    assert is_common("because", "en")
    assert is_word("watersports", "en") and not is_common("watersports", "en")
    assert not is_common("zzyzx", "en")


def test_any_of_several_languages() -> None:
    assert having("gouvernement", ["en", "fr"]) == ["fr"]
    assert having("gouvernement", ["en", "es"]) == []
    assert having("important", ["en", "fr"], common=True) == ["en", "fr"]


@pytest.mark.parametrize("code", ["xx", "", "../en", "en\0", "fr-FR"])
def test_an_unknown_language_has_no_words(code: str) -> None:
    assert not is_word("the", code)
    assert not is_common("the", code)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_has_its_form(language: str) -> None:
    data = (TABLES / f"{language}.u32").read_bytes()
    numbers = [int.from_bytes(data[at : at + 4], "little") for at in range(0, len(data), 4)]
    head, tail = numbers[:COMMON], numbers[COMMON:]
    # A few forms share their hash with another.
    assert 49_980 <= len(numbers) <= 50_000
    assert head == sorted(set(head)) and tail == sorted(set(tail)) and not set(head) & set(tail)


def test_the_hash_is_stable() -> None:
    assert word_hash("the") == 0x3C456DE6
    assert word_hash("élève") == 0xF5668695


def test_lone_surrogates_do_no_harm() -> None:
    assert not is_word("\ud800", "en")
