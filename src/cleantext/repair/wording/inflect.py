"""The inflected forms of terms, so that they stand in the table and need not be looked for in the text."""

from __future__ import annotations

from functools import cache

from cleantext.repair.wording.irregular import FRENCH_PLURALS, PLURALS, UNCOUNTED, VERBS

_VOWELS = "aeiou"
_FRENCH_STOPS = frozenset("de du des d à au aux en par pour sur sans sous avec et dans la le les l".split())


def plural(phrase: str) -> str:
    """An English noun phrase with its last word in the plural; a plural or a mass noun stays."""
    head, gap, word = _last(phrase)
    return head + gap + _plural_of(word)


def singular(phrase: str) -> str:
    """An English noun phrase with its last word in the singular, if it is plainly a plural."""
    head, gap, word = _last(phrase)
    return head + gap + _singular_of(word)


@cache
def _plural_of(word: str) -> str:
    low = word.lower()
    if low in PLURALS:
        return word[:1] + PLURALS[low][1:]
    if low in UNCOUNTED or low in PLURALS.values() or not low[-1:].isalpha() or word.isupper():
        return word
    if _singular_of(word) != word or low.endswith(("ics", "ness", "ism", "ware", "ing")):
        return word
    if low.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if low.endswith("y") and low[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


@cache
def _singular_of(word: str) -> str:
    low = word.lower()
    for one, many in PLURALS.items():
        if low == many:
            return word[:1] + one[1:]
    if low in UNCOUNTED or low in PLURALS or not low.endswith("s"):
        return word
    if low.endswith(("ss", "us", "is", "ics", "ous", "news")) or len(low) < 4:
        return word
    if low.endswith("ies") and len(low) > 4:
        return word[:-3] + "y"
    if low.endswith(("ches", "shes", "xes", "sses", "zzes")):
        return word[:-2]
    return word[:-1]


def french_plural(phrase: str) -> str:
    """A French noun phrase with its noun and adjectives, up to the first preposition, in the plural."""
    words = phrase.split(" ")
    for i, word in enumerate(words):
        if word.lower() in _FRENCH_STOPS or word.lower().startswith(("d'", "l'")):
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


def conjugated(phrase: str) -> list[str]:
    """An English verb phrase, given in its base form: third person, past, participle, -ing."""
    verb, gap, rest = phrase.partition(" ")
    return [form + gap + rest for form in verb_forms(verb)]


@cache
def verb_forms(verb: str) -> tuple[str, str, str, str]:
    """An English verb's third person, past, participle and -ing form."""
    third = _plural_of(verb) if verb not in PLURALS else verb + "s"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        ing = verb[:-1] + "ing"
    else:
        ing = _doubled(verb) + "ing"
    if verb in VERBS:
        past, participle = VERBS[verb]
    elif verb.endswith("e"):
        past = participle = verb + "d"
    elif verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        past = participle = verb[:-1] + "ied"
    else:
        past = participle = _doubled(verb) + "ed"
    return third if third != verb else verb + "s", past, participle, ing


def _doubled(verb: str) -> str:
    """The verb with its last consonant doubled where English doubles it: short verbs of one closed syllable."""
    vowels = sum(c in _VOWELS for c in verb)
    closed = len(verb) > 2 and verb[-1] not in _VOWELS + "wxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    return verb + verb[-1] if closed and vowels == 1 else verb


def _last(phrase: str) -> tuple[str, str, str]:
    """A phrase as what comes before its last word, the gap, and the last word."""
    cut = max(phrase.rfind(" "), phrase.rfind("-"))
    return phrase[: max(cut, 0)], phrase[cut : cut + 1] if cut >= 0 else "", phrase[cut + 1 :]
