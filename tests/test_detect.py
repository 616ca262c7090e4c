import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cleantext import Cleaner
from cleantext.languages import LANGUAGES
from cleantext.languages import detect as detection
from cleantext.languages.detect import detect

ALL = tuple(LANGUAGES)

WRITTEN = {
    "en": [
        "The bakery on the corner opens at seven, but the bread is usually gone by nine.",
        "She had never seen so many boats in the harbour before.",
        "We measured the temperature of each sample twice and report the mean of both values.",
    ],
    "fr": [
        "La boulangerie du coin ouvre à sept heures, mais il n’y a souvent plus de pain à neuf heures.",
        "Elle n'avait jamais vu autant de bateaux dans le port.",
        "Nous avons mesuré deux fois la température de chaque échantillon.",
    ],
    "de": [
        "Die Bäckerei an der Ecke öffnet um sieben, aber das Brot ist meistens schon um neun ausverkauft.",
        "Sie hatte noch nie so viele Boote im Hafen gesehen.",
        "Wir haben die Temperatur jeder Probe zweimal gemessen und geben den Mittelwert an.",
    ],
    "es": [
        "La panadería de la esquina abre a las siete, pero a las nueve ya casi nunca queda pan.",
        "Nunca había visto tantos barcos en el puerto.",
        "Medimos dos veces la temperatura de cada muestra y damos la media de ambos valores.",
    ],
    "it": [
        "Il panificio all’angolo apre alle sette, ma alle nove il pane di solito è già finito.",
        "Non aveva mai visto così tante barche nel porto.",
        "Abbiamo misurato due volte la temperatura di ogni campione e riportiamo la media dei valori.",
    ],
    "pt": [
        "A padaria da esquina abre às sete, mas às nove quase sempre já não há pão.",
        "Ela nunca tinha visto tantos barcos no porto.",
        "Medimos duas vezes a temperatura de cada amostra e indicamos a média dos dois valores.",
    ],
    "nl": [
        "De bakker op de hoek gaat om zeven uur open, maar het brood is om negen uur meestal al op.",
        "Ze had nog nooit zoveel boten in de haven gezien.",
        "We hebben de temperatuur van elk monster twee keer gemeten en geven het gemiddelde.",
    ],
}

OTHER = {
    "Danish": "Bageren på hjørnet åbner klokken syv, men der er som regel ikke mere brød klokken ni.",
    "Norwegian": "Bakeren på hjørnet åpner klokka sju, men det er som regel ikke mer brød igjen klokka ni.",
    "Swedish": "Bageriet på hörnet öppnar klockan sju, men brödet är oftast slut redan klockan nio.",
    "Polish": "Piekarnia na rogu otwiera się o siódmej, ale o dziewiątej zwykle nie ma już chleba.",
    "Russian": "Булочная на углу открывается в семь, но к девяти хлеба обычно уже нет.",
    "Catalan": "El forn de la cantonada obre a les set, però a les nou gairebé mai no queda pa.",
    "Galician": "A panadería da esquina abre ás sete, pero ás nove case nunca queda pan para os veciños.",
    "Latin": "Arma virumque cano, Troiae qui primus ab oris Italiam fato profugus Laviniaque venit litora.",
    "Romanian": "Brutăria din colț se deschide la șapte, dar la nouă de obicei nu mai este pâine.",
    "Afrikaans": "Die bakkery op die hoek maak om sewe-uur oop, maar die brood is gewoonlik teen nege-uur klaar.",
    "Finnish": "Kulman leipomo avataan seitsemältä, mutta leipä on yleensä loppu jo yhdeksältä.",
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in WRITTEN.items() for text in texts])
def test_a_sentence_is_recognised(code: str, text: str) -> None:
    assert detect(text, ALL) == code
    assert detect(text.upper(), ALL) == code


KNOWN = {found.name for found in LANGUAGES.values()}


