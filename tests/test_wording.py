"""How a repair is written: inflection, articles, agreement."""

import re
from pathlib import Path

import pytest

from cleantext import Cleaner
from cleantext.repair.glossary.entry import Entry
from cleantext.repair.matching.variants import variants
from cleantext.repair.wording import article
from cleantext.repair.wording.inflect import conjugations, plural, singular, verb_forms
from cleantext.repair.wording.number import agreed


@pytest.mark.parametrize(
    "forms",
    [
        "control controls controlled controlled controlling", "refer refers referred referred referring",
        "permit permits permitted permitted permitting", "begin begins began begun beginning",
        "occur occurs occurred occurred occurring", "transmit transmits transmitted transmitted transmitting",
        "visit visits visited visited visiting", "offer offers offered offered offering",
        "develop develops developed developed developing", "equip equips equipped equipped equipping",
        "quit quits quit quit quitting", "overfit overfits overfitted overfitted overfitting",
        "format formats formatted formatted formatting", "mimic mimics mimicked mimicked mimicking",
        "lie lies lay lain lying", "die dies died died dying", "dye dyes dyed dyed dyeing",
        "agree agrees agreed agreed agreeing", "split splits split split splitting",
        "rewrite rewrites rewrote rewritten rewriting", "overcome overcomes overcame overcome overcoming",
        "fly flies flew flown flying", "apply applies applied applied applying", "fix fixes fixed fixed fixing",
        "focus focuses focused focused focusing", "veto vetoes vetoed vetoed vetoing", "be is was been being",
    ],
)  # fmt: skip
def test_verbs(forms: str) -> None:
    verb, *inflected = forms.split()
    assert verb_forms(verb) == tuple(inflected)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("hypothesis", "hypotheses"), ("meta-analysis", "meta-analyses"), ("vertebra", "vertebrae"), ("lens", "lenses"),
        ("bias", "biases"), ("cache", "caches"), ("bus", "buses"), ("phase", "phases"), ("monarch", "monarchs"),
        ("volcano", "volcanoes"), ("ratio", "ratios"), ("chairman", "chairmen"), ("human", "humans"),
        ("specimen", "specimens"), ("movie", "movies"), ("matrix", "matrices"), ("person", "people"),
        ("Roman", "Romans"), ("quiz", "quizzes"), ("recording", "recordings"), ("mechanism", "mechanisms"),
        ("metric", "metrics"), ("Index", "Indices"), ("random forest", "random forests"),
        ("Kalman", "Kalmans"), ("key", "keys"),
    ],
)  # fmt: skip
def test_nouns(one: str, many: str) -> None:
    assert plural(one) == many
    assert plural(many) == many
    assert singular(many) == one
    assert singular(one) == one


@pytest.mark.parametrize(
    "noun", "information equipment software physics series species news data traffic fitness training DNA".split()
)
def test_nouns_that_stay(noun: str) -> None:
    assert plural(noun) == noun
    assert singular(noun) in (noun, "datum")


def test_two_spellings_of_a_verb_stand_for_the_same_spelling() -> None:
    assert [forms[1] for forms in conjugations("label images")] == ["labeled images", "labelled images"]
    pairs = dict(variants(Entry("model", inflect="verb"), "signal"))
    assert pairs["signaled"] == "modeled" and pairs["signalled"] == "modelled"
    pairs = dict(variants(Entry("travel", inflect="verb"), "voyage"))
    assert pairs["voyaged"] == "traveled"


