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
