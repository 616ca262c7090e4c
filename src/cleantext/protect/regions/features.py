"""What can be seen in a line without understanding it: some numbers between 0 and 1, the same for every language."""

from __future__ import annotations

import re
from functools import lru_cache

from cleantext.languages import LANGUAGES

# Words that programs contain too say nothing about prose.
_KEYWORDS = frozenset(
    "if else for while do in not or and is as with from import return class def var let const new this end then fi "
    "done case switch break try catch use my sub local function int char void static public private struct enum echo "
    "print select where set get null none true false self require include begin on off no e o a i y".split()
)
_FUNCTION = frozenset().union(*(one.function_words for one in LANGUAGES.values())) - _KEYWORDS
_FUNCTION |= {"the", "of", "to", "was", "are", "were", "been", "have", "has", "had", "you", "they", "we", "it", "be"}

_STATEMENTS = (
    "if|elif|else|for|foreach|while|switch|case|return|import|from|class|def|function|var|let|const|public|private|static|"
    "struct|enum|typedef|void|int|char|unsigned|use|my|our|sub|local|package|require|begin|end|fi|done|esac|export|set|"
    "unset|echo|print|printf|raise|throw|try|catch|except|func|fn|impl|pub|mod|type|namespace|using|template|select|insert|"
    "create|update|delete|alter|proc|puts|module|include|define"
)
_PROGRAMS = (
    "sudo|git|docker|npm|npx|yarn|pip3?|apt(?:-get)?|cd|ls|cp|mv|rm|cat|grep|sed|awk|tar|curl|wget|ssh|scp|rsync|make|cmake|"
    "gcc|python3?|perl|chmod|chown|mkdir|find|kubectl|cargo|go|systemctl|dpkg"
)

_ENTITY = re.compile(r"&(?:#\d+|#x[\da-fA-F]+|[A-Za-z]{2,8});")
_TAG = re.compile(r"(?<!\w)</?[A-Za-z][^<>]*>|(?<=\w)</[A-Za-z][^<>]*>")
_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[\"'“‘(«¿¡]*([^\W\d_][^\W\d_’'-]*(?:[’'-][^\W\d_]+)*)[’']?[.,;:!?…\"'”’)»]*")
_IDENTIFIER = re.compile(r"\w_\w|[a-z\d][A-Z]|::|\w\.\w|\w->|[a-z]\d|\d[a-z]|^[$@%&]\w|\w\(|\)\w|\w\[")
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in {
        "assignment": r"[\w\])}\"'] ?[-+*/|&.:?%]?=(?!=)[ \w\"'\[({$-]",
        "call": r"\w\((?:[\w\"'$&*@)]|$)",
        "operator": r"[-=]>|::|&&|\|\||[=!<>]=|\+\+|<<|\+=|\w<\w[\w, ]*>\w*",
        "sigil": r"[$@%&]\{?[A-Za-z_]|\{\{|\$\(|%[sd]\b",
        "tag": r"</?[A-Za-z][^<>\n]*>|<[!?]",
        "backslash": r"\\[A-Za-z\[({n]",
        "statement": rf"^\s*(?:{_STATEMENTS})\b",
        "command": rf"^\s*(?:[$#>] +)?(?:{_PROGRAMS})\s",
        "option": r"(?:^|\s)--?[a-zA-Z][\w-]*(?=[\s=\]]|$)",
        "path": r"(?:^|[\s\"'(=:])[~.]?/[\w.-]+/?|\w/\w+/\w",
        "comment": r"^\s*(?:#|//|/?\*|--|;|%|\"|<!--|dnl\b|rem\b)",
        "field": r"^\s*[A-Za-z][\w.-]*: |^\s*[A-Za-z][\w.-]*:$",
        "clock": r"\d\d:\d\d:\d\d|^\W?\d{2,4}[-/.]\d\d[-/.]\d\d",
        "level": r"\b(?:INFO|DEBUG|WARN(?:ING)?|ERROR|FATAL|TRACE)\b|\[\d+\]:|\[(?:error|info|notice|warn)",
        "columns": r"\S(?: {3,}|\t+)\S|\S +\| +\S|^\s*\|.*\|\s*$",
        "records": r"^[^\s,;]+(?:[,;][^\s,;]*){3,}|[,;]\"|\",",
        "item": r"^\s*(?:[-*+•–]|\(?\d{1,3}[.)]|\(?[a-zA-Z]\))\s",
        "indent": r"^(?: {2,}|\t)",
        "deep": r"^(?: {6,}|\t\t)",
        "capital": r"^\W*[A-Z]",
        "small": r"^\W*[a-z]",
        "sign": r"^\s*[^\w\s\"'“‘«¿¡(—–-]",
        "sentence": r"[^\W\d_]['\"’”»)]* ?[.!?…]['\"’”»)]*\s*$",
        "sentences": r"[^\W\d_]{2}['\"’”»)]* ?[.!?…]['\"’”»)]* ['\"‘“«(]?\w",
        "comma": r",\s*$",
        "semicolon": r";\s*$",
        "bracket": r"[{}()\[\]][,;]?\s*$",
        "colon": r":\s*$",
        "continued": r"\\\s*$",
        "open": r"\w\s*$",
        "gloss": r"\b(?:n|v|adj|adv|vt|vi|pl|sing|sb|fr|abbr)\. "
        r"|\[[^\]]*\b(?:L|Gr|F|fr|OE|Sp|G)\.|\\[A-Z][^\\]+\\|/[^/ ]*[əˈ@][^/]*/",
        "reference": r"\(\d{4}[a-z]?\)|\bpp?\. ?\d+|\bvol\. |\d+\(\d+\)|\bed\.|\bdoi\b|^\s*\[\w+\] [A-Z]",
        "address": r"@[\w-]+\.|https?://|Message-I[Dd]|\+\d{4}\b",
    }.items()
)
_OF_TAGS = frozenset(("tag", "comment"))
_NEEDS: dict[str, tuple[str, ...]] = {
    "assignment": ("=",),
    "call": ("(",),
    "operator": (">", "::", "&&", "||", "=", "++", "<"),
    "sigil": ("$", "@", "%", "&", "{{"),
    "tag": ("<",),
    "backslash": ("\\",),
    "option": ("-",),
    "path": ("/",),
    "clock": (":", "-", "/", "."),
    "level": ("INFO", "DEBUG", "WARN", "ERROR", "FATAL", "TRACE", "["),
    "columns": ("   ", "\t", "|"),
    "records": (",", ";"),
    "gloss": (". ", "[", "\\", "/"),
    "reference": ("(", "p.", "vol.", "ed.", "doi", "["),
    "address": ("@", "://", "Message-I", "+"),
}
"""What every line with a shape contains, which takes a hundredth of the time to check."""
_ENDS = frozenset(".!?…'\"’”»)")
"""How a line ends that ends like a sentence."""
_SIGNS = re.compile(r"[{}\[\]<>=|&$#@\\/*+_^~%`;]")
_DIGITS = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]")
_ASCII_LETTERS = bytes(c for c in range(128) if chr(c).isalpha())

