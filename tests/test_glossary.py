"""Matching, inflection, articles, evidence: on glossaries written for the test."""

from pathlib import Path

import pytest

from cleantext import Cleaner, Confidence, GlossaryError
from cleantext.repair.glossary.load import read
from cleantext.repair.wording import article
from cleantext.repair.wording.case import like
from cleantext.repair.wording.inflect import french_plural, plural, singular, verb_forms

ENTRIES = """
["artificial intelligence"]
acronym = "AI"
spun = ["fabricated wit"]
guess = ["crafted wit"]

["climb the ranks"]
inflect = "verb"
spun = ["scale the rows"]

["deep convolutional network"]
spun = ["profound folding organization"]

["hour rule"]
spun = ["lesson decree"]

["machine learning"]
spun = ["gadget studying", "GPU studying"]
guess = ["apparatus tutoring"]

["neural network"]
spun = ["nervy organization"]
keeps = ["The nervy organisers left."]

["pitch control"]
spun = ["tone mastery"]
near = ["rotor", "turbine"]
unless = ["choir"]
keeps = ["Her tone mastery pleased the choir."]
"""
FRENCH = """
["apprentissage automatique"]
gender = "m"
spun = ["étude machinale"]

["réseau de neurones"]
gender = "m"
plural = "réseaux de neurones"
spun = ["toile neuronique"]

["intelligence artificielle"]
gender = "f"
spun = ["esprit synthétisé", "intelligence fabriquée"]
"""


@pytest.fixture(scope="module")
def cleaner(tmp_path_factory: pytest.TempPathFactory) -> Cleaner:
    return _cleaner(tmp_path_factory.mktemp("en"), "en", ENTRIES)


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Cleaner:
    return _cleaner(tmp_path_factory.mktemp("fr"), "fr", FRENCH)


def _cleaner(folder: Path, language: str, entries: str) -> Cleaner:
    file = folder / language / "own.toml"
    file.parent.mkdir()
    file.write_text(entries, encoding="utf-8")
    return Cleaner(languages=(language,), select=("phrases",), glossaries=(file,))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Fabricated wit is old.", "Artificial intelligence is old."),
        ("FABRICATED WIT", "ARTIFICIAL INTELLIGENCE"),
        ("A FABRICATED WIT", "AN ARTIFICIAL INTELLIGENCE"),
        ("the GPU studying", "the machine learning"),
        ("A Talk on Fabricated Wit", "A Talk on Artificial Intelligence"),
        ("two nervy organizations", "two neural networks"),
        ("the nervy\n  organization", "the neural\n  network"),
        ("a nervy\u00a0organization", "a neural\u00a0network"),
        ("a nervy-organization model", "a neural-network model"),
        ("a nervy-\norganization", "a neural-\nnetwork"),
        ("the nervy organization’s size", "the neural network’s size"),
        ("a gadget studying team", "a machine learning team"),
        ("She took a fabricated wit course.", "She took an artificial intelligence course."),
        ("a\nfabricated wit", "an\nartificial intelligence"),
        ("A fabricated wit", "An artificial intelligence"),
        ("a lesson decree", "an hour rule"),
        ("He scaled the rows; she scales the rows.", "He climbed the ranks; she climbs the ranks."),
        ("Scaling the rows is hard.", "Climbing the ranks is hard."),
        ("profound folding organizations", "deep convolutional networks"),
        ("Rotor tests show tone mastery.", "Rotor tests show pitch control."),
        ("İ😀 fabricated wit 𝒳 gadget studying", "İ😀 artificial intelligence 𝒳 machine learning"),
    ],
)  # fmt: skip
def test_phrases_are_repaired(cleaner: Cleaner, text: str, wanted: str) -> None:
    assert cleaner.fix(text).text == wanted


@pytest.mark.parametrize(
    "text",
    [
        "fabricated. Wit", "fabricated\n\nwit", "prefabricated wit", "fabricated witness", "crafted wit",
        "Her tone mastery pleased the choir.", "Rotor or choir, her tone mastery won.", "tone mastery alone",
        "the nervy organist", "`fabricated wit`", "https://example.com/fabricated-wit",
        "Fabricated wit [sic] is old.", "A “fabricated wit” (sic)", "machine gadget studying",
        "gadget studying learning",
        "[3] J. Doe. Fabricated wit at home. Journal of Robots 12 (2019) 1-9.", "non-fabricated wit",
        "Doe, J. (2019). Fabricated wit at home. Journal of Robots, 12, 1-9.",
        "a so-called “fabricated wit”", "They joined the Fabricated Wit Society of Leeds yesterday.",
        "They write fabricated wit (artificial intelligence).", "“fabricated wit” instead of “artificial intelligence”",
        "It turns artificial intelligence into fabricated wit.",
    ],
)  # fmt: skip
def test_what_is_not_plain_stays(cleaner: Cleaner, text: str) -> None:
    assert cleaner.fix(text).text == text


def test_a_guess_is_raised_by_other_spun_phrases_only(cleaner: Cleaner) -> None:
    honest = "The apparatus tutoring was costly."
    spun = "A profound folding organization. The fabricated wit of a nervy organization grows. " + honest
    assert cleaner.fix(honest).text == honest
    assert "machine learning" in [s.after for s in cleaner.fix(honest).suggestions]
    assert "The machine learning was costly." in cleaner.fix(spun).text


def test_an_acronym_beside_a_guess_makes_it_an_edit(cleaner: Cleaner) -> None:
    result = cleaner.fix("The crafted wit (AI) of today")
    assert result.text == "The artificial intelligence (AI) of today"
    assert "AI stands beside it" in result.edits[0].reason


