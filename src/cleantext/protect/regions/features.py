"""What can be seen in a line without understanding it: some numbers between 0 and 1, the same for every language."""

from __future__ import annotations

import re
from functools import lru_cache

from cleantext.languages import LANGUAGES
from cleantext.protect.regions.shapes import SHAPES, TESTS

# Words that programs contain too say nothing about prose.
_KEYWORDS = frozenset(
    "if else for while do in not or and is as with from import return class def var let const new this end then fi "
    "done case switch break try catch use my sub local function int char void static public private struct enum echo "
    "print select where set get null none true false self require include begin on off no e o a i y".split()
)
_FUNCTION = frozenset().union(*(one.function_words for one in LANGUAGES.values())) - _KEYWORDS
_FUNCTION |= {"the", "of", "to", "was", "are", "were", "been", "have", "has", "had", "you", "they", "we", "it", "be"}

_ENTITY = re.compile(r"&(?:#\d+|#x[\da-fA-F]+|[A-Za-z]{2,8});")
_TAG = re.compile(r"(?<!\w)</?[A-Za-z][^<>]*>|(?<=\w)</[A-Za-z][^<>]*>")
_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[\"'“‘(«¿¡]*([^\W\d_][^\W\d_’'-]*(?:[’'-][^\W\d_]+)*)[’']?[.,;:!?…\"'”’)»]*")
_MARKS = frozenset(".,;:!?…\"'”’»)")
_IDENTIFIER = re.compile(r"\w_\w|[a-z\d][A-Z]|::|\w\.\w|\w->|[a-z]\d|\d[a-z]|^[$@%&]\w|\w\(|\)\w|\w\[")
_SIGNS = re.compile(r"[{}\[\]<>=|&$#@\\/*+_^~%`;]")
_DIGITS = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_ASCII_LETTERS = bytes(c for c in range(128) if chr(c).isalpha())

NAMES = (
    "letters", "digits", "signs", "none", "few", "words", "wide", "function", "plain", "identifiers", "numbers",
    "capitals", "titles", *(name for name, _ in SHAPES),
)  # fmt: skip
"""The names of the features of a line, in the order of ``features``."""

BLANK = "\x7f"
"""What replaces those parts of a line that are known not to be text."""
_MOST = 400
"""How much of a line is looked at, in characters."""


@lru_cache(maxsize=4096)
def features(line: str) -> tuple[float, ...]:
    """The features of a line, each a number between 0 and 1."""
    line = line[:_MOST].lstrip("\ufeff").replace(BLANK, "")
    if "&" in line:
        line = _ENTITY.sub("e", line)
    bare = _TAG.sub(" ", line) if "<" in line else line
    size = len(bare.strip()) or 1
    tokens = _TOKEN.findall(bare)
    count = len(tokens) or 1
    odd = [token for token in tokens if not token.isalpha()]
    words = [word for token in tokens if (word := token if token.isalpha() else _word(token))] if odd else tokens
    longer = [word for word in words if len(word) > 1]
    return (
        _count_letters(bare) / size,
        len(_DIGITS.findall(bare)) / size,
        len(_SIGNS.findall(bare)) / size,
        float(len(words) < 2),
        float(2 <= len(words) < 5),
        min(len(words), 20) / 20,
        float(len(line) > 90),
        sum(map(_FUNCTION.__contains__, map(str.lower, words))) / max(len(words), 3),
        sum(map(str.islower, longer)) / count,
        sum(map(_is_identifier, [t for t in tokens if not (t.islower() and t.isalpha())])) / count,
        sum([t[-1].isdigit() or t[0].isdigit() for t in odd]) / count,
        sum(map(str.isupper, longer)) / count,
        sum(map(str.istitle, words)) / count,
        *[test(line if of_tags else bare) for of_tags, test in TESTS],
    )


def _word(token: str) -> str | None:
    """The word that a token with marks around it is."""
    if token[:-1].isalpha() and token[-1] in _MARKS:
        return token[:-1]
    match = _WORD.fullmatch(token)
    return match[1] if match else None


def _is_identifier(token: str) -> bool:
    """Whether a token is written like a name in a program."""
    bare = token.rstrip(".,;:!?")
    if bare.isalpha() and (bare.islower() or bare[1:].islower() or len(bare) == 1):
        return "::" in token  # as most are not
    return _IDENTIFIER.search(token) is not None


def _count_letters(line: str) -> int:
    """How many letters a line has."""
    octets = line.encode("ascii", "ignore")
    letters = len(octets) - len(octets.translate(None, _ASCII_LETTERS))
    if len(octets) == len(line):
        return letters
    return letters + len(_LETTERS.findall("".join(_BEYOND_ASCII.findall(line))))
