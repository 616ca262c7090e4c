import subprocess
import sys
from pathlib import Path

import pytest

from cleantext import Cleaner, languages
from cleantext.languages import LANGUAGES, Language, language
from cleantext.languages.prefixes import prefixes


def test_all_are_found_by_their_files() -> None:
    files = {file.stem for file in Path(languages.__file__).parent.glob("??.py")}
    assert set(LANGUAGES) == files
    assert files >= {"de", "en", "es", "fr", "it", "nl", "pt"}
    assert all(found.code == code for code, found in LANGUAGES.items())
    assert language("fr") is LANGUAGES["fr"]
    assert language("xx") is None


@pytest.mark.parametrize("found", LANGUAGES.values(), ids=LANGUAGES)
def test_a_language_is_complete(found: Language) -> None:
    assert found.name
    assert all(opening and closing for opening, closing in found.quotes)
    assert found.decimal_mark not in found.thousands_marks
    assert 60 <= len(found.function_words) <= 130
    assert all(word == word.casefold() for word in found.function_words | found.elisions | found.contractions)
    assert "Dr" in found.abbreviations
    assert not any(entry.endswith(".") or " " in entry for entry in found.abbreviations)
    assert not any(entry.isdecimal() for entry in found.abbreviations)


@pytest.mark.parametrize(
    ("code", "entries"),
    [
        ("en", "i.e e.g vs cf al Fig Eq approx Mr St U.S"),
        ("fr", "M MM Mme p.ex av J.-C etc cf éd c.-à-d"),
        ("de", "z.B d.h u.a bzw usw Nr Abs ca vgl"),
        ("es", "Sr Sra EE.UU pág núm Ud aprox"),
        ("it", "dott ecc es pag S.p.A art Sig"),
        ("pt", "Sr Sra pág séc Ltda aprox"),
        ("nl", "bijv blz enz o.a d.w.z dhr drs"),
    ],
)
def test_abbreviations_from_both_sources(code: str, entries: str) -> None:
    assert set(entries.split()) <= LANGUAGES[code].abbreviations


def test_an_abbreviation_only_before_numbers_is_none() -> None:
    assert "No" not in LANGUAGES["en"].abbreviations


def test_mojibake_in_the_source_is_left_out() -> None:
    assert "núm" in prefixes("es")
    assert not any("Ã" in entry for entry in prefixes("es"))


def test_a_language_without_a_list_has_no_abbreviations() -> None:
    assert prefixes("xx") == frozenset()


def test_habits() -> None:
    french, german, spanish = LANGUAGES["fr"], LANGUAGES["de"], LANGUAGES["es"]
    assert french.quotes[0] == ("«\u00a0", "\u00a0»")
    assert set(":;!?»%") == set(french.space_before)
    assert {"l", "qu", "jusqu", "aujourd"} <= french.elisions
    assert german.capitalised_nouns and german.ordinal_dot and not french.capitalised_nouns
    assert spanish.inverted_marks and not french.inverted_marks
    assert {"dell", "un", "quest"} <= LANGUAGES["it"].elisions
    assert {"s", "t", "ll"} <= LANGUAGES["en"].contractions