@pytest.mark.parametrize(
    ("words", "an"),
    [
        ("unanimous urea unidentified European hour MRI LSTM 8-bit u-net", "a a an a an an an an a"),
        ("unimodal unimportant unimaginable unimolecular unary unaware unarmed", "a an an a a an an"),
        ("unique unit unity universe uninformed unideal unilateral union uniaxial", "a a a a an an a a a"),
        ("ubiquitous uranium urban ureter uterus utter utility usher user usual", "a a an a a an a an a a"),
        ("eulogy Euler Eulerian euphemism ewe oui one-off once oneself onerous", "a an an a a a a a a an"),
        ("honest heir hourly honour house historic hospital", "an an an an a a a"),
        ("SVMs mRNA HTML html xml NASA NATO RAM UUID URL UI UNESCO FBI UFO", "an an an an an a a a a a a a an a"),
        ("x-ray e-mail n-gram k-means f-score t-test", "an an an a an a"),
        ("11th 18th 80 81-year-old 110 1800 800", "an an an an a an an"),
        ("apple ear idea oak umbrella yttrium year yield", "an an an an an an a a"),
    ],
)  # fmt: skip
def test_articles_go_by_sound(words: str, an: str) -> None:
    assert ["an" if article.takes_an(word) else "a" for word in words.split()] == an.split()


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("The board made a announcement on Monday.", "The board made an announcement on Monday."),
        ("She studied at an university in Oslo.", "She studied at a university in Oslo."),
        ("An unique offer and a hour of waiting.", "A unique offer and a hour of waiting."),
        ("It was a\nunexpected turn.", "It was an\nunexpected turn."),
        ("Give (a example) first.", "Give (an example) first."),
    ],
)
def test_articles_that_a_spinner_left(text: str, mended: str) -> None:
    for place in reversed(list(article.disagreements(text))):
        text = text[: place.start] + place.right + text[place.end :]
    assert text == mended


@pytest.mark.parametrize(
    "text",
    [
        "Foods with vitamin a include liver.", "Let x be a element-wise product? No: set a operates on b.",
        "Option a excludes travel.", "An historic day in an hotel.", "For all a exists b.", "y = a exp(x)",
        "a umbrella-like", "We had an MRI, an 8-bit chip and a one-off sale.", "plan a and plan b", "il a une idée",
        "a.k.a. another", "The note a is sharp; a of b.", "in a, an and the", "group a underwent surgery", "a e-mail",
    ],
)  # fmt: skip
def test_letters_and_names_are_no_articles(text: str) -> None:
    found = [text[place.start : place.start + 12] for place in article.disagreements(text)]
    assert found == [w for w in ("a element-wi", "a umbrella-l") if w in text]


def test_number_is_kept_through_a_glossary_and_through_composition(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        '["salt matrix"]\nspun = ["brine lattice"]\n["refer back"]\ninflect = "verb"\nspun = ["allude rearward"]\n',
        encoding="utf-8",
    )
    cleaner = Cleaner(languages=("en",), glossaries=(str(tmp_path),))
    assert cleaner.fix("A brine lattice, two brine lattices.").text == "A salt matrix, two salt matrices."
    assert cleaner.fix("It alludes rearward; they alluded rearward, alluding rearward.").text == (
        "It refers back; they referred back, referring back."
    )


@pytest.mark.parametrize(
    ("one", "many"),
    [("degree of freedom", "degrees of freedom"), ("quality of service", "quality of service"),
     ("internet of things", "internets of things"), ("point of care", "points of care"), ("theory", "theories")],
)  # fmt: skip
def test_of_two_nouns_the_first_is_the_head(one: str, many: str) -> None:
    assert plural(one) == many


def test_a_form_with_of_is_found_in_either_plural() -> None:
    pairs = dict(variants(Entry("salt law"), "edict of brine"))
    assert pairs == {"edict of brine": "salt law", "edicts of brine": "salt laws", "edict of brines": "salt laws"}


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Several arbitrary woods were grown.", "random forests"),
        ("These arbitrary woods vote.", "random forests"),
        ("The arbitrary woods are deep.", "random forests"),
        ("An arbitrary woods classifier.", "random forest"),
        ("We train arbitrary woods on it.", "random forest"),
        ("arbitrary woods", "random forest"),
        ("Two arbitrary wood samples were taken.", "random forest"),
    ],
)
def test_words_beside_it_give_the_number_of_what_has_none(text: str, right: str) -> None:
    found = re.search("arbitrary woods?", text)
    assert found and agreed(text, found.start(), found.end(), "random forest") == right


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("Several arbitrary woods were grown.", "Several random forests were grown."),
        ("Arbitrary woods are used twice.", "Random forests are used twice."),
        ("These arbitrary woods vote.", "These random forests vote."),
        ("We train arbitrary woods on it.", "We train random forest on it."),
    ],
)
def test_a_repair_has_the_number_that_its_sentence_requires(text: str, repaired: str) -> None:
    assert Cleaner(["en"], ["phrases"], at_least="guess").fix(text).text == repaired


def test_mass_terms_and_plural_terms_have_no_other_number() -> None:
    assert agreed("These wise machines are new.", 6, 19, "artificial intelligence") == "artificial intelligence"
    assert agreed("These brain webs are new.", 6, 16, "neural networks") == "neural networks"
