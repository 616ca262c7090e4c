"""Tells whether a sentence ends at a mark that a capital follows directly, or whether the two words are one name.

The answer is a score: the sum of the weights of the features seen at the place. `scripts/fit_boundary.py` fits the
weights to sentences that were glued together and to names with dots in documentation; a person can read each of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from cleantext import lazy_regex as regex
from cleantext.languages.base import Language
from cleantext.languages.code_signs import has_code
from cleantext.languages.dotted_names import (
    ARTICLES,
    CLASSES,
    ENDINGS,
    INTO_NAME,
    MODULES,
    OBJECTS,
    PARTS,
    ROOTS,
    SUFFIXES,
    goes_on_behind,
)

LIKELY_FROM, CERTAIN_FROM = 1.0, 5.0
"""From which score on a place is likely and is certainly the end of a sentence: of the names in documentation 0.5 % and
none scored as high, of the sentences that were glued together 98.7 and 75 % (`scripts/fit_boundary.py`)."""

WEIGHTS: dict[str, float] = {
    "code near": -4.8,
    "left names a module or an object": -3.9,
    "right is coded": -3.9,
    "right is part of a chain": -2.7,
    "a part of programs follows": -2.5,
    "a sign follows": -2.4,
    "left is a version": -2.4,
    "left is glued to a sign": -2.3,
    "left has a dot behind it again": -2.2,
    "always": -1.9,
    "what leads to a name before": -1.9,
    "right ends file names": -1.8,
    "in a list of such names": -1.7,
    "right is an acronym": -1.5,
    "left is an abbreviation": -1.4,
    "right is a letter": -1.3,
    "left is a letter": -1.1,
    "left roots names": -1.0,
    "left is unknown": -0.8,
    "left is a number": -0.7,
    "right is an adverb": 0.0,
    "right is coded, behind a long clause": 0.0,
    "a full stop follows": 0.2,
    "left is a name": 0.3,
    "the line ends behind right": 0.3,
    "capitals before": 0.4,
    "left begins the sentence": 0.4,
    "a few words before": 0.7,
    "capitals follow": 0.7,
    "a mark follows": 0.9,
    "right is a name": 0.9,
    "left is an acronym": 1.1,
    "left is a word with a capital": 1.2,
    "left is closed": 1.2,
    "right is common": 1.2,
    "small letters follow": 1.2,
    "other mark than a full stop": 1.3,
    "right is a word": 1.3,
    "left is a word": 2.1,
    "left is common": 2.1,
    "several words before": 2.5,
    "right opens sentences": 3.1,
}

_NAME = -10.0
_FAR = 20_000
"""How far around a place the same two words are looked for: sentences hardly ever meet twice with the same words."""
_STARTS = {"left begins the sentence", "other mark than a full stop"}
_SENTENCE = {"right opens sentences", "several words before", "a few words before"}
_NAMES_ONLY = ("in a list of such names", "left has a dot behind it again", "right is part of a chain")
"""Features that are hardly seen except at names: with them, only a word that opens sentences is considered further."""

_INNER = regex.compile(r"\p{Ll}\p{Lu}|\p{Lu}{2}(?!s\b)\p{Ll}|\d")
_CODED = regex.compile(r"\w*_\w*|\p{Ll}+\p{Lu}\w*|\p{L}+\d\w*|\d+\p{L}+\w*")
_COMMENT = regex.compile(r"(?m)^[ \t]*//")
_CODE_SPAN = regex.compile(r"`[^`\n]+`$")
_VERSION = regex.compile(r"\d+\.\d+\.\d|[vV]?\d\.\d$")
_PASCAL = regex.compile(r"(?:\p{Lu}\p{Ll}+){2,}")
_CAMEL = regex.compile(r"\p{Ll}+\p{Lu}\p{Ll}\w*|[vV]\d+")
_BEFORE_NAMES = frozenset("de dans à sur par via avec en chez vers selon".split())
"""What stands before names that have no article."""
_DERIVED = regex.compile(
    r"\p{Ll}{3,}(?:ness|tude|ical|ously|ments?|tions?|fulness|lessly|ively|ably)|\d+(?:st|nd|rd|th)"
)
"""How rare English words end that no program is called by, and ordinals."""
_RUNS_ON = regex.compile(r"(?:,|:|--|-\p{Ll}+|['’]\p{Ll}*)? (?:\S{1,20} ){0,2}[(\"“«*]?\p{Ll}['’]?\p{Ll}")
_NAMES = regex.compile(r"(?: [\p{Lu}\d][\w'’-]*){1,3}")
_BEFORE = regex.compile(r"(?r)(?:[^\s.!?…]+[ \n]){1,6}")
_CHAIN = regex.compile(r"\.\p{L}")
_LISTED_BEHIND = regex.compile(r"\S*(?:,| and| or| et| ou| und| oder| y| e) (?:\p{L}+ ){0,2}\p{L}+\.\p{Lu}\p{Ll}")
_LISTED_BEFORE = regex.compile(r"(?r)\p{L}\.\p{Lu}\p{Ll}+(?:,| and| or| et| ou| und| oder| y| e) (?:\p{L}+ ){0,2}")


class WordKnowledge(Protocol):
    """Questions about words, which a rule's context answers."""

    def is_word(self, form: str, at: int) -> bool:
        """Whether a form is a word."""

    def is_common(self, form: str, at: int) -> bool:
        """Whether it is one of the commonest."""

    def is_opener(self, form: str, at: int) -> bool:
        """Whether it commonly begins a sentence."""


