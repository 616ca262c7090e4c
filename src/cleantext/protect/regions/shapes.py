"""The shapes that a line can have, as patterns, and tests that tell in a fraction of the time of a search for them."""

from __future__ import annotations

import re
from collections.abc import Callable

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

SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
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
OF_TAGS = frozenset(("tag", "comment"))
_NEEDS: dict[str, tuple[str, ...]] = {
    "assignment": ("=",),
    "operator": (">", "::", "&&", "||", "=", "++", "<"),
    "sigil": ("$", "@", "%", "&", "{{"),
    "tag": ("<",),
    "backslash": ("\\",),
    "path": ("/",),
    "level": ("INFO", "DEBUG", "WARN", "ERROR", "FATAL", "TRACE", "["),
    "columns": ("   ", "\t", "|"),
    "address": ("@", "://", "Message-I", "+"),
}
"""What every line with a shape contains, which takes a hundredth of the time to check."""
_AT_START = frozenset("statement command comment field item indent deep capital small sign".split())
"""Shapes that only the beginning of a line can have; to search for them would try every place of it."""
_LAST = {"comma": ",", "semicolon": ";", "colon": ":", "continued": "\\"}
"""The last character of a line with a shape, but for white space, if it is all that makes it one."""
_BRACKETS = tuple("{}()[],;")
_ABBREVIATED = "|".join(rf"(?<=\b{word}\. )" for word in "n v adj adv vt vi pl sing sb fr abbr".split())
_PARTS: dict[str, tuple[tuple[str, str], ...]] = {
    "call": (("(", r"\((?<=\w\()(?:[\w\"'$&*@)]|$)"),),
    "option": (("-", r"-(?<!\S-)-?[a-zA-Z][\w-]*(?=[\s=\]]|$)"),),
    "clock": ((":", r":\d\d:\d\d(?<=\d\d:\d\d:\d\d)"), ("", r"^\W?\d{2,4}[-/.]\d\d[-/.]\d\d")),
    "records": (("", r"^[^\s,;]+(?:[,;][^\s,;]*){3,}"), (',"', ""), (';"', ""), ('",', "")),
    "gloss": (
        (". ", rf"\. (?:{_ABBREVIATED})"),
        ("[", r"\[[^\]]*\b(?:L|Gr|F|fr|OE|Sp|G)\."), ("\\", r"\\[A-Z][^\\]+\\"), ("/", r"/[^/ ]*[əˈ@][^/]*/"),
    ),
    "reference": (
        ("(", r"\((?:\d{4}[a-z]?\)|(?<=\d\()\d+\))"), ("p.", r"\bpp?\. ?\d"), ("vol.", r"\bvol\. "), ("ed.", r"\bed\."),
        ("doi", r"\bdoi\b"), ("[", r"^\s*\[\w+\] [A-Z]"),
    ),
}  # fmt: skip
"""The alternatives of a shape, each with what it needs, and beginning with what is rare, where a search is quick."""
_QUOTES = "'\"’”»)"
_STOP = re.compile(r"[.!?…]['\"’”»)]* ['\"‘“«(]?\w")
_LETTERS, _LETTER = re.compile(r"[^\W\d_]{2}"), re.compile(r"[^\W\d_]")

Shape = Callable[[str], bool]


def _is_sentence(line: str) -> bool:
    """Whether a line ends like a sentence."""
    end = line.rstrip().rstrip(_QUOTES)
    return end[-1:] in _STOPS and _LETTER.match(_word_before(end, len(end) - 1)[-1:]) is not None


def _has_sentences(line: str) -> bool:
    """Whether a sentence ends in a line, and another one begins."""
    return any(_LETTERS.match(_word_before(line, stop.start())[-2:]) for stop in _STOP.finditer(line))


def _word_before(line: str, at: int) -> str:
    """What stands before a mark, without a space and closing marks."""
    return line[: at - 1 if line[at - 1 : at] == " " else at].rstrip(_QUOTES)


def _ends_in_bracket(line: str) -> bool:
    end = line.rstrip()
    return end.endswith(_BRACKETS) and end[-2 if end[-1] in ",;" else -1 :][:1] in _BRACKETS[:6]


def _is_open(line: str) -> bool:
    last = line.rstrip()[-1:]
    return last.isalnum() or last == "_"


_STOPS = frozenset(".!?…")
_BY_HAND: dict[str, Shape] = {
    "sentence": _is_sentence, "sentences": _has_sentences, "bracket": _ends_in_bracket, "open": _is_open,
}  # fmt: skip


def _test(name: str, pattern: re.Pattern[str]) -> Shape:
    """Tells whether a line has a shape."""
    if name in _BY_HAND:
        return _BY_HAND[name]
    if last := _LAST.get(name):
        return lambda line: line.rstrip().endswith(last)
    if name in _AT_START:
        return lambda line: pattern.match(line) is not None
    if parts := _PARTS.get(name):
        return _any_of([(need, _finder(part)) for need, part in parts])
    return _any_of([(need, pattern.search) for need in _NEEDS.get(name, ("",))])


def _finder(part: str) -> Callable[[str], object]:
    """Finds a part of a shape in a line."""
    if not part:
        return bool
    return re.compile(part).match if part[0] == "^" else re.compile(part).search


def _any_of(parts: list[tuple[str, Callable[[str], object]]]) -> Shape:
    """Tells whether one of these is found in a line that has what it needs."""

    def test(line: str) -> bool:
        for need, find in parts:  # noqa: SIM110 - any() takes twice the time
            if need in line and find(line):
                return True
        return False

    return test


TESTS = tuple((name in OF_TAGS, _test(name, pattern)) for name, pattern in SHAPES)
"""For each shape, whether it is looked for in a line with its tags, and a test that tells what its pattern does."""
