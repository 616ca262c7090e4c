"""The English indefinite article, by sound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SILENT_H = ("hour", "honest", "honor", "honour", "heir")
_CONSONANT = re.compile(
    r"uni(?!n|m(?!o)|de|ll)|una(?:nim|ry)|unesco|us(?:[aeiu]|b(?!\w))|ut(?:[aeio])|ur(?:[aeio]|l(?!\w))|ubi|uu"
    r"|u(?:ganda|kra|kul|vul|lys|[ivx]s?(?!\w)|dp(?!\w)|av(?!\w)|wp(?!\w))|eu(?!ler)|ewe|oui"
    r"|one(?:\b|s\b|ness|self|time|drive)|once\b",
    re.IGNORECASE,
)
"""What begins with the sound of “you” or “won”."""
_VOWEL_Y = re.compile(r"y[ptv](?=[a-z])")
_EIGHT = re.compile(r"8\d*|1[18](?:\d\d)?(?!\d)")
_WORD = re.compile(r"[^\W_]*")
_VOWEL_LETTERS = "AEFHILMNORSX"
_SPOKEN = frozenset("LAN MAC MAN NIC RAM ROM SIM".split())
"""Acronyms of up to three letters that are said as words."""
_ARTICLE = re.compile(r"(?<![\w'’-])(a|an)([ \t\u00a0]+|[ \t]*\r?\n[ \t]*)$", re.IGNORECASE)


def _first(phrase: str) -> str:
    return _WORD.match(phrase)[0].lower()  # type: ignore[index]


_BEFORE_WORD = re.compile(
    r"""(?<![^\s(“"—])(?P<article>[Aa]n?)(?:[ ]|\r?\n)
    (?!(?:an?|and|are|as|at|also|if|in|into|is|it|its|of|on|or|our|us|und|una|une?|was|were|the|this|that|to|has|h\w*)\b)
    (?P<word>[a-z]{3,})(?![\w’'.&/=^_])""",
    re.VERBOSE,
)
_LABELS = re.compile(
    r"(?:[\d=+*/<>|\\]|\b(?:vitamin|hepatitis|influenza|class|type|group|grade|level|plan|part|point|option|step|section"
    r"|appendix|figure|table|panel|column|row|case|model|set|matrix|vector|variable|constant|parameter|value|letter"
    r"|for all))\s*$",
    re.IGNORECASE,
)


class Disagreement(NamedTuple):
    """An article at text[start:end] that does not go with the word behind it, and the one that does."""

    start: int
    end: int
    right: str


def disagreements(text: str) -> Iterator[Disagreement]:
    """The articles of a text that do not go with the words behind them, where only one is right.

    Spinners leave “a” where they put “announcement” for “declaration”. Ask this of texts that are known to be spun: in
    others such an article is the author's own. What may be a letter or a name (*vitamin a in*, *plan a*) is left alone,
    and so is ``an`` before *h*.
    """
    for match in _BEFORE_WORD.finditer(text):
        right = "an" if takes_an(match["word"]) else "a"
        article = match["article"]
        if right != article.lower() and not _LABELS.search(text, max(0, match.start() - 16), match.start()):
            yield Disagreement(match.start(), match.end("article"), article[0] + right[1:])


def takes_an(phrase: str) -> bool:
    """Whether a phrase takes ``an``: judged by the sound of its beginning, acronyms letter by letter."""
    word = _WORD.match(phrase)[0]  # type: ignore[index]
    if word[:1].isdigit():
        return bool(_EIGHT.match(word))
    if _is_spelled_out(word):
        return word[0].upper() in _VOWEL_LETTERS
    low = word.lower()
    if low.startswith(_SILENT_H) or _VOWEL_Y.match(low):
        return True
    return low[:1] in tuple("aeiou") and not _CONSONANT.match(low)


def _is_spelled_out(word: str) -> bool:
    """Whether a word is said letter by letter: *MRI*, *SVMs*, *mRNA*, *html*, the *x* of *x-ray*."""
    letters = word.removesuffix("s") if word[:-1].isupper() else word
    if len(letters) < 2 or not re.search("[aeiouyAEIOUY]", letters):
        return bool(letters)
    if letters.isupper():
        return letters not in _SPOKEN and (len(letters) < 4 or not re.search("[AEIOUY]", letters[1:]))
    return letters[0].islower() and letters[1:].isupper()


def mended(text: str, start: int, before: str, after: str) -> tuple[int, str] | None:
    """Where the article before text[start:] begins, and the article that ``after`` takes instead; None if it is right.

    Before a word that stays the article is the author's business.
    """
    match = _ARTICLE.search(text, max(0, start - 12), start)
    if not match or takes_an(after) == (len(match[1]) == 2) or _first(before) == _first(after):
        return None
    right = "an" if takes_an(after) else "a"
    shouted = match[1].isupper() and (len(match[1]) == 2 or before.isupper())
    article = right.upper() if shouted else match[1][0] + right[1:]
    return match.start(1), article + match[2]
