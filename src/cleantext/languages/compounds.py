"""Tells whether two words with a hyphen between them are a compound of a language."""

from array import array
from functools import cache
from pkgutil import get_data
from sys import byteorder

from cleantext.languages.word_lists import word_hash


def is_compound(left: str, right: str, language: str) -> bool:
    """Return whether several texts have these two words with a hyphen between them, whatever their case."""
    return word_hash(f"{left}-{right}".casefold()) in _table(language)


def begins_compounds(left: str, language: str) -> bool:
    """Return whether a word in small letters stands before a hyphen and many different words."""
    return word_hash(f"{left}-") in _table(language)


def ends_compounds(right: str, language: str) -> bool:
    """Return whether a word in small letters stands behind a hyphen and many different words."""
    return word_hash(f"-{right}") in _table(language)


@cache
def _table(language: str) -> frozenset[int]:
    """Return the hashes of a language; none for a language that has no table."""
    try:
        table = get_data("cleantext", f"data/compounds/{language}.u32") if language.isalpha() else None
    except FileNotFoundError:
        table = None
    numbers = array("I", table or b"")
    if byteorder == "big":
        numbers.byteswap()
    return frozenset(numbers)
