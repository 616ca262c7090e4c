"""Tells whether a hyphen at the end of a line broke a word, or belongs to a compound.

Three questions, in this order: is the whole a word? Does one of the parts commonly keep its hyphen? Are both words?
"""

import re
from collections.abc import Callable

from cleantext.languages.base import Language

_VOWEL = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýœ]", re.IGNORECASE)

Asks = Callable[[str], bool]


def is_broken(one: str, two: str, here: Language | None, is_word: Asks, is_common: Asks) -> bool:
    """Return whether the two parts are one word; the second one begins with a small letter."""
    if is_common(one + two):
        return True
    compounds_are_joined = here is not None and here.capitalised_nouns  # in German a capital may follow a hyphen
    if is_word(one + two) and (compounds_are_joined or not (is_common(one) and is_common(two))):
        return True
    if (
        here is None
        or one.lower() in here.hyphenated_starts
        or one.endswith(tuple(here.hyphenated_suffixes))
        or two in here.hyphenated_ends
    ):
        return False
    if two in here.function_words and not compounds_are_joined:
        return False
    if not (_VOWEL.search(one) and _VOWEL.search(two)):
        return False
    is_known = is_word(one) and (is_word(two) or (len(one) > 3 and is_common(one)))
    name = one[0].isupper() and is_common(two)
    return compounds_are_joined or not (is_known or name or not one[1:].islower())
