"""Irregular forms: English from tables, read when the first is asked for; French by hand, common grammar.

``scripts/build_inflection.py`` builds the tables; ``data/inflection/README.md`` names their sources.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "data" / "inflection"

WITHOUT_ENDINGS = frozenset("of to for in with on by at from into as up out".split())
"""Words that no term inflects, though dictionaries have plurals of some."""

FRENCH_PLURALS = {
    "bleu": "bleus", "pneu": "pneus", "travail": "travaux", "vitrail": "vitraux", "bail": "baux", "émail": "émaux",
    "corail": "coraux", "soupirail": "soupiraux", "bal": "bals", "carnaval": "carnavals", "festival": "festivals",
    "récital": "récitals", "final": "finals", "naval": "navals", "natal": "natals", "fatal": "fatals",
    "banal": "banals", "bancal": "bancals", "bijou": "bijoux", "caillou": "cailloux", "chou": "choux",
    "genou": "genoux", "hibou": "hiboux", "landau": "landaus", "œil": "yeux", "ciel": "cieux",
    "monsieur": "messieurs", "madame": "mesdames",
}  # fmt: skip


@cache
def plurals() -> dict[str, str]:
    """The plural of each noun that has an irregular one."""
    return dict(_table("nouns"))


@cache
def singulars() -> dict[str, str]:
    """The singular of each irregular plural: of “axes” the last of the two, “axis”."""
    return {plural: noun for noun, plural in _table("nouns")}


@cache
def uncounted() -> frozenset[str]:
    """The nouns that have no plural of another form."""
    return frozenset(noun for (noun,) in _table("uncounted"))


@cache
def verbs() -> dict[str, list[str]]:
    """Third person, past, participle and -ing form of each irregular verb.

    Where some writers double its last consonant and others do not, both spellings stand with a slash between, the
    commoner one first.
    """
    return {verb: forms for verb, *forms in _table("verbs")}


@cache
def _table(name: str) -> list[list[str]]:
    return [line.split(" ") for line in (FOLDER / f"{name}.txt").read_text(encoding="ascii").splitlines()]