NAMES = (
    "letters", "digits", "signs", "none", "few", "words", "wide", "function", "plain", "identifiers", "numbers",
    "capitals", "titles", *(name for name, _ in _SHAPES),
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
    words = [word for word in map(_word, tokens) if word]
    small = [w.lower() for w in words]
    return (
        _count_letters(bare) / size,
        len(_DIGITS.findall(bare)) / size,
        len(_SIGNS.findall(bare)) / size,
        float(len(words) < 2),
        float(2 <= len(words) < 5),
        min(len(words), 20) / 20,
        float(len(line) > 90),
        sum(w in _FUNCTION for w in small) / max(len(words), 3),
        sum(w.islower() and len(w) > 1 for w in words) / count,
        sum(_is_identifier(t) for t in tokens if not (t.islower() and t.isalpha())) / count,
        sum(t[-1].isdigit() or t[0].isdigit() for t in tokens) / count,
        sum(w.isupper() and len(w) > 1 for w in words) / count,
        sum(w.istitle() for w in words) / count,
        *(float(_has(name, pattern, line if name in _OF_TAGS else bare)) for name, pattern in _SHAPES),
    )


def _has(name: str, shape: re.Pattern[str], line: str) -> bool:
    """Whether a line has a shape."""
    if name == "open":
        last = line.rstrip()[-1:]
        return last.isalnum() or last == "_"
    if name == "sentence" and line.rstrip()[-1:] not in _ENDS:
        return False
    needs = _NEEDS.get(name)
    return (needs is None or any(need in line for need in needs)) and shape.search(line) is not None


def _word(token: str) -> str | None:
    """The word that a token is, with or without marks around it."""
    if token.isalpha():
        return token  # as most are
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
    return letters if len(octets) == len(line) else len(_LETTERS.findall(line))
