"""Tells whether a dot belongs to the word before it, and whether a sentence may end there all the same."""

from __future__ import annotations

from cleantext.languages.base import Language
from cleantext.languages.boundary import WordKnowledge
from cleantext.languages.dotted_names import ENDINGS

_ENDING_ANYWHERE = frozenset("etc inc ltd co corp jr sr a.m p.m u.s u.k u.s.a".split())


def is_abbreviated(word: str, here: Language | None) -> bool:
    """Return whether the dot behind a word may belong to it: an initial, a chain with dots, or an abbreviation."""
    last = word.rsplit("-", 1)[-1]
    if (len(last) < 2 and last.isalpha()) or "." in word:
        return True
    forms = {word, last, word.lower() if word.istitle() else word}
    return here is not None and not forms.isdisjoint(here.abbreviations)


def may_still_end(word: str, at: int, opens: bool, prose: bool, here: Language | None, words: WordKnowledge) -> bool:
    """Return whether a sentence may end with what its own dot shortens; ``opens``: a word that begins one follows."""
    if here and here.code == "fr" and word in here.titles:
        return True
    if not opens:
        return False
    if here and word.istitle() and word not in here.abbreviations and word.lower() in here.abbreviations:
        return True  # only what is written small is one: the department of « Var »
    if word.lower() in (here.ending_abbreviations if here else ()) or word.lower() in _ENDING_ANYWHERE:
        return True
    if len(word) > 1 and word.isalpha() and (word.isupper() or (word.islower() and len(word) > 2)):
        return True
    last = word[max(map(word.rfind, ".'’–/-")) + 1 :]
    if len(last) == 1 and "." not in word:
        return prose and ("-" in word or (word.islower() and word not in "pctsv"))
    if last in ENDINGS or (last.isupper() and (word[0].isdigit() or len(last) == 1 < len(word))):
        return prose
    return prose and "." in word and len(last) > 3 and words.is_word(last, at)
