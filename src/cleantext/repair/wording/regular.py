"""English inflection by rule. What it gets wrong is in the tables of ``irregular``, which are built against it."""

from __future__ import annotations

_VOWELS = "aeiou"
_HISSING = ("s", "x", "z", "ch", "sh")
_MASS = ("ics", "ness", "ism", "ware", "ing")
_SINGULAR_IN_S = ("ss", "us", "is", "ics", "ous", "news")


def plural(noun: str) -> str:
    """The plural of a noun in lower case; what seems a plural or a mass noun stays."""
    if singular(noun) != noun or noun.endswith(_MASS):
        return noun
    if noun.endswith("sis") and len(noun) > 5:
        return noun[:-2] + "es"
    if len(noun) > 4 and noun.endswith("man"):
        return noun[:-2] + "en"
    return with_s(noun)


def with_s(word: str) -> str:
    """A word with the ending ``s``, as plurals and the third person have it."""
    if word.endswith(_HISSING):
        return word + "es"
    return word[:-1] + "ies" if _ends_in_y(word) else word + "s"


def singular(noun: str) -> str:
    """The singular of what is plainly a plural, in lower case; anything else stays."""
    if len(noun) > 4 and noun.endswith("men"):
        return noun[:-2] + "an"
    if len(noun) < 4 or not noun.endswith("s") or noun.endswith(_SINGULAR_IN_S):
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses", "zzes")):
        return noun[:-2]
    return noun[:-1]


def verb_forms(verb: str) -> tuple[str, str, str, str]:
    """A verb's third person, past, participle and -ing form."""
    stem = _stem(verb)
    if verb.endswith("e"):
        past = verb + "d"
    elif _ends_in_y(verb):
        past = verb[:-1] + "ied"
    else:
        past = stem + "ed"
    return with_s(verb), past, past, stem + "ing"


def _stem(verb: str) -> str:
    """What a verb is before ``ing``: a mute ``e`` goes, ``ie`` becomes ``y``, a short closed syllable doubles."""
    if verb.endswith("ie"):
        return verb[:-2] + "y"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1]
    if verb.endswith("ic"):
        return verb + "k"
    return verb + verb[-1] if _is_short_and_closed(verb) else verb


def _is_short_and_closed(verb: str) -> bool:
    """Whether a verb is of one syllable that ends in a single consonant after a single vowel."""
    closed = len(verb) > 2 and verb[-1] not in _VOWELS + "wxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    return closed and sum(c in _VOWELS for c in verb) == 1


def _ends_in_y(word: str) -> bool:
    """Whether a word ends in a ``y`` that becomes ``ie`` before an ending."""
    return word.endswith("y") and word[-2:-1] not in _VOWELS
