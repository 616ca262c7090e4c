"""What translation pipelines leave behind, in languages that the rules' own examples do not reach."""

import pytest

from cleantext import Cleaner

FRENCH = Cleaner(languages=("fr",))


@pytest.mark.parametrize(
    ("tokenised", "prose"),
    [
        ("C' est l' homme qu' il attendait .", "C'est l'homme qu'il attendait."),
        ("l' homme et l' enfant", "l'homme et l'enfant"),
        ("Aujourd' hui , 50 % des lampes ( ou plus ) brûlent .", "Aujourd'hui, 50 % des lampes (ou plus) brûlent."),
        ("« Entrez ! » dit-elle ; il n ’ osait pas .", "« Entrez ! » dit-elle ; il n’osait pas."),
        ("J ’ ai lu \" la lampe \" d' un trait .", "J’ai lu \"la lampe\" d'un trait."),
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
        words = "lamp oil wick flame night storm ship coast sailor harbour".split()[:size]
        unit = " ".join(words)
        for before, after in (("", ""), ("They saw a ", ""), ("", " at last."), ("A\nB ", "\nC")):
            assert cleaner.fix(before + " ".join([unit] * 3) + after).text == before + unit + after
            assert cleaner.fix(before + " ".join([unit] * 2) + after).edits == ()
