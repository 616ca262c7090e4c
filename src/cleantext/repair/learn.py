"""Entries that spun texts suggest for a glossary: what stands where their originals, or the decoder, have a term."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from cleantext.languages import LANGUAGES
from cleantext.model import Edit
from cleantext.repair.decoder.attested import is_honest
from cleantext.repair.wording.normalise import folded

_MOST_WORDS = 4
"""Words of a form, and of a term, at most."""
_LONGEST_ENDING = 4
"""Letters of an ending at most: *-ing*, *-ying*."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NEXT, _LAST = re.compile(rf"[ \n]({_WORD.pattern})"), re.compile(rf"({_WORD.pattern})[ \n]$")


class Lesson(NamedTuple):
    """A form that may be worth an entry.

    Attributes:
        term: what it stands for.
        form: what the spinner wrote.
        documents: in how many documents it did.
        example: one of the places, with what stands around it.
        is_honest: whether honest text has the form too, so that it can only be a guess.
    """

    term: str
    form: str
    documents: int
    example: str
    is_honest: bool


def lessons(documents: Iterable[tuple[str, Iterable[Edit]]], language: str, least: int = 2) -> list[Lesson]:
    """What spun texts teach, the forms that most documents have first.

    Args:
        documents: each spun text with the edits that turn it into what it was.
        language: the language of the texts; its function words begin and end no term.
        least: in how many documents a form must stand.
    """
    counts: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], str] = {}
    for text, edits in documents:
        here = {pair: at for edit in edits for pair, at in _pairs(text, edit, LANGUAGES[language].function_words)}
        counts.update(here.keys())
        for pair, (start, end) in here.items():
            examples.setdefault(pair, _around(text, start, end))
    best = _best_terms(counts, least)
    rows = [Lesson(*pair, counts[pair], examples[pair], _is_honest(pair[1], language)) for pair in best]
    return sorted(rows, key=lambda row: (-row.documents, row.term, row.form))


def _pairs(text: str, edit: Edit, function_words: frozenset[str]) -> Iterator[tuple[tuple[str, str], tuple[int, int]]]:
    """The terms and forms that an edit shows: by itself, and with the word behind it or before it."""
    if _is_inflection(edit.before.lower(), edit.after.lower()):
        return
    follower, leader = _NEXT.match(text, edit.end), _LAST.search(text[max(0, edit.start - 40) : edit.start])
    stretches = [(edit.start, edit.end, edit.before, edit.after)]
    if follower:
        word = follower[1]
        stretches.append((edit.start, follower.end(), f"{edit.before} {word}", f"{edit.after} {word}"))
    if leader:
        word = leader[1]
        stretches.append((edit.start - len(leader[0]), edit.end, f"{word} {edit.before}", f"{word} {edit.after}"))
    for start, end, before, after in stretches:
        form, term = folded(before), folded(after)
        if _is_phrase(form, function_words) and _is_phrase(term, function_words):
            yield (term, form), (start, end)


def _is_inflection(before: str, after: str) -> bool:
    """Whether two words differ in their ending only."""
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    return common >= 4 and max(len(before), len(after)) - common <= _LONGEST_ENDING


def _is_phrase(phrase: str, function_words: frozenset[str]) -> bool:
    """Whether something is two to four words without marks or digits, no function word at either end."""
    words = phrase.split(" ")
    if not 1 < len(words) <= _MOST_WORDS or not all(_WORD.fullmatch(word) for word in words):
        return False
    return function_words.isdisjoint((words[0], words[-1]))


def _best_terms(counts: Counter[tuple[str, str]], least: int) -> list[tuple[str, str]]:
    """For each form the term that most documents have for it, if enough have, and no part of the form says as much."""
    by_form: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in counts:
        by_form[pair[1]].append(pair)
    best = {form: max(pairs, key=lambda pair: (counts[pair], pair)) for form, pairs in by_form.items()}
    kept = {form: pair for form, pair in best.items() if counts[pair] >= least}
    return [pair for form, pair in kept.items() if not any(part in kept for part in _parts(form))]


def _parts(form: str) -> Iterator[str]:
    """The shorter phrases that stand in a form."""
    words = form.split(" ")
    return (
        " ".join(words[start : start + length])
        for length in range(2, len(words))
        for start in range(len(words) - length + 1)
    )


def _is_honest(form: str, language: str) -> bool:
    """Whether honest text has a form; taken for granted where no counts can tell."""
    return language != "en" or is_honest(form)


def _around(text: str, start: int, end: int) -> str:
    """A stretch of a text with some words on each side, on one line."""
    return " ".join(text[max(0, start - 30) : end + 30].split())
