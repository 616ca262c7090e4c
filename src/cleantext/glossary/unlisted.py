"""Where unlisted spun phrases stand: natively those that are sure by themselves, one by one the doubtful ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleantext.glossary.compose import Term, alone, decompose, decomposed
from cleantext.glossary.entry import Entry
from cleantext.glossary.match import edges_of, runs
from cleantext.glossary.propose import Found
from cleantext.glossary.tokens import Words
from cleantext.model import Confidence

ID = "phrases/unlisted"
_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[ \t\u00a0]*(?:\r?\n[ \t]*)?|-(?:\r?\n[ \t]*)?")


def sure(data: bytes, found: Words) -> Iterator[tuple[int, int, Term]]:
    """Phrases of a buffer whose every word is a substitute and that need no evidence: offsets in bytes, the term."""
    for place, length, _ in runs(alone(), found, 2):
        edges = edges_of(found, data, place, length)
        if edges is None:
            continue
        best = decomposed(tuple(found.folded[a:b].decode() for a, b in edges))
        if best is not None:
            yield edges[0][0], edges[-1][1], best[0]


def doubtful(text: str, least: float) -> list[Found]:
    """Phrases of a text whose log likelihood ratio to be spun is at least this: repairs only in a spun text."""
    return [
        unlisted(clause[c.first][0], clause[c.last - 1][1], c.term, Confidence.GUESS)
        for clause in _clauses(text)
        for c in decompose([text[a:b].lower() for a, b in clause])
        if c.score >= least
    ]


def unlisted(start: int, end: int, term: Term, confidence: Confidence) -> Found:
    """A found phrase that stands in no list."""
    return Found(start, end, term.written, Entry(term.written, domain="unlisted"), confidence)


def _clauses(text: str) -> Iterator[list[tuple[int, int]]]:
    """Where the words stand, in runs with nothing but white space or hyphens between them."""
    clause: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        if clause and not _GAP.fullmatch(text, clause[-1][1], match.start()):
            yield clause
            clause = []
        clause.append(match.span())
    yield clause