def sentence_end(
    text: str, start: int, left: str, mark: int, right: str, here: Language | None, words: WordKnowledge
) -> float:
    """Return how much speaks for the end of a sentence at the mark between two words; the left one begins at start."""
    seen = set(boundary_features(text, start, left, mark, right, here, words))
    if "right opens sentences" not in seen and not seen.isdisjoint(_NAMES_ONLY):
        return _NAME
    if left.istitle() and not words.is_common(left, mark) and not seen & _SENTENCE:
        return _NAME
    opens = "right opens sentences" in seen and not (len(right) > 1 and right.isupper())
    name = left[max(map(left.rfind, "'’")) + 1 :]  # « d’LampPreference »
    if _PASCAL.fullmatch(name) and not words.is_word(name, mark) and not opens:
        return _NAME
    everyday, led = words.is_common(name, mark), "what leads to a name before" in seen
    thing = everyday or led or not words.is_word(name, mark)
    amid = name.istitle() and thing and not opens and seen.isdisjoint(_STARTS)
    if amid and goes_on_behind(text, mark, right, everyday and not led):
        return _NAME
    if left == "System" and not opens:
        return _NAME
    be = right == "Be" and "small letters follow" in seen  # « Jake.Be a good chap »
    if left in ARTICLES or (left[:1].isupper() and right.lower() in SUFFIXES and not opens and not be):
        return _NAME
    if left[:1].isupper() and right in CLASSES and not seen & {"right opens sentences", "left begins the sentence"}:
        return _NAME
    return sum(WEIGHTS[name] for name in seen)


def boundary_features(
    text: str, start: int, left: str, mark: int, right: str, here: Language | None, words: WordKnowledge
) -> Iterator[str]:
    """Yield the names of the features seen at the place."""
    yield "always"
    if text[start - 1 : start] in ("$", "€", "£") or (left[:1].isdigit() and not set(left).isdisjoint(":,%")):
        start, left = start - (text[start - 1 : start] in ("$", "€", "£")), ""  # an amount, a score, a time
    opens = _opens(text, mark, right, here, words)
    yield from _of_left(left, mark, opens, here, words)
    yield from _of_right(text, mark, right, opens, ends_clause(text, start, left, mark, here, words), words)
    yield from _around(text, start, left, mark, right)
    if text[mark] in "!?…":
        yield "other mark than a full stop"


def _of_left(left: str, mark: int, opens: bool, here: Language | None, words: WordKnowledge) -> Iterator[str]:
    """Yield the features of the word before the mark."""
    last = left[max(map(left.rfind, "'’–/-")) + 1 :]
    if not last or last[-1] == "°":
        yield "left is closed"
    elif last[0].isdigit() and last[-1].isdigit():
        yield "left is a version" if _VERSION.match(left) else "left is a number"
    elif len(last) == 1:
        yield "left is a letter"
    elif _DERIVED.fullmatch(last) and last[0].isdigit():
        yield "left is a word"
    elif _CAMEL.fullmatch(last) or (last in MODULES | OBJECTS and not opens):
        yield "left names a module or an object"
    elif last.islower():
        yield (
            "left is common"
            if words.is_common(last, mark)
            else ("left is a word" if words.is_word(last, mark) or _DERIVED.fullmatch(last) else "left is unknown")
        )
    elif last.isupper():
        yield "left is an acronym"
    elif last in ROOTS:
        yield "left roots names"
    else:
        yield "left is a word with a capital" if words.is_word(last, mark) else "left is a name"
    if here and (last in here.abbreviations or last.lower() in here.abbreviations):
        yield "left is an abbreviation"