def test_confidence_and_reason_are_recorded(cleaner: Cleaner) -> None:
    (edit,) = cleaner.fix("Some fabricated wit.").edits
    assert edit.rule == "phrases/own"
    assert edit.confidence is Confidence.LIKELY
    assert edit.reason == "“fabricated wit” stands for “artificial intelligence”."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("On parle de l'étude machinale ici.", "On parle de l'apprentissage automatique ici."),
        ("La toile neuronique apprend.", "Le réseau de neurones apprend."),
        ("une toile neuronique", "un réseau de neurones"),
        ("de la toile neuronique", "du réseau de neurones"),
        ("de l’esprit synthétisé", "de l’intelligence artificielle"),
        ("cet esprit synthétisé", "cette intelligence artificielle"),
        ("des toiles neuroniques", "des réseaux de neurones"),
        ("beaucoup d'études machinales", "beaucoup d'apprentissages automatiques"),
        ("L'ÉTUDE MACHINALE", "L'APPRENTISSAGE AUTOMATIQUE"),
        ("le coût d'une toile neuronique", "le coût d'un réseau de neurones"),
        ("qu’une étude machinale", "qu’un apprentissage automatique"),
        ("la toile neuronique que voici, plus ou moins", "le réseau de neurones que voici, plus ou moins"),
        ("Cet esprit synthétisé qui apprend", "Cette intelligence artificielle qui apprend"),
        ("La belle intelligence fabriquée est utilisée.", "La belle intelligence artificielle est utilisée."),
        ("L'intelligence fabriquée et lui sont utilisés.", "L'intelligence artificielle et lui sont utilisés."),
        (
            "L'intelligence fabriquée et l'esprit synthétisé sont utilisés.",
            "L'intelligence artificielle et l'esprit synthétisé sont utilisés.",
        ),
        ("la grande étude machinale", "le grand apprentissage automatique"),
        ("la toile neuronique profonde", "la toile neuronique profonde"),  # would have to follow: only suggested
        ("La toile neuronique est très utilisée.", "La toile neuronique est très utilisée."),
        ("un bel esprit synthétisé", "une belle intelligence artificielle"),
    ],
)
def test_french_articles_follow_the_term(french: Cleaner, text: str, wanted: str) -> None:
    assert french.fix(text).text == wanted


@pytest.mark.parametrize(
    ("one", "many"),
    [("network", "networks"), ("analysis", "analyses"), ("index", "indices"), ("study", "studies"),
     ("process", "processes"), ("neural network", "neural networks"), ("branch", "branches")],
)  # fmt: skip
def test_english_plurals(one: str, many: str) -> None:
    assert plural(one) == many
    assert plural(many) == many
    assert singular(many) == one


def test_french_plurals_stop_at_the_preposition() -> None:
    assert french_plural("réseau neuronal de base") == "réseaux neuronaux de base"


def test_verb_forms() -> None:
    assert verb_forms("stop") == ("stops", "stopped", "stopped", "stopping")
    assert verb_forms("find") == ("finds", "found", "found", "finding")
    assert verb_forms("carry") == ("carries", "carried", "carried", "carrying")


@pytest.mark.parametrize(
    ("phrase", "an"),
    [("apple", True), ("unit", False), ("uninformed guess", True), ("hour", True), ("house", False), ("MRI scan", True),
     ("NASA", False), ("UK law", False), ("8-bit", True), ("European", False), ("SVM", True), ("one-way", False)],
)  # fmt: skip
def test_the_article_goes_by_sound(phrase: str, an: bool) -> None:
    assert article.takes_an(phrase) is an


def test_case_keeps_inner_capitals() -> None:
    assert like("Joining Pattern", "IoT network") == "IoT Network"
    assert like("Closest-Fellow", "k-means method") == "k-Means Method"


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ('["a b"]\nspnu = ["c d"]', "unknown field 'spnu'"),
        ('["a b"]\nspun = "c d"', "spun must be a list"),
        ('["a b"]\ninflect = "adverb"', "inflect must be"),
        ('["a b"]\nspun = [', "not valid TOML"),
        ('["..."]\nspun = ["c d"]', "holds no letter"),
    ],
)
def test_a_broken_entry_is_named_with_file_and_line(tmp_path: Path, entry: str, says: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text("# mine\n" + entry, encoding="utf-8")
    with pytest.raises(GlossaryError, match=says) as error:
        read(file)
    assert str(file) in str(error.value)
    assert ":2:" in str(error.value) or "TOML" in says


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a profound convolutional neural organization", "a deep convolutional neural network"),  # extended
        ("an irregular timberland classifier", "a random forest classifier"),  # every word a substitute
        ("a concoction response process", "a chemical reaction process"),  # honest words beside it stay
        ("by implementing fortification learning", "by implementing reinforcement learning"),
        ("He left in a great hurry.", "He left in a great hurry."),
        ("The deep organization of the hive", "The deep organization of the hive"),
        ("Met at the random farm classifier.", "Met at the random farm classifier."),
    ],
)
def test_spun_phrases_that_stand_in_no_list(text: str, wanted: str) -> None:
    assert Cleaner(languages=("en",), select=("phrases",)).fix(text).text == wanted


def test_a_phrase_by_itself_is_a_question() -> None:
    asked = Cleaner(languages=("en",), select=("phrases",), at_least=Confidence.GUESS)
    assert asked.fix("profound learning").text == "deep learning"
    assert asked.fix("random forest").text == "random forest"


def test_general_words_need_a_text_of_which_general_words_are_spun() -> None:
    cleaner = Cleaner(languages=("en",), select=("phrases",))
    alone = "They utilize the approach."
    assert cleaner.fix(alone).text == alone
    terms = "We use profound learning, man-made consciousness, choice trees and an irregular timberland classifier. "
    assert cleaner.fix(terms + alone).text.endswith(alone)
