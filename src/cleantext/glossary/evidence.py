"""What in a document speaks for or against a repair: a few rules that a person can read."""

from __future__ import annotations

import re
from functools import lru_cache

from cleantext.glossary.entry import Entry
from cleantext.model import Confidence

SPUN_ENOUGH = 2
"""Different repairs that must be likely on their own before a document counts as spun."""

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s|\n\s*\n")
_NAME_BEFORE = re.compile(r"[^.!?…:\n\s][ \u00a0]+([A-Z][\w'’-]*)[ \u00a0]+$")
_NAME_AFTER = re.compile(r"[ \u00a0]+(?:of[ \u00a0]+|for[ \u00a0]+|and[ \u00a0]+)?([A-Z][a-z][\w'’-]*)")
_SO_CALLED = re.compile(r"\b(?:so-called|soi-disant|dite?s?)\s+[\"'“‘«]?\s*$", re.IGNORECASE)
_OPEN, _CLOSE = "\"'“‘«„‹", "\"'”’»“›"


def near(entry: Entry, text: str, start: int, end: int) -> bool:
    """Whether one of the entry's ``near`` words stands in the paragraph, or it needs none."""
    return not entry.near or _holds(entry.near, _paragraph(text, start, end))


def forbidden(entry: Entry, text: str, start: int, end: int) -> bool:
    """Whether one of the entry's ``unless`` words stands in the sentence."""
    return bool(entry.unless) and _holds(entry.unless, _sentence(text, start, end))


def acronym_beside(entry: Entry, text: str, start: int, end: int) -> bool:
    """Whether the entry's acronym stands in brackets after the phrase, or before it: ``(AGI)``, ``AGI (``."""
    if not entry.acronym:
        return False
    acronym = re.escape(entry.acronym)
    return bool(
        re.match(rf"[\s-]*[(\[]\s*[\"“]?{acronym}s?\b", text[end : end + len(entry.acronym) + 8])
        or re.search(rf"\b{acronym}s?\s*[(\[,]\s*$", text[max(0, start - len(entry.acronym) - 6) : start])
    )


def quoted(text: str, start: int, end: int) -> bool:
    """Whether the phrase alone stands in quotation marks, or after “so-called”."""
    tight = text[start - 1 : start] in tuple(_OPEN) and text[end : end + 1] in tuple(_CLOSE)
    return tight or bool(_SO_CALLED.search(text[max(0, start - 16) : start]))


def in_name(text: str, start: int, end: int) -> bool:
    """Whether a phrase with a capital in each word is part of a longer name: another capital stands beside it."""
    phrase = text[start:end]
    if phrase.isupper() or not all(w[0].isupper() for w in re.findall(r"[^\W\d_]{4,}", phrase) or [phrase]):
        return False
    line = text[text.rfind("\n", 0, start) + 1 : start] + phrase + text[end : _end(text, end)]
    words = re.findall(r"[^\W\d_]{4,}", line)
    if sum(w[0].isupper() for w in words) > 0.8 * len(words):
        return False  # a title: every word has a capital
    return bool(_NAME_BEFORE.search(text[max(0, start - 40) : start]) or _NAME_AFTER.match(text[end : end + 40]))


def is_name(term: str) -> bool:
    """Whether the right term is a name itself, or holds one: each of its longer words has a capital, or the first."""
    return term[:1].isupper()


def elsewhere(entry: Entry, text: str) -> bool:
    """Whether the right term itself stands in the text."""
    return entry.term.lower() in text.lower()


def _end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _paragraph(text: str, start: int, end: int) -> str:
    return text[text.rfind("\n\n", 0, start) + 1 : (text + "\n\n").find("\n\n", end)]


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a phrase, as far as marks and blank lines tell."""
    low = max(0, start - 1000)
    begin = max((m.end() for m in _SENTENCE_END.finditer(text, low, start)), default=low)
    stop = _SENTENCE_END.search(text, end)
    return text[begin : stop.start() if stop else len(text)]


def _holds(words: tuple[str, ...], text: str) -> bool:
    return bool(_any_of(words).search(text))


@lru_cache(maxsize=4096)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + ")", re.IGNORECASE)


def lowered(confidence: Confidence) -> Confidence:
    """One level less sure."""
    return Confidence(max(confidence - 1, Confidence.GUESS))