def test_sacremoses_is_read_without_being_imported() -> None:
    program = (
        "import sys\n"
        "from cleantext.languages import LANGUAGES\n"
        "assert all(language.abbreviations for language in LANGUAGES.values())\n"
        "assert 'sacremoses' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(
    ("code", "faulty", "right"),
    [
        ("de", "Das Haus kostet 3 , 5 Millionen Euro.", "Das Haus kostet 3,5 Millionen Euro."),
        ("de", "Wie geht es dir ?Mir geht es gut.", "Wie geht es dir? Mir geht es gut."),
        ("de", "Die Entwick-\nlung dauerte lange.", "Die Entwicklung\ndauerte lange."),
        ("es", "La casa cuesta 3 , 5 millones de euros.", "La casa cuesta 3,5 millones de euros."),
        ("es", "¿ Has leído el libro ? ¡ Claro que sí !", "¿Has leído el libro? ¡Claro que sí!"),
        ("es", "Nadie vino.Sra. Ruiz lo sabía.", "Nadie vino. Sra. Ruiz lo sabía."),
        ("es", "La informa-\nción llegó tarde.", "La información\nllegó tarde."),
        ("it", "Quest’ anno c’ è qualcosa nell’ aria.", "Quest’anno c’è qualcosa nell’aria."),
        ("it", "La casa costa 3 , 5 milioni di euro.", "La casa costa 3,5 milioni di euro."),
        ("pt", "Vamos fazê -lo amanhã.", "Vamos fazê-lo amanhã."),
        ("pt", "Uma gota d' água caiu.", "Uma gota d'água caiu."),
        ("pt", "Disse « vem » e sorriu .", "Disse «vem» e sorriu."),
        ("nl", "Het huis kost 3 , 5 miljoen euro.", "Het huis kost 3,5 miljoen euro."),
        ("nl", "Dhr. Bos kwam te laat.Mevr. Bakker was al weg.", "Dhr. Bos kwam te laat. Mevr. Bakker was al weg."),
        ("nl", "Zij zag de foto 's , en 's avonds las zij .", "Zij zag de foto's, en 's avonds las zij."),
    ],
)
def test_faults_of_a_language_are_repaired(code: str, faulty: str, right: str) -> None:
    assert Cleaner(languages=(code,)).fix(faulty).text == right


@pytest.mark.parametrize(
    ("code", "honest"),
    [
        ("nl", "computers 's nachts uitzetten"),
        ("de", "Er nennt das »gut«, »besser« bzw. »Gut«."),
        ("es", "Aquí b es el botón, y x y y son las coordenadas."),
        ("pt", "O plano -se ele quiser- é bom, e o comando ls -la mostra tudo."),
    ],
)
def test_habits_of_a_language_are_kept(code: str, honest: str) -> None:
    assert Cleaner(languages=(code,)).fix(honest).text == honest


PLAIN = "Il a dit: «Venez donc, à 5%!» Vraiment? Oui ; c'est tout : il est 12:30…"
# Imprimerie nationale: a narrow space before ; ! ?, a whole one before : and within « ».
# Office québécois de la langue française: none before ; ! ?. Guide du typographe (Suisse romande): narrow ones.
CONVENTIONS = {
    "fr-FR": "Il a dit\u00a0: «\u00a0Venez donc, à 5\u00a0%\u202f!\u00a0» "
             "Vraiment\u202f? Oui\u202f; c'est tout\u00a0: il est 12:30…",
    "fr-CA": "Il a dit\u00a0: «\u00a0Venez donc, à 5\u00a0%!\u00a0» "
             "Vraiment? Oui; c'est tout\u00a0: il est 12:30…",
    "fr-CH": "Il a dit\u202f: «\u202fVenez donc, à 5\u202f%\u202f!\u202f» "
             "Vraiment\u202f? Oui\u202f; c'est tout\u202f: il est 12:30…",
}  # fmt: skip


@pytest.mark.parametrize("locale", CONVENTIONS)
def test_the_french_convention_asked_for(locale: str) -> None:
    wanted = CONVENTIONS[locale]
    assert Cleaner(languages=(locale,)).fix(PLAIN).text == wanted
    # One convention turns into another, and into itself.
    assert all(Cleaner(languages=(locale,)).fix(other).text == wanted for other in CONVENTIONS.values())


@pytest.mark.parametrize("text", (PLAIN, *CONVENTIONS.values()))
def test_without_a_convention_french_spaces_stay(text: str) -> None:
    assert Cleaner(languages=("fr",)).fix(text).text == text
    assert Cleaner().fix(text).text == text


@pytest.mark.parametrize("locale", CONVENTIONS)
def test_a_convention_leaves_alone_what_is_no_prose_of_its_language(locale: str) -> None:
    cleaner = Cleaner(languages=(locale, "en"))
    for text in (
        "He asked them: is it true? It is; and there is no more to say about it, they said!",
        "Le code `a ? b : c ;` et http://a.fr/b?c=d;e:f restent, à 12:30 et 3:1, tout va bien :)",
    ):
        assert cleaner.fix(text).text == text
