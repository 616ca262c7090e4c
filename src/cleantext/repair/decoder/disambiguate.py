"""Which of several right terms a form stands for: the document decides, else the one that is far more probable."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleantext.repair.decoder.attested import times
from cleantext.repair.wording.inflect import plural, singular
from cleantext.repair.wording.normalise import folded

FAR = 5
"""How many times as probable as the next a term must be if the document gives no hint."""

RARE = 10
"""The most often that a term which was not counted may have occurred."""

_LISTS = re.compile(r",|/|\b(?:and|or|et|ou)\b", re.IGNORECASE)


class Meant(NamedTuple):
    """The right term that a form stands for, and whether that is clear."""

    right: str
    plain: bool


def meant(text: str, start: int, end: int, right: str, terms: tuple[str, ...]) -> Meant:
    """The one of these terms that the form at text[start:end] stands for, in the number that ``right`` has.

    ``right`` is the first of the terms in the right number.
    """
    form = text[start:end]
    term, plain = _chosen(f"{text[:start]} {text[end:]}", len(_words(form)), terms)
    if len(_LISTS.findall(form)) > len(_LISTS.findall(term)):
        plain = False  # “accuracy, recall” is not a single thing, whatever each of its terms is
    if term == terms[0]:
        return Meant(right, plain)
    return Meant(term if right == terms[0] else plural(term) if right == plural(terms[0]) else singular(term), plain)


def _chosen(text: str, length: int, terms: tuple[str, ...]) -> Meant:
    """The term that a text speaks of; or one that is far commoner; or, as long as the form, a part of all others."""
    said = _said(text, terms)
    if len(said) == 1:
        return Meant(said[0], True)
    (most, term), (next_most, _), *_ = sorted(((max(times(t), RARE), t) for t in terms), key=lambda each: -each[0])
    if most >= FAR * next_most:
        return Meant(term, True)
    part = min(terms, key=len)
    if len(_words(part)) == length and all(_words(part) <= _words(t) for t in terms):
        return Meant(part, True)
    return Meant(term, False)


def _said(text: str, terms: tuple[str, ...]) -> list[str]:
    """The terms that a text is about: it contains them, or their initials, or words that only they have."""
    low = f" {folded(text)} "
    held: list[str] = []
    for term in sorted(terms, key=len, reverse=True):
        for form in {folded(plural(term)), folded(singular(term))}:
            if f" {form} " in low:
                held.append(term)
                low = low.replace(f" {form} ", " ")
    if held:
        return list(dict.fromkeys(held))
    initials = [t for t in terms if len(_words(t)) > 2 and re.search(rf"\b{_initials(t)}s?\b", text)]
    if initials:
        return initials
    only = {t: _words(t) - set().union(*(_words(o) for o in terms if o != t)) for t in terms}
    if not all(only.values()):
        return []  # one of the terms is part of another
    return [t for t, words in only.items() if times(t) and all(f" {w} " in low for w in words)]


def _initials(term: str) -> str:
    return "".join(word[0] for word in folded(term).split(" ")).upper()


def _words(term: str) -> set[str]:
    return set(folded(term).split(" "))
