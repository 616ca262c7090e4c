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


Needs = tuple[str, regex.Pattern[str]]
"""A literal, and a pattern that it may be part of."""


class Kinds:
    """Many kinds, looked for at once: only where the literals stand that they need."""

    def __init__(self, kinds: Iterable[Kind]) -> None:
        self._by_mark: dict[str, list[tuple[str, Needs]]] = {"": []}
        for k in kinds:
            for literal in k.needs or ("",):
                needed = marks(literal)
                self._by_mark.setdefault(needed[:1], []).append((needed, (literal, k.pattern)))

    def among(self, left: str) -> Present:
        """The kinds that a text with these marks can hold.

        Of the few marks that a text has, each says which literals to ask for. (Asking for all of them took half of the
        time that a text with a single fault took, and going by the marks of each place a tenth of that of a spun text.)
        """
        asking = (each for mark in ("", *set(left)) for each in self._by_mark.get(mark, ()))
        return Present([needs for needed, needs in asking if needed in left])


class Present(NamedTuple):
    """The kinds that one text can hold."""

    needs: list[Needs]

    def spans(self, text: str, start: int, end: int) -> Iterator[Span]:
        """The spans of these kinds in text[start:end], taken as a text of its own."""
        part = text[start:end]
        for pattern in {pattern for literal, pattern in self.needs if literal in part}:
            for match in pattern.finditer(part):
                yield start + match.start(), start + match.end()


def marks(text: str) -> str:
    """What is left of a text without its ASCII letters and spaces, which are taken away natively."""
    return text.encode(errors="surrogatepass").translate(None, _PLAIN).decode(errors="surrogatepass")


def kind(name: str, needs: str | tuple[str, ...], pattern: str) -> Kind:
    """Make a kind; ``needs`` are literals, in one string with spaces between unless they hold spaces themselves."""
    return Kind(name, tuple(needs.split()) if isinstance(needs, str) else needs, regex.compile(pattern))
