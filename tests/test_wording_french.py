"""What stands before a French repair follows its gender, its number and its first sound."""

import pytest

from cleantext.repair.wording import french
from cleantext.repair.wording.inflect import french_plural


def written(before: str, spun: str, right: str, gender: str, behind: str = "") -> str:
    """What becomes of a spun phrase behind some words."""
    text = before + spun + behind
    start, end = len(before), len(before) + len(spun)
    if french.unsure(text, start, end, right, gender):
        return "unsure"
    at, words = french.mended(text, start, right, gender) or (start, "")
    return text[:at] + words + right + behind


@pytest.mark.parametrize(
    ("before", "spun", "right", "gender", "wanted"),
    [
        ("le ", "tissu de sel", "eau salée", "f", "l'eau salée"),
        ("l'", "onde salée", "marée haute", "f", "la marée haute"),
        ("du ", "tissu", "eau", "f", "de l'eau"),
        ("au ", "tissu", "hypothèse", "f", "à l'hypothèse"),
        ("la ", "somme", "hasard", "m", "le hasard"),
        ("de l’", "ordre", "hausse des prix", "f", "de la hausse des prix"),
        ("l'", "idée", "hachage", "m", "le hachage"),
        ("le ", "chef", "héroïne", "f", "l'héroïne"),
        ("le ", "chef", "huître", "f", "l'huître"),
        ("le ", "chef", "yacht", "m", "le yacht"),
        ("le ", "métal", "ytterbium", "m", "l'ytterbium"),
        ("ce ", "métal", "outil", "m", "cet outil"),
        ("sa ", "roche", "idée", "f", "son idée"),
        ("plus que ", "nombre", "eau", "f", "plus qu'eau"),
        ("lorsqu'", "eau", "mer", "f", "lorsque mer"),
        ("Puisque ", "mer", "eau", "f", "Puisqu'eau"),
        ("tous les ", "outils", "machines", "f", "toutes les machines"),
        ("quelles ", "machines", "outils", "m", "quels outils"),
    ],
)
def test_determiners(before: str, spun: str, right: str, gender: str, wanted: str) -> None:
    assert written(before, spun, right, gender) == wanted


@pytest.mark.parametrize(
    ("before", "spun", "right", "gender", "wanted"),
    [
        ("un nouveau ", "tissu", "méthode", "f", "une nouvelle méthode"),
        ("une nouvelle ", "toile", "outil", "m", "un nouvel outil"),
        ("une nouvelle ", "toile", "réseau", "m", "un nouveau réseau"),
        ("Cette vieille ", "toile", "arbre", "m", "Ce vieil arbre"),
        ("cet ancien ", "tissu", "méthode", "f", "cette ancienne méthode"),
        ("la première ", "toile", "essai", "m", "le premier essai"),
        ("de la dernière ", "toile", "essai", "m", "du dernier essai"),
        ("au meilleur ", "tissu", "méthode", "f", "à la meilleure méthode"),
        ("les beaux ", "tissus", "méthodes", "f", "les belles méthodes"),
        ("les grandes ", "toiles", "réseaux", "m", "les grands réseaux"),
        ("de gros ", "tissu", "somme", "f", "de grosse somme"),
        ("les gros ", "tissus", "sommes", "f", "les grosses sommes"),
        ("les vieilles ", "toiles", "réseaux", "m", "les vieux réseaux"),
        ("sa petite ", "toile", "réseau", "m", "son petit réseau"),
        ("son ancien ", "tissu", "méthode", "f", "son ancienne méthode"),
        ("la seule ", "toile", "réseau", "m", "le seul réseau"),
        ("un grand ", "tissu", "réseau", "m", "un grand réseau"),
    ],
)
def test_adjectives_before_the_noun(before: str, spun: str, right: str, gender: str, wanted: str) -> None:
    assert written(before, spun, right, gender) == wanted


@pytest.mark.parametrize(
    ("before", "spun", "right", "gender", "behind"),
    [
        ("la ", "toile", "réseau", "m", " profonde"),
        ("une ", "toile", "réseau", "m", " est entraînée"),
        ("un nouveau ", "tissu", "méthode", "", " ici"),
    ],
)
def test_what_nothing_says_is_left(before: str, spun: str, right: str, gender: str, behind: str) -> None:
    assert written(before, spun, right, gender, behind) == "unsure"


@pytest.mark.parametrize(
    ("one", "many"),
    [("signal", "signaux"), ("festival local", "festivals locaux"), ("niveau d’eau", "niveaux d’eau"),
     ("vitrail ancien", "vitraux anciens"), ("jeu de données", "jeux de données"), ("pneu", "pneus")],
)  # fmt: skip
def test_plurals(one: str, many: str) -> None:
    assert french_plural(one) == many
