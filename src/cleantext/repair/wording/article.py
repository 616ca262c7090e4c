"""The English indefinite article, by sound."""

from __future__ import annotations

import re

_SILENT_H = ("hour", "honest", "honor", "honour", "heir")
_CONSONANT = re.compile(r"(?:uni(?!n|m)|us(?:e|a|u|i)|ut(?:i|o)|eu|ewe|one(?:\b|-)|once|ubi|ura|uro)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]*")
_VOWEL_LETTERS = "AEFHILMNORSX"
_ARTICLE = re.compile(r"(?<![\w'’-])(a|an)([ \t\u00a0]+|[ \t]*\r?\n[ \t]*)$", re.IGNORECASE)


def _first(phrase: str) -> str:
    return _WORD.match(phrase)[0].lower()  # type: ignore[index]


def takes_an(phrase: str) -> bool:
    """Whether a phrase takes ``an``: judged by the sound of its beginning, acronyms letter by letter."""
    word = _WORD.match(phrase)[0]  # type: ignore[index]
    if word[:1].isdigit():
        return word[0] == "8" or word in ("11", "18")
    if len(word) > 1 and word.isupper() and (len(word) < 4 or not re.search("[AEIOUY]", word[1:])):
        return word[0] in _VOWEL_LETTERS
    if len(word) == 1:
        return word.upper() in _VOWEL_LETTERS
    low = word.lower()
    if low.startswith(_SILENT_H):
        return True
    return low[:1] in tuple("aeiou") and not _CONSONANT.match(low)


def mended(text: str, start: int, before: str, after: str) -> tuple[int, str] | None:
    """Where the article before text[start:] begins, and the article that ``after`` takes instead; None if it is right.

    Before a word that stays the article is the author's business.
    """
    found = _ARTICLE.search(text, max(0, start - 12), start)
    if not found or takes_an(after) == (len(found[1]) == 2) or _first(before) == _first(after):
        return None
    right = "an" if takes_an(after) else "a"
    shouted = found[1].isupper() and (len(found[1]) == 2 or before.isupper())
    article = right.upper() if shouted else found[1][0] + right[1:]
    return found.start(1), article + found[2]
