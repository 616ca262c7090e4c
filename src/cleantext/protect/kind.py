"""A kind of text that no rule may change: what it is called, how it looks, and where to look for it."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cleantext import patterns as regex
from cleantext.spans import Span

_PLAIN = (string.ascii_letters + " ").encode()


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
        self._by_mark: dict[str, list[tuple[str, str, regex.Pattern[str]]]] = {}
        for k in kinds:
            for literal in k.needs:
                marks = _marks(literal)
                self._by_mark.setdefault(marks[:1], []).append((marks, literal, k.pattern))

    def spans(self, text: str, start: int, end: int) -> Iterator[Span]:
        """The spans of these kinds in text[start:end], taken as a text of its own."""
        part = text[start:end]
        patterns = dict.fromkeys(self._always)
        left = _marks(part)
        for mark in ("", *dict.fromkeys(left)):
            for marks, literal, pattern in self._by_mark.get(mark, ()):
                if marks in left and pattern not in patterns and literal in part:
                    patterns[pattern] = None
        for pattern in patterns:
            for match in pattern.finditer(part):
                yield start + match.start(), start + match.end()


def _marks(text: str) -> str:
    """What is left of a text without its ASCII letters and spaces."""
    return text.encode(errors="surrogatepass").translate(None, _PLAIN).decode(errors="surrogatepass")


def kind(name: str, needs: str | tuple[str, ...], pattern: str) -> Kind:
    """Make a kind; ``needs`` are literals, in one string with spaces between unless they hold spaces themselves."""
    return Kind(name, tuple(needs.split()) if isinstance(needs, str) else needs, regex.compile(pattern))
