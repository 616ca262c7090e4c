"""A kind of text that no rule may change: what it is called, how it looks, and where to look for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cleantext import patterns as regex
from cleantext.spans import Span


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
    """Many kinds, looked for at once: each literal that kinds need is asked for only once."""

    def __init__(self, kinds: Iterable[Kind]) -> None:
        self._always = tuple(k.pattern for k in kinds if not k.needs)
        self._by_literal: dict[str, list[regex.Pattern[str]]] = {}
        for k in kinds:
            for literal in k.needs:
                self._by_literal.setdefault(literal, []).append(k.pattern)

    def spans(self, text: str, start: int, end: int) -> Iterator[Span]:
        """The spans of these kinds in text[start:end], taken as a text of its own."""
        part = text[start:end]
        patterns = dict.fromkeys(self._always)
        for literal, needing in self._by_literal.items():
            if literal in part:
                patterns.update(dict.fromkeys(needing))
        for pattern in patterns:
            for match in pattern.finditer(part):
                yield start + match.start(), start + match.end()


def kind(name: str, needs: str | tuple[str, ...], pattern: str) -> Kind:
    """Make a kind; ``needs`` are literals, in one string with spaces between unless they hold spaces themselves."""
    return Kind(name, tuple(needs.split()) if isinstance(needs, str) else needs, regex.compile(pattern))