@pytest.mark.parametrize("text", [text for name, text in OTHER.items() if name not in KNOWN])
def test_a_sentence_in_another_language_is_none_of_them(text: str) -> None:
    assert detect(text, ALL) is None


@pytest.mark.parametrize("code", WRITTEN)
def test_the_language_must_be_among_those_asked_for(code: str) -> None:
    others = [other for other in ALL if other != code]
    assert all(detect(text, others) is None for text in WRITTEN[code])


@pytest.mark.parametrize("text", ["", "12 345,67", "x = 5 + 3", "a b c d e f g", "OK", "----", "🙂 🙂", "\ud800"])
def test_what_is_not_language_is_none(text: str) -> None:
    assert detect(text, ALL) is None


def test_a_single_language_is_settled() -> None:
    assert detect("12 345", ["fr"]) == "fr"
    assert detect("The bakery on the corner", ["fr"]) == "fr"
    assert detect("The bakery on the corner", []) is None


def test_two_words_are_judged_by_function_words_only() -> None:
    assert detect("Because they", ALL) == "en"
    assert detect("la casa", ALL) is None


def test_a_clear_case_does_not_load_the_model() -> None:
    program = (
        "import sys\n"
        "from cleantext.languages.detect import detect\n"
        f"assert detect({WRITTEN['en'][0]!r}, ('en', 'fr')) == 'en'\n"
        f"assert detect({WRITTEN['fr'][0]!r}, ('en', 'fr')) == 'fr'\n"
        "assert 'py3langid' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_model_is_read_on_machines_of_the_other_byte_order(monkeypatch: pytest.MonkeyPatch) -> None:
    from py3langid import langid, modelio

    file, load = langid.MODEL_DIR / langid.MODEL_FILE, modelio.load_model
    right = detection._unpacked(file)

    def misread(path: Path) -> tuple[Any, ...]:
        by_feature, by_class, classes, moves, rows, output = load(path)
        return by_feature, by_class, classes, np.asarray(moves).byteswap(), np.asarray(rows).byteswap(), output

    monkeypatch.setattr(modelio, "load_model", misread)
    monkeypatch.setattr(detection, "byteorder", "big")
    found = detection._unpacked(file)
    assert all((found[name] == right[name]).all() for name in ("moves", "rows"))


ENGLISH = "We went to the beach on Sunday, and the children loved it. There was hardly any wind.\n\n"
GERMAN = "Am Sonntag sind wir an den Strand gefahren, und die Kinder haben sich sehr gefreut.\n\n"


@pytest.mark.parametrize("document", [ENGLISH, GERMAN])
@pytest.mark.parametrize(
    "line",
    [
        "Et toi ?",
        "Merci à tous !",
        "Merci beaucoup pour ton aide, à bientôt !",
        "Nous avons vu la mer ; c’était beau !",
        "Où es-tu ?",
        "Tu viens demain ?",
        "« Et vous ? »",
        "Vous viendrez ; nous aussi.",
        "Pourquoi pas nous ?",
        "Elle est là !",
    ],
)
def test_a_short_line_of_french_keeps_its_spaces(document: str, line: str) -> None:
    cleaner = Cleaner()
    assert cleaner.fix(document + line).text == document + line
    assert cleaner.fix(f"{line}\n\n{document}").text.startswith(f"{line}\n\n")


@pytest.mark.parametrize(
    "line",
    ["Is it true ?", "My son is here !", "No way !", "He has a car !", "What about you ?", "They left ; we stayed."],
)
def test_a_short_line_of_english_does_not(line: str) -> None:
    assert Cleaner().fix(ENGLISH + line).text == ENGLISH + line.replace(" ?", "?").replace(" !", "!").replace(" ;", ";")


def test_a_short_line_of_french_is_joined_as_french() -> None:
    assert Cleaner().fix(ENGLISH + "Et moi, c’ était hier.").text == ENGLISH + "Et moi, c’était hier."
