"""The inflected forms of terms, so that they stand in the table and need not be looked for in the text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from cleantext.repair.wording import regular
from cleantext.repair.wording.irregular import (
    FRENCH_PLURALS,
    WITHOUT_ENDINGS,
    plurals,
    singulars,
    uncounted,
    verbs,
)

_FRENCH_STOPS = frozenset("de du des d à au aux en par pour sur sans sous avec et dans la le les l".split())

VerbForms = tuple[str, str, str, str]
"""A verb's third person, past, participle and -ing form."""


def plural(phrase: str) -> str:
    """An English noun phrase in the plural: its last word, or the one before *of*; a plural or a mass noun stays."""
    thing, of, rest = phrase.partition(" of ")
    head, gap, word = _last(thing)
    return head + gap + _plural_of(word) + of + rest


def plurals_of_form(phrase: str) -> list[str]:
    """The plurals that a spun phrase may have: *sets of rules*, and *network of neurons* too."""
    head, gap, word = _last(phrase)
    return list(dict.fromkeys((plural(phrase), head + gap + _plural_of(word))))


def singular(phrase: str) -> str:
    """An English noun phrase with its last word in the singular, if it is plainly a plural."""
    head, gap, word = _last(phrase)
    return head + gap + _singular_of(word)


@cache
def _plural_of(word: str) -> str:
    low = word.lower()
    if low in WITHOUT_ENDINGS or not low[-1:].isalpha() or word.isupper() or low in uncounted():
        return word
    if low in plurals():
        return _cased(word, plurals()[low])
    if low in singulars():
        return word
    if word[:1].isupper() and low.endswith("man"):
        return word + "s"  # a name
    return _cased(word, regular.plural(low))


@cache
def _singular_of(word: str) -> str:
    low = word.lower()
    if low in singulars():
        return _cased(word, singulars()[low])
    return word if low in plurals() or low in uncounted() else _cased(word, regular.singular(low))


def _cased(word: str, form: str) -> str:
    """A form of a word, in small letters, with the capitals that the word has as far as the two are the same."""
    same = 0
    while same < len(form) and word[same : same + 1].lower() == form[same]:
        same += 1
    return word[:same] + form[same:]


def french_plural(phrase: str) -> str:
    """A French noun phrase with its noun and adjectives, up to the first preposition, in the plural."""
    words = phrase.split(" ")
    for i, word in enumerate(words):
        if word.lower() in _FRENCH_STOPS or word.lower().startswith(("d'", "l'", "d’", "l’")):
            break
        words[i] = _french_plural_of(word)
    return " ".join(words)


def _french_plural_of(word: str) -> str:
    if word in FRENCH_PLURALS:
        return FRENCH_PLURALS[word]
    if word[-1:] in "sxz" or not word[-1:].isalpha() or word.isupper():
        return word
    if word.endswith(("eau", "eu", "au")):
        return word + "x"
    return word[:-2] + "aux" if word.endswith("al") else word + "s"


def conjugations(phrase: str) -> list[list[str]]:
    """An English verb phrase, given in its base form: third person, past, participle, -ing.

    Once for each spelling that is in use: *labeled* and *labelled*, the commoner one first.
    """
    verb, gap, rest = phrase.partition(" ")
    return [[form + gap + rest for form in forms] for forms in _spellings(verb)]


def verb_forms(verb: str) -> VerbForms:
    """An English verb's third person, past, participle and -ing form."""
    return _spellings(verb)[0]


@cache
def _spellings(verb: str) -> list[VerbForms]:
    low = verb.lower()
    if low not in verbs():
        return [_forms(verb, regular.verb_forms(low))]
    alternatives = [form.split("/") for form in verbs()[low]]
    return [
        _forms(verb, [form[min(n, len(form) - 1)] for form in alternatives]) for n in range(max(map(len, alternatives)))
    ]


def _forms(verb: str, forms: Sequence[str]) -> VerbForms:
    third, past, participle, ing = (_cased(verb, form) for form in forms)
    return third, past, participle, ing


def _last(phrase: str) -> tuple[str, str, str]:
    """A phrase as what comes before its last word, the gap, and the last word."""
    gap = max(phrase.rfind(" "), phrase.rfind("-"))
    return phrase[: max(gap, 0)], phrase[gap : gap + 1] if gap >= 0 else "", phrase[gap + 1 :]
