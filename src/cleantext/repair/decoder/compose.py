"""Spun phrases that stand in no list: taken apart into a frequent term and the substitutes of its words.

The tables are built by ``scripts/build_composed.py``, which says from what. How much likelier a phrase is to be
spun than to be honest is a log likelihood ratio (noisy channel): of the term and of the substitutes that a spinner
chose, over the most that a phrase can be worth in honest text where it stands in no n-gram.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.repair.decoder.attested import FOLDER, is_honest
from cleantext.repair.wording.inflect import plural, singular

WORDS = 37_745_609
"""Words in the texts whose n-grams were counted."""

ALONE = 8.0
"""Log likelihood ratio from which a phrase of substitutes is a repair by itself.

Measured on 7 million words of honest text (abstracts, manuals, speeches, letters, a novel): four such phrases in them,
all in speeches and letters."""

ALONE_OF_THREE = 5.0
"""That ratio where three or more words are substitutes: one such phrase in those texts."""

EVIDENCE_AT = 8.0
"""The ratio from which any phrase is one in a text that holds other spun phrases."""

GUESS_AT = 2.0
"""The ratio from which a phrase is worth a guess."""

CURATED = 4.0
"""What it adds to the ratio that the term stands in our glossaries."""

MARGIN = 1.0
"""By how much the best term must beat the next."""

BELONGS = 0.4
"""By how much a substitute beside a term must be likelier than the word itself (log likelihood ratio)."""

UNSEEN = 20.0
"""How much likelier than chance two words of honest text may stand together without having been counted."""

_SEEN = 0.02  # how likely the second of two words is after the first, where only that they were counted is known
_LONGEST = 5  # words in a phrase


class Term(NamedTuple):
    """A frequent term: as it is written, how often it was counted, whether our glossaries hold it."""

    written: str
    times: int
    curated: bool


class Composed(NamedTuple):
    """Words ``first`` up to ``last`` of a clause, the term they were likeliest composed of, and the ratio."""

    first: int
    last: int
    term: Term
    score: float


def channel(rank: int) -> float:
    """The log probability that a spinner puts the substitute of this rank (from 0) in the place of a word."""
    return -log(rank + 6) - 0.7


def decompose(clause: tuple[str, ...]) -> Iterator[Composed]:
    """Every run of these words (folded) that is likelier spun than honest, with its likeliest term."""
    known, edges = _beginnings_of_substitutes(), _edges()
    if known.isdisjoint(clause):
        return
    options = _options(clause)
    for first in range(len(clause) - 1):
        if clause[first] not in edges or known.isdisjoint(clause[first : first + _LONGEST]):
            continue
        readings: dict[int, list[tuple[str, int]]] = {}
        for last, read, changed in _readings(clause, options, first, min(first + _LONGEST, len(clause)), "", 0):
            if changed and last > first + 1 and clause[last - 1] in edges:
                readings.setdefault(last, []).append((read, changed))
        for last, found in sorted(readings.items()):
            if best := _likeliest(clause[first:last], found):
                yield Composed(first, last, *best)


@lru_cache(maxsize=1 << 16)
def decomposed(run: tuple[str, ...]) -> tuple[Term, float] | None:
    """The term that a run of words was likeliest composed of, and the ratio; None where it is likelier honest."""
    end = len(run)
    readings = _readings(run, _options(run), 0, end, "", 0)
    return _likeliest(run, [(read, changed) for last, read, changed in readings if changed and last == end])


def _likeliest(run: tuple[str, ...], readings: list[tuple[str, int]]) -> tuple[Term, float] | None:
    """The likeliest of the terms that a run of words may have read, and the ratio; None where it is likelier honest."""
    if not readings:
        return None
    phrase = " ".join(run)
    if phrase in _terms() or is_honest(phrase):
        return None
    found = []
    for read, changed in readings:
        term = _term(read)
        found.append((log(term.times / WORDS) + changed * channel(2) + CURATED * term.curated, read))
    found.sort(reverse=True)
    score = found[0][0] - _honest_at_most(run, _counts())
    others = [f for f in found if f[1] != found[0][1]]
    if score < GUESS_AT or (others and found[0][0] - others[0][0] < MARGIN):
        return None
    return _term(found[0][1]), score


class Options(NamedTuple):
    """What each word of a clause may stand for.

    Attributes:
        substitutes: how many words from there on may be a substitute, and of what.
        words: all words that may have stood there, itself too.
    """

    substitutes: list[list[tuple[int, list[str]]]]
    words: list[list[str]]


def _options(clause: tuple[str, ...]) -> Options:
    known = _beginnings_of_substitutes()
    options = Options([], [])
    for at, word in enumerate(clause):
        lengths = range(1, min(3, len(clause) - at) + 1) if word in known else ()
        here = [(n, rights) for n in lengths if (rights := originals(" ".join(clause[at : at + n])))]
        options.substitutes.append(here)
        options.words.append([word, *(right for _, rights in here for right in rights)])
    return options


def _readings(
    clause: tuple[str, ...], options: Options, at: int, end: int, before: str, changed: int
) -> Iterator[tuple[int, str, int]]:
    """The terms that words from ``at`` on may have read, after ``before``.

    Each with the number of the word that follows it, ``end`` at most, and how many of its words were changed.
    """
    if before in _terms():
        yield at, before, changed
    following = _following().get(before)
    if following is None or at == end:
        return
    gap = " " if before else ""
    if clause[at] in following and _goes_on(longer := before + gap + clause[at], options, at + 1, end):
        yield from _readings(clause, options, at + 1, end, longer, changed)
    for length, rights in options.substitutes[at]:
        if at + length <= end:
            for right in following.intersection(rights):
                if _goes_on(longer := before + gap + right, options, at + length, end):
                    yield from _readings(clause, options, at + length, end, longer, changed + 1)


def _goes_on(before: str, options: Options, at: int, end: int) -> bool:
    """Whether a reading is a term, or the next word may go on with it: most do not, and need no look of their own."""
    following = _following().get(before)
    return before in _terms() or (following is not None and at < end and not following.isdisjoint(options.words[at]))


def originals(substitute: str) -> list[str]:
    """The words that a substitute may stand for."""
    rights = _originals().get(substitute)
    return rights.split("|") if rights else []


def is_term(phrase: str) -> bool:
    """Whether a phrase (folded) is a frequent term."""
    return phrase in _terms()


def belongs(word: str, after: bool, term: str, extended: str) -> bool:
    """Whether a word before or after what stands for a term is a substitute, so that the two stand for a longer term.

    It is, if that is likelier than that the word stands there by itself.
    """
    if not is_term(extended):
        return False
    words = [*term.split(" "), word] if after else [word, *term.split(" ")]
    if is_honest(" ".join(words)):
        return False
    itself = UNSEEN * max(_counts().get(word, 2), 2) / WORDS
    if is_honest(" ".join(words[-2:] if after else words[:2])):
        itself = max(itself, _SEEN)
    share = times(extended) / max(times(term), times(extended))
    return log(share) + channel(2) - log(itself) > BELONGS


def times(term: str) -> int:
    """How often a term was counted, in either number; 0 for one that is not frequent."""
    forms = {form.lower().replace("-", " ") for form in (singular(term), plural(term))}
    return sum(_term(form).times for form in forms if is_term(form))


def _honest_at_most(run: tuple[str, ...], counts: dict[str, int]) -> float:
    """The log of the most that a run of words can be worth in honest text where it was never counted."""
    value = max(counts.get(run[0], 2), 2) / WORDS
    for left, right in pairwise(run):
        seen = len(run) > 2 and is_honest(f"{left} {right}")
        value *= _SEEN if seen else min(1.0, UNSEEN * max(counts.get(right, 2), 2) / WORDS)
    return log(min(value, 2 / WORDS))


def pack(name: str, table: Mapping[str, str]) -> None:
    """Write a table: all keys, then all values, which is a third of the time to read of a line for each."""
    text = "\n".join(table) + "\n\n" + "\n".join(table.values())
    (FOLDER / f"{name}.zlib").write_bytes(zlib.compress(text.encode(), 9))


def _table(name: str) -> dict[str, str]:
    keys, _, values = zlib.decompress((FOLDER / f"{name}.zlib").read_bytes()).decode().partition("\n\n")
    return dict(zip(keys.split("\n"), values.split("\n"), strict=True))


@cache
def _terms() -> dict[str, str]:
    """Folded term -> how often it was counted, and if it is one of ours, how it is written.

    (Kept as strings, which the garbage collector need not walk through.)
    """
    return _table("terms")


def _term(folded: str) -> Term:
    times, _, ours = _terms()[folded].partition("\t")
    return Term(ours or folded, int(times), bool(ours))


@cache
def _following() -> dict[str, set[str]]:
    """For each beginning of terms, the empty one too, the words that may follow it.

    (To meet them with the words that a substitute may stand for takes a tenth of the time of trying each of these.)
    """
    following: dict[str, set[str]] = {}
    for term in _terms():
        before = ""
        for word in term.split(" "):
            following.setdefault(before, set()).add(word)
            before = f"{before} {word}" if before else word
    return following


@cache
def _counts() -> dict[str, int]:
    return {word: int(count) for word, count in _table("words").items()}


@cache
def _originals() -> dict[str, str]:
    """Substitute -> the words it may stand for, with bars between them."""
    return _table("originals")


def alone(name: str) -> NDArray[np.uint32]:
    """Upper halves of hashes, of the phrases that are repairs by themselves: ``likely``, ``prefixes`` or ``starts``."""
    return np.fromfile(FOLDER / f"{name}.u32", "<u4").astype(np.uint32)


@cache
def _alone() -> NDArray[np.uint32]:
    return alone("likely")


@cache
def _edges() -> frozenset[str]:
    """The words that a phrase may begin or end with: those of terms and of substitutes at their edges."""
    return frozenset(w for phrase in (*_terms(), *_originals()) for w in (phrase.split(" ")[0], phrase.split(" ")[-1]))


@cache
def _beginnings_of_substitutes() -> frozenset[str]:
    """The first words of all substitutes."""
    return frozenset(substitute.partition(" ")[0] for substitute in _originals())


def is_alone(key: int) -> bool:
    """Whether the phrase with this hash is one of those that are repairs by themselves."""
    half = np.uint32(key >> 32)
    at = int(np.searchsorted(_alone(), half))
    return at < len(_alone()) and bool(_alone()[at] == half)
