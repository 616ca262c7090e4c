"""Build src/cleantext/data/inflection: the English nouns and verbs with irregular forms.

    pip install lemminflect wordfreq==3.1.1
    python scripts/build_inflection.py

The forms are those of the SPECIALIST Lexicon (US National Library of Medicine), as lemminflect (MIT) lists them. Where
there are several, the frequencies of wordfreq decide which one is the usual one. The sources and licences are listed in
``src/cleantext/data/inflection/README.md``. Neither package is needed to use the tables.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from importlib.metadata import distribution
from pathlib import Path

from wordfreq import word_frequency

from cleantext.repair.wording import regular

BY_HAND = Path(__file__).with_name("inflection_by_hand.txt")
TARGET = Path(__file__).parent.parent / "src" / "cleantext" / "data" / "inflection"

RAREST = 3e-8
"""Rarer words than this are left out: three in a hundred million words."""

MASS = 0.003
"""A noun that the lexicon also lists without a plural has none if the plural is this much rarer than the singular."""

MASS_BY_LOOK = 0.02
"""The same for nouns that end like mass nouns or have no plural in the lexicon: most of their plurals are slips."""

OVERSHADOWED = 20
"""A plural that is at least this many times as common as its singular is a word of its own."""

PREFIXES = "over under out re un mis fore up pre inter".split()
"""Prefixes of compounds of irregular verbs that are not in the lexicon (*overfit*)."""

Lexicon = dict[str, list[list[str]]]
"""Base form -> the forms of each slot, usual ones first. A verb has four: past, participle where it differs, -ing form,
third person."""


def main() -> None:
    by_hand = [line.split() for line in BY_HAND.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    no_verbs = {words[0] for words in by_hand if len(words) == 1}
    plurals = {words[0]: words[1] for words in by_hand if len(words) == 2}
    verbs = {words[0]: tuple(words[1:]) for words in by_hand if len(words) == 5}
    nouns = {
        noun: plural
        for noun, plural in (usual_plurals(lexicon("noun")) | plurals).items()
        if is_irregular(noun, plural)
    }
    write("nouns", ((noun, plural) for noun, plural in nouns.items() if noun != plural))
    write("uncounted", ((noun,) for noun, plural in nouns.items() if noun == plural))
    verbs = {verb: forms for verb, forms in usual_verb_forms(lexicon("verb")).items() if verb not in no_verbs} | verbs
    write("verbs", ((verb, *forms) for verb, forms in verbs.items() if regular.verb_forms(verb) != forms))


def lexicon(part_of_speech: str) -> Lexicon:
    """The words of the lexicon that are in lower case and frequent enough."""
    file = distribution("lemminflect").locate_file("lemminflect/resources/infl_lu.csv.gz")
    found: Lexicon = {}
    with gzip.open(str(file), "rt", encoding="utf-8") as lines:
        for line in lines:
            base, part, *slots = line.rstrip("\n").split(",")
            if part == part_of_speech and plain(base) and len(base) > 1 and often(base) >= RAREST:
                found[base] = [[form for form in slot.split("/") if plain(form)] for slot in slots]
    return found


def plain(word: str) -> bool:
    """Whether a word consists of lower-case letters without accents."""
    return word.isascii() and word.isalpha() and word.islower()


def often(word: str) -> float:
    """How often a word occurs in English text."""
    return word_frequency(word, "en")


def usual(forms: Iterable[str]) -> str:
    """The commonest form; among equally common ones, the first."""
    return max(forms, key=often)


def usual_plurals(nouns: Lexicon) -> dict[str, str]:
    """The plural of each noun."""
    found = {noun: plural_of(noun, f) for noun, (f, *_) in nouns.items() if f and not is_plural(noun, nouns)}
    return {noun: plural for noun, plural in found.items() if not is_overshadowed(noun, plural, nouns)}


def is_overshadowed(noun: str, plural: str, nouns: Lexicon) -> bool:
    """Whether a plural is a far commoner noun of its own (*physic*, *physics*)."""
    return plural.endswith("s") and plural in nouns and plural != noun and often(plural) > OVERSHADOWED * often(noun)


def is_irregular(noun: str, plural: str) -> bool:
    """Whether the rules miss a plural or the way back from it, or take the noun itself for a plural."""
    there_and_back = plural == noun or regular.singular(plural) == noun
    return regular.plural(noun) != plural or regular.singular(noun) != noun or not there_and_back


def is_plural(noun: str, nouns: Lexicon) -> bool:
    """Whether what the lexicon has as a noun is the plural of another one (*minutes*)."""
    single = regular.singular(noun)
    return single != noun and single in nouns and noun in nouns[single][0]


def plural_of(noun: str, forms: list[str]) -> str:
    """The usual plural of a noun; the noun itself if it is used without a plural."""
    others = [form for form in forms if form != noun]
    plural = usual(others or [regular.with_s(noun)])
    if not others or regular.plural(noun) == noun:
        least = MASS_BY_LOOK
    else:
        least = MASS if noun in forms else 0
    return plural if often(plural) and often(plural) >= least * often(noun) else noun if least else plural


def usual_verb_forms(verbs: Lexicon) -> dict[str, tuple[str, ...]]:
    """Third person, past, participle and -ing form of each verb."""
    complete = {verb: slots for verb, slots in verbs.items() if len(slots) == 4 and all_but_participle(slots)}
    found = {verb: forms_of(verb, slots) for verb, slots in complete.items()}
    return dict(compounds(found)) | found


def all_but_participle(slots: list[list[str]]) -> bool:
    """Whether a verb has all the forms that a verb must have; the participle may be missing."""
    past, _, ing, third = slots
    return bool(past and ing and third)


def forms_of(verb: str, slots: list[list[str]]) -> tuple[str, ...]:
    """Third person, past, participle and -ing form, the usual one of each; where only some writers double the last
    consonant, both spellings with a slash between them.
    """
    past, participle, ing, third = slots
    past_form = verb if past[0] == verb else usual(form for form in past if form != verb)
    if past_form.endswith("ed"):
        participle_form = usual([past_form, *(form for form in participle if form != verb)])
    else:
        participle_form = verb if verb in participle else usual(participle or [past_form])
    ing_form = usual(ing)
    forms = [usual(third), past_form, participle_form, ing_form]
    return tuple(with_doubling(verb, form, slot) for form, slot in zip(forms, (third, past, past, ing), strict=True))


def with_doubling(verb: str, form: str, slot: list[str]) -> str:
    """A form, and the spelling that differs only in a doubled consonant if that occurs in text too."""
    doubled, single = verb + verb[-1], verb
    for stem, other in ((doubled, single), (single, doubled)):
        ending = form.removeprefix(stem)
        if ending in ("ed", "ing") and other + ending in slot and often(other + ending) > 0.1 * often(form):
            return f"{form}/{other + ending}"
    return form


def compounds(verbs: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Verbs that are not in the lexicon and consist of a prefix and a verb that is irregular or doubles (*overfit*)."""
    for verb, forms in verbs.items():
        if regular.verb_forms(verb) == forms and forms[3] != verb + verb[-1] + "ing":
            continue
        for prefix in PREFIXES:
            whole = tuple(prefix + form for form in forms)
            if often(prefix + verb) and often(whole[1].partition("/")[0]) and often(whole[3].partition("/")[0]):
                yield prefix + verb, whole


def write(name: str, rows: Iterable[tuple[str, ...]]) -> None:
    """Write a table with one word a line."""
    lines = sorted(" ".join(row) for row in rows)
    (TARGET / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}: {len(lines)}")


if __name__ == "__main__":
    main()
