"""Spun phrases that stand in no list: those that are sure by themselves, and the doubtful ones."""

from __future__ import annotations

import re
from functools import lru_cache

from cleantext.model import Confidence
from cleantext.repair.decoder.compose import Term, belongs, decompose, decomposed, is_alone, originals
from cleantext.repair.glossary.entry import Entry
from cleantext.repair.matching.found import Found, stands_right
from cleantext.repair.wording.normalise import folded

_WORD = re.compile(r"[^\W_]+")
_NEXT = re.compile(r"[ \u00a0-]([^\W\d_]{3,})(?!\w)")
_PREVIOUS = re.compile(r"(?<!\w)([^\W\d_]{3,})[ \u00a0-]$")
_CLAUSE = re.compile(r"[^\W_]++(?:(?:[ \t\u00a0]++(?:\r?\n[ \t]*+)?|\r?\n[ \t]*+|-(?:\r?\n[ \t]*+)?)[^\W_]++)*+")
"""Words with nothing but white space or hyphens between them."""


def sure(words: str, key: int) -> Term | None:
    """The term that these words, of this hash, stand for without further evidence."""
    best = decomposed(tuple(words.split(" "))) if is_alone(key) else None
    return best[0] if best else None


def doubtful(text: str, least: float, known: dict[str, list[Found]]) -> list[Found]:
    """Phrases of a text whose log likelihood ratio to be spun is at least this: repairs only in a spun text.

    ``known`` keeps what was found in each clause, as a text of its own: most are asked for again after a change.
    """
    found: list[Found] = []
    for m in _CLAUSE.finditer(text):
        clause, start = m[0], m.start()
        if clause not in known:
            known[clause] = _composed(clause, least)
        found += (f._replace(start=start + f.start, end=start + f.end) for f in known[clause])
    return found


def _composed(clause: str, least: float) -> list[Found]:
    """The doubtful phrases of a clause."""
    composed = [c for c in decompose(tuple(word.lower() for word in _WORD.findall(clause))) if c.score >= least]
    spans = [m.span() for m in _WORD.finditer(clause)] if composed else []
    return [unlisted(spans[c.first][0], spans[c.last - 1][1], c.term, Confidence.GUESS) for c in composed]


def extended(text: str, f: Found) -> Found | None:
    """A listed phrase with a substitute beside it, where the two make a longer term and not an honest phrase.

    (“profound” before what stands for “convolutional neural network”, “organization” after “long short-term memory”.)
    """
    if stands_right(text, f):
        return None
    if (after := _NEXT.match(text, f.end)) is not None and (right := _longer(folded(f.right), after[1].lower(), True)):
        return f._replace(end=after.end(), right=f"{f.right} {right}")
    before = _PREVIOUS.search(text, max(0, f.start - 30), f.start)
    if before is not None and (right := _longer(folded(f.right), before[1].lower(), False)):
        return f._replace(start=before.start(1), right=f"{right} {f.right}")
    return None


@lru_cache(maxsize=1 << 14)
def _longer(term: str, word: str, after: bool) -> str | None:
    """The word that a substitute after a term, or before it, stands for, if that makes a longer term."""
    for right in originals(word):
        if belongs(word, after, term, f"{term} {right}" if after else f"{right} {term}"):
            return right
    return None


def unlisted(start: int, end: int, term: Term, confidence: Confidence) -> Found:
    """A found phrase that stands in no list."""
    return Found(start, end, term.written, Entry(term.written, domain="unlisted"), confidence)
