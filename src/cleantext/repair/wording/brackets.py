"""A bracket that opens before a spun phrase and that nothing closes: it held the acronym that begins the phrase."""

from __future__ import annotations

import re

_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,5}[A-Z][a-z]?(?=[\s-])")
_BRACKET = re.compile(r"[()]")
_REACH = 1000  # characters in which a bracket that opens must close


def closed(text: str, start: int, end: int, after: str) -> str:
    """What replaces text[start:end], with a bracket behind the acronym it begins with if only that is missing.

    (“denial of service (DDoS ambushes are” for “denial of service (DDoS) attacks are”.)
    """
    acronym = _ACRONYM.match(after)
    if acronym is None or text[start - 1 : start] != "(" or _closes(text[end : end + _REACH]):
        return after
    return f"{acronym[0]}){after[acronym.end() :]}"


def _closes(rest: str) -> bool:
    """Whether a text closes the bracket that is open where it begins."""
    depth = 1
    for mark in _BRACKET.finditer(rest.partition("\n\n")[0]):
        depth += 1 if mark[0] == "(" else -1
        if not depth:
            return True
    return False
