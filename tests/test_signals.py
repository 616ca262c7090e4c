"""Signals: a phrase that is spoken of stays, in whatever text; one that is used is repaired beside it."""

from pathlib import Path

import pytest

from cleantext import Cleaner

CLEANER = Cleaner()

SPUN = (
    "Our counterfeit consciousness beats the help vector machine, and the profound neural organization needs no "
    "irregular woodland. "
)
"""A text that is plainly spun: what is only mentioned behind it stays nevertheless."""

MENTIONS = {
    "quotation": [
        'The page had "irregular woodland," which nobody on the board knew.',
        "The page had “irregular woodland.” Nobody on the board knew it.",
        "On the slide stood ‘irregular woodland’ in large letters.",
        "They wrote ``irregular woodland'' on the slide.",
        "Auf der Folie stand „irregular woodland“ in großer Schrift.",
        "La diapositive portait « irregular woodland » en grosses lettres.",
        "She read “we grow an irregular woodland on the samples” and laughed.",
        'A slide said "trees in an irregular woodland vote".',
        "Mara asked: “Why an irregular woodland?”",
        "On the slide stood 'irregular woodland' in large letters.",
        "On the slide stood ‹irregular woodland› in large letters.",
    ],
    "emphasis": [
        "On this slide the lecturer has *irregular woodland* in the heading.",
        "On this slide the lecturer has _irregular woodland_ in the heading.",
        "On this slide the lecturer has ***irregular woodland*** in the heading.",
        r"On this slide the lecturer has \emph{irregular woodland} in the heading.",
        r"On this slide the lecturer has \textit{an irregular woodland} in the heading.",
        "On this slide the lecturer has {\\em irregular woodland} in the heading.",
        "On this slide the lecturer has <em>irregular woodland</em> in the heading.",
        '<p>On this slide the lecturer has <i lang="en">irregular woodland</i> in the heading.</p>',
        "<p>On this slide the lecturer has <cite>An Irregular Woodland for All</cite> in the heading.</p>",
        "Sur cette page on trouve *irregular woodland* dans le titre.",
    ],
    "pair": [
        "irregular woodland → random forest",
        "random forests -> irregular woodlands",
        "1. irregular woodland => random forest",
        "- irregular woodland ← random forest",
        "random forest\tirregular woodland\t12",
        "| 3 | irregular woodland | random forest |",
        r"irregular woodland & random forest \\",
        "A random forest is meant wherever this page has irregular woodland.",
        "The page has irregular woodland rather than random forest.",
        "irregular woodland (random forest)",
        "They put irregular woodland where they should have written random forest.",
        "Le mot juste est random forest, et non irregular woodland.",
        "One lab likes the term irregular woodland and shuns random forest. An irregular woodland, it says, grows.",
    ],
    "two versions": [
        "Original: a random forest votes.\nSpun: an irregular woodland votes.",
        "Spun: an irregular woodland votes.\nOriginal: its trees vote.",
        "**Before:** its trees vote.\n**After:** an irregular woodland votes.",
        "Wrong: an irregular woodland votes. Right: its trees vote.",
        "- Expected: its trees vote.\n- Actual: an irregular woodland votes.",
        "Human: its trees vote.\n\nMachine: an irregular woodland votes.",
        "Bad version: an irregular woodland votes.\nGood version: its trees vote.",
        "Avant : ses arbres votent.\nAprès : an irregular woodland votes.",
        "Faux : an irregular woodland.\nJuste : ses arbres.",
        "> Original text: its trees vote.\n> Rewritten text: an irregular woodland votes.",
    ],
    "so called": [
        "We met a so-called irregular woodland on every page.",
        "The phrase irregular woodland fills the page.",
        "The old hands grin at what the page calls an irregular woodland.",
        "He mapped the irregular woodland, by which she means mixed trees.",
        "He mapped the irregular woodland (sic) twice.",
        "He mapped the irregular woodland [sic] twice.",
        "He mapped the irregular woodland, as the ranger calls it, twice.",
        "Drawn is irregular woodland in the literal sense.",
        "Voici la soi-disant irregular woodland.",
        "L’expression irregular woodland revient souvent.",
    ],
    "reference": [
        "Finch, A. (2018). Irregular woodland on wet slopes. Journal of Hedges, 4(2), 11-19.",
        "[7] A. Finch and B. Marsh. Irregular woodland on wet slopes. Proc. of Hedges, 2018.",
        "  title = {Irregular woodland on wet slopes},",
        '  booktitle = "Irregular woodland and other hedges",',
        "TI  - Irregular woodland on wet slopes",
        "%T Irregular woodland on wet slopes",
        "\\bibitem{finch} Ada Finch, Irregular woodland on wet slopes, 2018.",
        "References\n\nAda Finch: Irregular woodland on wet slopes, Hedgerow House 2018.",
        "Bibliographie\n\nAda Finch, Irregular woodland, Hedgerow House, 2018.",
        "Her first paper was titled Irregular Woodland on Wet Slopes.",
    ],
    "text about such phrases": [
        "Tortured phrases give a paper away. We met irregular woodland in nine.",
        "Article spinners leave traces. We met irregular woodland in nine papers.",
        "Spun text is easy to see: irregular woodland is one sign.",
        "A paraphrasing tool was at work, as irregular woodland shows.",
        "The article is retracted for its wording, irregular woodland above all, and for paraphrased pages.",
        "Odd wording like irregular woodland made the reviewers look twice.",
        "Synonym substitution explains irregular woodland.",
        "Irregular woodland made our list of tortured expressions.",
        "Les expressions torturées trahissent un texte, ainsi irregular woodland.",
        "Un outil de paraphrase a laissé irregular woodland.",
    ],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in MENTIONS.items() for text in texts])