def _opens(text: str, mark: int, right: str, here: Language | None, words: WordKnowledge) -> bool:
    """Whether a word commonly begins sentences; in French also « A » without its accent, and what is asked of many."""
    if words.is_opener(right, mark):
        return True
    if here is None or here.code != "fr":
        return False
    is_imperative = right.endswith("ez") and len(right) > 4 and words.is_word(right, mark)
    return (right == "A" or is_imperative) and _RUNS_ON.match(text, mark + 1 + len(right)) is not None


def _of_right(text: str, mark: int, right: str, opens: bool, clause: bool, words: WordKnowledge) -> Iterator[str]:
    """Yield the features of the word after the mark, and of what follows it."""
    end = mark + 1 + len(right)
    if len(right) == 1 and not opens:
        yield "right is a letter"
    elif opens:
        yield "right opens sentences"
    elif right.lower() in ENDINGS:
        yield "right ends file names"
    elif _is_coded(right):
        yield "right is coded, behind a long clause" if clause else "right is coded"
    elif right.isupper():
        yield "right is an acronym"
    elif words.is_common(right, mark):
        yield "right is common"
    elif words.is_word(right, mark):
        yield "right is a word"
    elif right.endswith(("ly", "ment", "mente")):
        yield "right is an adverb"
    else:
        yield "right is a name"
    follows = text[end : end + 1]
    if follows in ("", "\n"):
        yield "the line ends behind right"
    elif _CHAIN.match(text, end):
        yield "right is part of a chain"
    elif _RUNS_ON.match(text, end):
        yield "small letters follow"
    elif follows in ",;:!?…»”":
        yield "a mark follows"
    elif follows == ".":
        yield "a full stop follows"
    elif _NAMES.match(text, end):
        yield "capitals follow"
    elif follows != " ":
        yield "a sign follows"
    if text[end + 1 : end + 20].split(" ")[0].strip(".,;:") in PARTS:
        yield "a part of programs follows"


def _around(text: str, start: int, left: str, mark: int, right: str) -> Iterator[str]:
    """Yield the features of the surroundings."""
    before = _BEFORE.match(text, max(0, start - 80), start)
    behind = before[0].split() if before else []
    if left and not left[0].isdigit() and not behind:
        alone = text[start - 1 : start] in ("", "\n", " ", "(", "“", '"')
        yield "left begins the sentence" if alone else "left is glued to a sign"
    elif len(behind) >= 4:
        yield "several words before"
    elif len(behind) >= 2:
        yield "a few words before"
    if behind and behind[-1].lower() in INTO_NAME:
        yield "what leads to a name before"
    ended = _CODE_SPAN.sub("", text[max(0, mark - 60) : mark])  # a sentence may end with what is set as code
    line = text.rfind("\n", 0, mark) + 1
    commented = _COMMENT.match(text, line, line + _FAR)
    if commented or has_code(ended) or has_code(text[mark + 1 : mark + 80]):
        yield "code near"
    if _LISTED_BEHIND.match(text, mark + 1 + len(right)) or _LISTED_BEFORE.match(text, max(0, start - 40), start):
        yield "in a list of such names"
    near = text[max(0, start - 300) : start] + text[mark + 1 : mark + 300]
    again = near.find(f"{left}.")
    pair = f"{left}.{right}"
    twice = left and (pair in text[max(0, start - _FAR) : start] or pair in text[mark + 1 : mark + _FAR])
    if twice or (left and again >= 0 and near[again + len(left) + 1 : again + len(left) + 2].isupper()):
        yield "left has a dot behind it again"
    if left[:1].isupper() and sum(w[0].isupper() for w in behind) >= 2:
        yield "capitals before"


def ends_clause(text: str, start: int, left: str, mark: int, here: Language | None, words: WordKnowledge) -> bool:
    """Return whether an everyday word ends several others, mostly small ones, and none leads to a name."""
    before = _BEFORE.match(text, max(0, start - 80), start)
    behind = before[0].split() if before else []
    # Names with dots are English, and so are their parts: a rarer word of another language is no such part.
    foreign = here is not None and here.code != "en" and words.is_word(left, mark)
    everyday = left.islower() and (foreign or words.is_common(left, mark)) and left not in MODULES | OBJECTS
    leads = INTO_NAME | _BEFORE_NAMES
    return everyday and sum(w.islower() for w in behind) >= 4 and behind[-1].lower() not in leads


def _is_coded(word: str) -> bool:
    """Whether a word is written as names in programs are: with a capital or a digit inside."""
    return _INNER.search(word.removeprefix("Mc").removeprefix("Mac")) is not None
