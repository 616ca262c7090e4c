import subprocess
import sys

import pytest

from cleantext import Cleaner
from cleantext.languages import LANGUAGES, Language, language
from cleantext.languages.prefixes import numeric_prefixes, prefixes


def test_all_are_found_by_their_files() -> None:
    assert list(LANGUAGES) == ["de", "en", "es", "fr", "it", "nl", "pt"]
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


def test_numeric_abbreviations_are_apart() -> None:
    assert "No" in LANGUAGES["en"].numeric_abbreviations
    assert "No" not in LANGUAGES["en"].abbreviations


def test_mojibake_in_the_source_is_left_out() -> None:
    assert "núm" in prefixes("es")
    assert not any("Ã" in entry for entry in prefixes("es"))


def test_a_language_without_a_list_has_no_abbreviations() -> None:
    assert prefixes("xx") == numeric_prefixes("xx") == frozenset()


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


def test_a_lone_s_of_dutch_stays_apart() -> None:
    cleaner = Cleaner(languages=("nl",))
    alone = "computers 's nachts uitzetten"
    assert cleaner.fix(alone).text == alone
    assert cleaner.fix("Zij zag de foto 's , en 's avonds las zij .").text == "Zij zag de foto's, en 's avonds las zij."