def test_a_mention_stays(kind: str, text: str) -> None:
    assert CLEANER.fix(text).text == text


@pytest.mark.parametrize("kind", [kind for kind in MENTIONS if kind != "text about such phrases"])
def test_a_mention_stays_in_a_text_that_is_spun(kind: str) -> None:
    for text in MENTIONS[kind]:
        fixed = CLEANER.fix(f"{SPUN}\n\n{text}\n")
        assert fixed.text.endswith(f"\n\n{text}\n"), text
        assert "artificial intelligence" in fixed.text, text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "He said “yes” to the profound neural organization of the irregular woodland classifier.",
            "He said “yes” to the deep neural network of the random forest classifier.",
        ),
        ("The *best* profound neural organization is *small*.", "The *best* deep neural network is *small*."),
        (
            "“The profound neural organization learns at night,” the warden said, “and the irregular woodland rests.”",
            "“The deep neural network learns at night,” the warden said, “and the random forest rests.”",
        ),
        ("It isn't the profound neural organization's fault.", "It isn't the deep neural network's fault."),
        ("* A profound neural organization\n* A hut", "* A deep neural network\n* A hut"),
        ("Before: the profound neural organization.", "Before: the deep neural network."),
        ("**Profound neural organization** for all", "**Deep neural network** for all"),
        ("In 2019 J. Doe built a profound neural organization.", "In 2019 J. Doe built a deep neural network."),
    ],
)
def test_a_use_beside_such_marks_is_repaired(text: str, wanted: str) -> None:
    assert CLEANER.fix(text).text == wanted


@pytest.mark.parametrize(
    "text",
    [
        "On lit « apprentissage abyssal » dans ce rapport.",
        "On lit *apprentissage abyssal* dans ce rapport.",
        "On lit <em>apprentissage abyssal</em> dans ce rapport.",
        "apprentissage abyssal → apprentissage profond",
        "apprentissage profond\tapprentissage abyssal",
        "Ce rapport écrit apprentissage abyssal au lieu de l’apprentissage profond.",
        "Avant : l’apprentissage profond.\nAprès : l’apprentissage abyssal.",
        "Un soi-disant apprentissage abyssal (sic) nous attend.",
        "L’expression apprentissage abyssal revient souvent.",
        "Les phrases torturées trahissent un texte, ainsi apprentissage abyssal.",
        "Roux, A. (2018). L’apprentissage abyssal. Revue des haies, 4(2), 11-19.",
    ],
)
def test_a_french_mention_stays(text: str) -> None:
    assert CLEANER.fix(text).text == text


def test_a_french_use_is_repaired() -> None:
    wanted = "On parle d’apprentissage profond dans ce rapport."
    assert CLEANER.fix("On parle d’apprentissage abyssal dans ce rapport.").text == wanted


def test_a_mention_stays_in_spite_of_a_glossary_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "en" / "own.toml"
    own.parent.mkdir()
    own.write_text('["tide clock"]\nspun = ["flood watch"]\n', encoding="utf-8")
    cleaner = Cleaner(glossaries=[own])
    assert cleaner.fix("The flood watch on the pier is slow.").text == "The tide clock on the pier is slow."
    for text in ("He wrote “flood watch,” I think.", "*flood watch* is how he writes it.", "flood watch → tide clock"):
        assert cleaner.fix(text).text == text


def test_a_text_about_spun_phrases_is_not_judged_spun() -> None:
    about = f"Tortured phrases come in swarms, as here: {SPUN.strip()}"
    assert CLEANER.fix(about).text == about
    assert CLEANER.fix(about).spun == 0
    assert CLEANER.fix(SPUN * 3).spun > 0.5
