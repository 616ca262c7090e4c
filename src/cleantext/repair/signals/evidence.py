"""What in a document speaks for or against a repair: a few rules that a person can read."""

from __future__ import annotations

import re
from functools import lru_cache

from cleantext.model import Confidence
from cleantext.repair.glossary.entry import Entry
from cleantext.repair.wording.normalise import folded

SPUN_ENOUGH = 3
"""Different repairs that must be likely on their own before a document counts as spun."""

_TITLE, _SENTENCE, _NEAR = 200, 1000, 3000
"""The farthest that a title, a sentence and a paragraph extend, in characters to each side."""

SPUN_AT_MOST = 12
"""This many different repairs are enough in a text of any length."""

_JOINED_BEFORE, _JOINED_AFTER = re.compile(r"\w[ \u00a0-]$"), re.compile(r"[ \u00a0-]\w")
_PER_REPAIR = 400  # characters of a spun text for each of its repairs, at most
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s|\n\s*\n")
_NAME_BEFORE = re.compile(r"[^.!?…:\n\s][ \u00a0]+([A-Z][\w'’-]*)[ \u00a0]+$")
_NAME_AFTER = re.compile(r"[ \u00a0]+(?:of[ \u00a0]+|for[ \u00a0]+|and[ \u00a0]+)?([A-Z][a-z][\w'’-]*)")


def near(entry: Entry, text: str, start: int, end: int) -> bool:
    """Whether one of the entry's ``near`` words stands in the paragraph, or it needs none."""
    return not entry.near or _holds(entry.near, _paragraph(text, start, end))


def forbidden(entry: Entry, text: str, start: int, end: int) -> bool:
    """Whether one of the entry's ``unless`` words stands in the sentence."""
    return bool(entry.unless and _in_sentence(entry.unless, text, start, end))


def acronym_beside(entry: Entry, text: str, start: int, end: int) -> bool:
    """Whether the entry's acronym stands in brackets after the phrase, or before it: ``(AGI)``, ``AGI (``."""
    if not entry.acronym:
        return False
    before, after = text[max(0, start - len(entry.acronym) - 6) : start], text[end : end + len(entry.acronym) + 8]
    acronym = re.escape(entry.acronym)
    return bool(
        (entry.acronym in after and re.match(rf"[\s-]*[(\[]\s*[\"“]?{acronym}s?\b", after))
        or (entry.acronym in before and re.search(rf"\b{acronym}s?\s*[(\[,]\s*$", before))
    )


def in_name(text: str, start: int, end: int) -> bool:
    """Whether a phrase with a capital in each word is part of a longer name: another capital stands beside it."""
    phrase = text[start:end]
    if phrase.isupper() or not all(w[0].isupper() for w in re.findall(r"[^\W\d_]{4,}", phrase) or [phrase]):
        return False
    first, last = max(0, start - _TITLE), min(len(text), end + _TITLE)
    line = text[max(text.rfind("\n", first, start) + 1, first) : _find(text, "\n", end, last)]
    words = re.findall(r"[^\W\d_]{4,}", line)
    if sum(w[0].isupper() for w in words) > 0.8 * len(words):
        return False  # a title: every word has a capital
    return bool(_NAME_BEFORE.search(text[max(0, start - 40) : start]) or _NAME_AFTER.match(text[end : end + 40]))


def in_compound(text: str, start: int) -> bool:
    """Whether a hyphen joins the phrase to a word before it: “secret-shared data” is no “shared data”."""
    return text[start - 1 : start] in ("-", "‐", "‑") and text[max(0, start - 2) : start - 1].isalnum()


def repeats(text: str, start: int, end: int, right: str) -> bool:
    """Whether the right term would begin or end with a word that is already beside it."""
    words = folded(right).split(" ")
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    return bool(
        (_JOINED_BEFORE.search(before) and folded(before).rpartition(" ")[2] == words[0])
        or (_JOINED_AFTER.match(after) and folded(after).partition(" ")[0] == words[-1])
    )


def is_name(term: str) -> bool:
    """Whether the right term is a name itself, or contains one."""
    return any(word[0].isupper() for word in term.split())


def is_spun(others: int, text: str) -> bool:
    """Whether this many different repairs are enough to call a text spun; a longer text needs more."""
    return others >= max(SPUN_ENOUGH, min(len(text) // _PER_REPAIR, SPUN_AT_MOST))


def elsewhere(entry: Entry, text: str) -> bool:
    """Whether the right term itself stands in the text."""
    return entry.term.lower() in text.lower()


def _find(text: str, what: str, at: int, limit: int) -> int:
    """Where something is in text[at:limit]; the limit if it is not there."""
    place = text.find(what, at, limit)
    return limit if place < 0 else place


def _paragraph(text: str, start: int, end: int) -> str:
    """The part of the paragraph around a phrase that counts as near."""
    first, last = max(0, start - _NEAR), min(len(text), end + _NEAR)
    return text[max(text.rfind("\n\n", first, start) + 1, first) : _find(text, "\n\n", end, last)]


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a phrase, as far as marks and blank lines tell."""
    first, last = max(0, start - _SENTENCE), min(len(text), end + _SENTENCE)
    begin = max((m.end() for m in _SENTENCE_END.finditer(text, first, start)), default=first)
    stop = _SENTENCE_END.search(text, end, last)
    return text[begin : stop.start() if stop else last]


def _in_sentence(words: tuple[str, ...], text: str, start: int, end: int) -> bool:
    around = text[max(0, start - _SENTENCE) : end + _SENTENCE]
    return _may_hold(words, around) and bool(_any_of(words).search(_sentence(text, start, end)))


def _holds(words: tuple[str, ...], text: str) -> bool:
    return _may_hold(words, text) and bool(_any_of(words).search(text))


def _may_hold(words: tuple[str, ...], text: str) -> bool:
    """A plain search first: the expression takes ten times as long to find nothing."""
    low = text.lower()
    return any(word.lower() in low for word in words)


@lru_cache(maxsize=4096)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + ")", re.IGNORECASE)


def lowered(confidence: Confidence) -> Confidence:
    """One level less sure."""
    return Confidence(max(confidence - 1, Confidence.GUESS))
