"""Texts that are as bad as texts can be: the triggers of each rule again and again, and what nests, or never ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cleantext.registry import all_rules
from cleantext.repair.glossary.collection import entries_of
from cleantext.rule import DOUBLED, EDGE, NON_ASCII_PAIR, REPEATED, SURROGATE

_SIGNS = (DOUBLED, NON_ASCII_PAIR, REPEATED, SURROGATE)
MOST = 4
"""How many triggers of a rule are tried: they differ in little, and some rules have hundreds."""

RUNS = (
    "\x81\x85x", "word\x01",
    "ІV", "Bώ", "Œ\x0f", "&#124;", "&lt;", "&bra;", "-RCB-", "-LRB- ", "한국어 ", "a\u0152\u0001b ", "a\u200b",
    "\u200e\u202a", "e\u0301", "ﬁ", "dÃ©jÃ\xa0 vu ", "1", "a.", "(", "((a", "a-", "::", "\u00ad", "end.Then", ' "a',
    "“", "http://a.b/", "do n't ", "profound learning (deep learning), ", ". . .", "â€™", "A1", "$", "`", "{", "|",
    "the the ", "Qué ", "a Ġ", "x = y ; ", "https://a.example/b?c=d&e=f ", "www.a.example , ", "anna@a.example ",
    "<b>", "</b> ", "<a href='", "\\begin{a} ", "[a](b ", "« a ", "a » ", "„a ", "'a ", "a' ", "”", "’ ", "``a ",
    "a '' ", "\ud800", "\x00", "\x1b[0m", "\n", "\r", "\t", " ", "\u00a0", "\u2028", "- ", "– ", "— a", "…", ".\n",
    "a\n", "A. ", "a b ", "a , ", "a,b ", "1,2 ", "1 000 ", "1. ", "* a\n", "> a\n", "# a\n", "a | b\n", "12: 30 ",
    "3. 14 ", "10 % ", "device learning ", "counterfeit consciousness and ", "device learning (ML) ",
    "“device learning” ", "I i ", "@@ ", "日本語", "，", "мир ", "שלום ", "ا", "\U0001f468\u200d", "=C3=A9", "\\u00e9",
    "%C3%A9", "\x1b$B", "ï»¿", "&amp;amp;", "\ufffd",
)  # fmt: skip


def _triggers() -> Iterator[tuple[str, str]]:
    """Some triggers of each rule, by what they are called."""
    for rule in all_rules():
        literals = sorted({t.replace(EDGE, "") for t in rule.triggers if t not in _SIGNS}, key=lambda t: (-len(t), t))
        literals = [t for t in literals if t]
        for number, literal in enumerate(literals[:: max(1, len(literals) // MOST)][:MOST]):
            yield f"{rule.id} {number}", literal


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: unit * max(1, size // len(unit))


def _nested(before: str, inside: str, after: str) -> Callable[[int], str]:
    def text(size: int) -> str:
        depth = max(1, (size - len(inside)) // (len(before) + len(after)))
        return before * depth + inside + after * depth

    return text


def cases() -> dict[str, Callable[[int], str]]:
    """Each case by its name: a function that makes a text of about so many characters."""
    found: dict[str, Callable[[int], str]] = {f"run {run!a}": _repeated(run) for run in RUNS}
    for name, literal in _triggers():
        found[f"trigger {name} {literal!a}"] = _repeated(literal)
        found[f"words {name} {literal!a}"] = _repeated(f"The word{literal}and more ")
    for pair in ("()", "[]", "{}", "“”", "«»", "„“", "<>"):
        found[f"nested {pair!a}"] = _nested(f"a {pair[0]}", " x ", f"{pair[1]} .")
        found[f"nested with spaces {pair!a}"] = _nested(f"{pair[0]} ", "x", f" {pair[1]}")
    entry = next(e for e in entries_of(("en",), ()) if e.spun)
    found["pairs of phrases"] = _repeated(f"{entry.spun[0]} ({entry.term}), ")
    found["spun phrases"] = _repeated(f"We saw the {entry.spun[0]} and the device learning team . ")
    found["sentences of one paragraph"] = _repeated("It ended , so they said .Then it began again . ")
    found["paragraphs"] = _repeated("It ended , so they said .\n\nThen it began again .\n\n")
    found["one word"] = _repeated("x")
    found["one word of capitals and digits"] = _repeated("A1b2")
    return found
