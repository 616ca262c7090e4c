"""The punctuation stage in the languages, and together with its neighbours."""

import pytest

from cleantext import Cleaner


def fixed(text: str, language: str) -> str:
    return Cleaner(languages=(language,), select=("punctuation",)).fix(text).text


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("fr", "Il est tard，dit-il。", "Il est tard, dit-il."),
        ("fr", "Il est tard！", "Il est tard !"),
        ("fr", "Est-ce vrai\u00a0? Oui！", "Est-ce vrai\u00a0? Oui\u00a0!"),
        ("es", "¿Es tarde？ Sí，lo es。", "¿Es tarde? Sí, lo es."),
        ("de", "Es war spät，sagte er。", "Es war spät, sagte er."),
        ("nl", "Foto´s van Anna´s huis", "Foto's van Anna's huis"),
        ("it", "L´acqua dell`isola", "L'acqua dell'isola"),
        ("fr", "L´eau d‘ici, qu`elle aime", "L'eau d’ici, qu'elle aime"),
        ("fr", "des pommes, des poires, etc..", "des pommes, des poires, etc."),
        ("it", "mele, pere, ecc.. Poi basta.", "mele, pere, ecc. Poi basta."),
        ("de", "Äpfel, Birnen usw.. Dann war Schluss.", "Äpfel, Birnen usw. Dann war Schluss."),
        ("fr", "Il dit “bonjour“ et sort.", "Il dit “bonjour” et sort."),
    ],
)
def test_each_language_by_its_own_habits(language: str, before: str, after: str) -> None:
    assert fixed(before, language) == after


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "¡¿Qué dices?! ¿Cómo?! ¡Ay!"),
        ("de", "„Ja“, sagte er, »und ‚nein‘ dazu«."),
        ("nl", "’s Avonds zei hij: „Kom.”"),
        ("fr", "« Oui ! » dit-il ; et puis… non !!! Quoi ?!"),
        ("en", "What?! No!! Wait . . . well.... ok :-)"),
        ("en", "A 5” nail, a 6’ plank, rock ’n’ roll, Hawai‘i."),
        ("pt", "“Sim”, disse ele, «e não»."),
        ("en", "The marks “,” and “;” are not “，” and “；”."),
    ],
)
def test_honest_marks_stay(language: str, text: str) -> None:
    assert fixed(text, language) == text


def test_what_is_unsure_is_only_suggested() -> None:
    for text in ("It was late.. Then he left.", "Who was it?. Nobody knows."):
        result = Cleaner(languages=("en",), select=("punctuation",)).fix(text)
        assert result.text == text
        assert len(result.suggestions) == 1


MIXED = 'He said “no”, then "yes".'


def test_what_must_be_asked_for_is_asked_for_by_its_whole_id() -> None:
    id = "punctuation/mixed-quotes"
    for select in ((), ("punctuation",)):
        assert Cleaner(languages=("en",), select=select).fix(MIXED).text == MIXED
    assert Cleaner(languages=("en",), select=("punctuation", id)).fix(MIXED).text == "He said “no”, then “yes”."
    assert Cleaner(languages=("en",), select=(id,), ignore=("punctuation",)).fix(MIXED).text == MIXED


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("fr", 'Il dit « non », puis "oui".', "Il dit « non », puis «\u00a0oui\u00a0»."),
        ("de", 'Er sagte „nein“, dann "ja".', "Er sagte „nein“, dann „ja“."),
        ("en", 'He said "no", "yes" and “no”.', 'He said "no", "yes" and "no".'),
    ],
)
def test_mixed_quotes_follow_most_of_them(language: str, before: str, after: str) -> None:
    assert Cleaner(languages=(language,), select=("punctuation/mixed-quotes",)).fix(before).text == after


@pytest.mark.parametrize(
    ("language", "text", "place", "mark"),
    [
        ("en", "“Come in, she said, and sat down.", 9, "”"),
        ("en", "He came home,” she said. Then it rained.", 0, "“"),
        ("fr", "Il a dit « bonjour et il est parti.", 35, " »"),
        ("es", "Ayer llovió. Qué hora era?", 13, "¿"),
    ],
)
def test_a_missing_mark_is_suggested(language: str, text: str, place: int, mark: str) -> None:
    result = Cleaner(languages=(language,), select=("punctuation",)).fix(text)
    assert result.text == text
    assert [(s.start, s.after) for s in result.suggestions] == [(place, mark)]


@pytest.mark.parametrize(
    "text",
    [
        "“We left at dawn, and it was cold.\n“By noon it was warm,” she wrote.",
        "“We left at dawn, and it was\ncold,” she wrote.",
        "« Nous sommes partis.\n« Il faisait froid », écrit-elle.",
        "The ’90s and a 6’2” man of that kind.",
    ],
)
def test_a_quotation_may_run_on(text: str) -> None:
    assert Cleaner(languages=("en", "fr"), select=("punctuation",)).fix(text).suggestions == ()
