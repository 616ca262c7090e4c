"""What translation pipelines leave behind, in languages that the rules' own examples do not reach."""

from functools import cache

import pytest
from sacremoses import MosesTokenizer

from cleantext import Cleaner, Confidence

ENGLISH, FRENCH = Cleaner(languages=("en",)), Cleaner(languages=("fr",))
MOSES = cache(MosesTokenizer)
CLEANER = cache(lambda code: Cleaner(languages=(code,)))


@pytest.mark.parametrize(
    ("tokenised", "prose"),
    [
        ("C' est l' homme qu' il attendait .", "C'est l'homme qu'il attendait."),
        ("l' homme et l' enfant", "l'homme et l'enfant"),
        ("Aujourd' hui , 50 % des lampes ( ou plus ) brûlent .", "Aujourd'hui, 50 % des lampes (ou plus) brûlent."),
        ("« Entrez ! » dit-elle ; il n ’ osait pas .", "« Entrez ! » dit-elle ; il n’osait pas."),
        ('J ’ ai lu " la lampe " d\' un trait .', 'J’ai lu "la lampe" d\'un trait.'),
    ],
)
def test_french_is_put_together_with_its_own_spaces(tokenised: str, prose: str) -> None:
    assert FRENCH.fix(tokenised).text == prose


@pytest.mark.parametrize("prose", ["Qui est là ? Moi !", "Il a dit : « non » ; puis rien.", "l'homme, qu'il aimait"])
def test_honest_french_stays(prose: str) -> None:
    assert FRENCH.fix(prose).text == prose


def test_a_loop_is_seen_wherever_it_stands() -> None:
    cleaner = Cleaner(languages=("en",), select=("residue/repeated-phrase",))
    for size in range(2, 11):
        times = 3 if size > 2 else 8  # two words a few times may be a figure of speech
        words = "lamp oil wick flame night storm ship coast sailor harbour".split()[:size]
        unit = " ".join(words)
        for before, after in (("", ""), ("They saw a ", ""), ("", " at last."), ("A\nB ", "\nC")):
            assert cleaner.fix(before + " ".join([unit] * times) + after).text == before + unit + after
            assert cleaner.fix(before + " ".join([unit] * 2) + after).edits == ()


def test_a_loop_of_sentences_goes_and_lines_that_stand_several_times_stay() -> None:
    cleaner = Cleaner(languages=("en",), select=("residue/repeated-sentence",))
    for size in range(5, 11):
        words = "The lamp oil wick flame night storm ship coast harbour".split()[:size]
        line = " ".join(words) + "."
        for before, after in (("", ""), ("It rained. ", ""), ("", " It stopped.")):
            assert cleaner.fix(before + " ".join([line] * 3) + after).text == before + line + after
            assert cleaner.fix(before + " ".join([line] * 2) + after).edits == ()
        for end in ("\n", "\r\n", "\n\n"):
            assert cleaner.fix(end.join([line] * 3)).edits == ()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "She lit the old lamp. She lit the old lamp. She lit the old lamp."),
        ("fr", "Il alluma la vieille lampe. Il alluma la vieille lampe. Il alluma la vieille lampe."),
        ("de", "Er zündet die alte Lampe an. Er zündet die alte Lampe an. Er zündet die alte Lampe an."),
    ],
)
def test_a_loop_with_a_subject_is_only_suggested(code: str, text: str) -> None:
    result = Cleaner(languages=(code,), select=("residue",)).fix(text)
    assert result.edits == ()
    assert [s.rule for s in result.suggestions] == ["residue/repeated-sentence"]


PROSE = {
    "en": [
        '"It\'s late," she said; "isn\'t it?"',
        "He paid $5.00 (about €4.50), i.e. 10% more.",
        "The dogs' tails wagged, and the boss's lamp fell.",
        "The '90s weren't so bad, were they?",
        "O'Brien's well-known lamp, bought in 1990-1995, cost £3,000.",
        "‘Come in,’ he said. “Why?”",
        "It's 12:30 p.m. at the lamp shop; bring oil and/or wicks [3, 4].",
        "Write to anna@example.org, or see https://example.org/lamp/oil.",
    ],
    "fr": [
        "C'est l'été ; qu'en dites-vous ?",
        "« Entrez ! » dit-elle, l'air surpris.",
        "Aujourd'hui, 50 % des gens (ou plus) l'ont vu.",
        "J’ai vu l’homme : il n’était pas là.",
        'Il a dit "non" à l\'aube, etc.',
    ],
    "de": ["Am 3. Mai kam er (vielleicht) um 12:30 Uhr, z. B. so."],
    "es": ["¿Qué dices? ¡Nada!, dijo (él)."],
    "it": ["L'uomo dell'arte disse: \"Va bene!\" (forse)."],
}


@pytest.mark.parametrize(("code", "prose"), [(code, prose) for code, all in PROSE.items() for prose in all])
@pytest.mark.parametrize("dashes", [False, True])
def test_what_moses_tokenised_comes_back(code: str, prose: str, dashes: bool) -> None:
    text = MOSES(code).tokenize(prose, return_str=True, aggressive_dash_splits=dashes)
    cleaner = CLEANER(code)
    assert cleaner.fix(text).text == prose
    assert cleaner.fix(f"{text}\n{text}").text == f"{prose}\n{prose}"
    assert cleaner.fix(prose).edits == ()


@pytest.mark.parametrize(
    ("residue", "prose"),
    [
        ("an un@@ believ@@ able lamp , is n&apos;t it ?", "an unbelievable lamp, isn't it?"),
        ("▁The ▁lamp ▁( an ▁old ▁one ) ▁was n ' t ▁lit .", "The lamp (an old one) wasn't lit."),
        ("The lamp -LRB- an old one -RRB- burns , he said .", "The lamp (an old one) burns, he said."),
        ("The play ##ing children , and the lamp .</s>", "The playing children, and the lamp."),
    ],
)
def test_layers_of_residue_come_off_one_by_one(residue: str, prose: str) -> None:
    assert ENGLISH.fix(residue).text == prose


@pytest.mark.parametrize("text", ["The lamp <unk> burns.", "I don ⁇ t know.", "He met __NAME__ at [MASK]."])
def test_what_is_lost_is_not_invented(text: str) -> None:
    assert ENGLISH.fix(text).text == text


def test_a_lost_apostrophe_is_suggested() -> None:
    result = FRENCH.fix("Il a vu l ⁇ homme.")
    assert [(e.before, e.after, e.confidence) for e in result.suggestions] == [(" ⁇ ", "’", Confidence.GUESS)]
