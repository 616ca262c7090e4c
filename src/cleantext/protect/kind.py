"""A kind of text that no rule may change: what it is called, how it looks, and where to look for it."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cleantext import patterns as regex
from cleantext.spans import Span

_PLAIN = (string.ascii_letters + " ").encode()
_NONE: dict[str, list[regex.Pattern[str]]] = {}


class Kind(NamedTuple):
    """One kind of protected text.

    Attributes:
        name: what it is called.
        needs: literals one of which it always has; none: it is looked for without asking.
        pattern: what it looks like.
    """

    name: str
    needs: tuple[str, ...]
    pattern: regex.Pattern[str]


class Kinds:
    """Many kinds, looked for at once: only where the literals stand that they need.

    Letters and spaces are taken away natively first. Of the few marks that are left, each says which literals to ask
    for. (Asking for all of them took half of the time that a text with a single fault took.)
    """

    def __init__(self, kinds: Iterable[Kind]) -> None:
        self._always = tuple(k.pattern for k in kinds if not k.needs)
        self._by_mark: dict[str, dict[str, list[regex.Pattern[str]]]] = {}
        for k in kinds:
            for literal in k.needs:
                mark = next((c for c in literal if c.encode() not in _PLAIN), "")
                self._by_mark.setdefault(mark, {}).setdefault(literal, []).append(k.pattern)

    def spans(self, text: str, start: int, end: int) -> Iterator[Span]:
        """The spans of these kinds in text[start:end], taken as a text of its own."""
        part = text[start:end]
        patterns = dict.fromkeys(self._always)
        marks = part.encode(errors="surrogatepass").translate(None, _PLAIN).decode(errors="surrogatepass")
        for mark in ("", *dict.fromkeys(marks)):
            for literal, needing in self._by_mark.get(mark, _NONE).items():
                if literal == mark or literal in part:
                    patterns.update(dict.fromkeys(needing))
        for pattern in patterns:
            for match in pattern.finditer(part):
                yield start + match.start(), start + match.end()


def kind(name: str, needs: str | tuple[str, ...], pattern: str) -> Kind:
    """Make a kind; ``needs`` are literals, in one string with spaces between unless they hold spaces themselves."""
    return Kind(name, tuple(needs.split()) if isinstance(needs, str) else needs, regex.compile(pattern))
