"""Give a repair the case, the hyphens and the line breaks of what it replaces."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SMALL = frozenset("a an and as at by for from in of on or the to with de du des la le les et en à".split())
_PLAIN = re.compile(r"[a-z]+(?: [a-z]+)*+")
_GAP = re.compile(r"[\s\u00ad‐‑-]+")


def like(before: str, right: str) -> str:
    """The right term written as ``before`` is: its case pattern, its hyphens, its line breaks."""
    if _PLAIN.fullmatch(before):
        return right
    return _gaps(before, _cased(before, right))


def _cased(before: str, right: str) -> str:
    words = _WORD.findall(before)
    letters = [w for w in words if any(c.isalpha() for c in w)]
    if all(w.isupper() for w in letters) and sum(map(len, letters)) > 1 and letters:
        return right.upper()
    content = [w for w in letters if w.lower() not in _SMALL]
    if len(content) > 1 and all(w[0].isupper() for w in content):
        return _WORD.sub(lambda m: m[0] if m.start() and m[0] in _SMALL else _capital(m[0]), right)
    if letters and letters[0][0].isupper() and not (len(letters[0]) > 1 and letters[0].isupper()):
        return _WORD.sub(lambda m: _capital(m[0]), right, count=1)
    return right


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:] if word.islower() and len(word) > 1 else word


def _gaps(before: str, right: str) -> str:
    """The right term with the gaps of ``before``: one by one where both have as many, else only a line break.

    A term that has hyphens keeps them where they are.
    """
    old, new = _GAP.findall(before.strip()), _GAP.findall(right)
    if "".join(old) == " " * len(old):
        return right
    words = _GAP.split(right)
    if len(old) == len(new) and not "".join(new).strip():
        return "".join(w + g for w, g in zip(words, [*old, ""], strict=True))
    if len(new) and (breaks := [g for g in old if "\n" in g]):
        return "".join(w + g for w, g in zip(words, [*new[:-1], breaks[-1], ""], strict=True))
    return right
