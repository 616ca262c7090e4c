"""Tells whether a form is one of the common words of a language."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterable
from functools import cache
from pkgutil import get_data
from sys import byteorder
from zlib import crc32

COMMON = 10_000
"""How many forms of a table count as the commonest ones: its head."""


def is_word(form: str, language: str) -> bool:
    """Return whether a form is among the 50,000 commonest of a language, whatever its case."""
    return word_hash(_folded(form)) in _tables(language)[1]


def is_common(form: str, language: str) -> bool:
    """Return whether a form is among the 10,000 commonest of a language, whatever its case."""
    return word_hash(_folded(form)) in _tables(language)[0]


def having(form: str, languages: Iterable[str], common: bool = False) -> list[str]:
    """Return those of the languages of which a form is a word, or one of the 10,000 commonest."""
    number, size = word_hash(_folded(form)), 0 if common else 1
    return [language for language in languages if number in _tables(language)[size]]


def word_hash(form: str) -> int:
    """Return the number that stands for a case-folded form in the tables.

    CRC-32 is in every Python and the same everywhere. It tells all forms of up to four bytes apart; of longer forms
    that are not words, about one in 86,000 is taken for one (50,000 of 2**32).
    """
    return crc32(form.encode("utf-8", "surrogatepass"))


def _folded(form: str) -> str:
    """Return the form as the tables have it: case-folded and composed."""
    return form.casefold() if form.isascii() else unicodedata.normalize("NFC", form.casefold())


@cache
def _tables(language: str) -> tuple[frozenset[int], frozenset[int]]:
    """Return the commonest and all hashes of a language; none for a language that has no table."""
    numbers = stored_hashes("words", language)
    return frozenset(numbers[:COMMON]), frozenset(numbers)


def stored_hashes(kind: str, language: str) -> array[int]:
    """Return the hashes that the table of a language in this folder of data has; none if there is no table."""
    # A code from outside becomes part of a path only if it is a plain one. (importlib.resources would do the same,
    # but takes 20 ms to import.)
    try:
        table = get_data("cleantext", f"data/{kind}/{language}.u32") if language.isalpha() else None
    except FileNotFoundError:
        table = None
    numbers = array("I", table or b"")
    if byteorder == "big":
        numbers.byteswap()
    return numbers
