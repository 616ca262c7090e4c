"""Tells whether two words with a hyphen between them are a compound of a language."""

from functools import cache

from cleantext.languages.word_lists import stored_hashes, word_hash


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
    return frozenset(stored_hashes("compounds", language))
