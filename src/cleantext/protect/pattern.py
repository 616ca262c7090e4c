"""A kind of text that no rule may change: what it is called, how it looks, and where to look for it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from cleantext import lazy_regex as regex
from cleantext.scan.multi_pattern import Find, finder
from cleantext.spans import Span

_MOST_CHOICES = 500
"""How many sets of literals are remembered with their patterns; mostly the same few occur together."""


class ProtectedPattern(NamedTuple):
    """One kind of protected text.

    Attributes:
        name: what it is called.
        needs: literals one of which it always has; none: it is looked for without asking.
        pattern: what it looks like.
    """

    name: str
    needs: tuple[str, ...]
    pattern: regex.Pattern[str]


class ProtectedPatterns:
    """Many kinds, looked for together, and only where the literals that they need occur.

    (Looking for each of these literals separately took a third of the time of a spun text.)
    """

    def __init__(self, kinds: Iterable[ProtectedPattern]) -> None:
        self._always = [k.pattern for k in kinds if not k.needs]
        self._needing: dict[bytes, list[regex.Pattern[str]]] = {}
        for k in kinds:
            for literal in k.needs:
                self._needing.setdefault(literal.encode(), []).append(k.pattern)
        self._patterns = list(self._needing.values())
        self._chosen: dict[frozenset[int], tuple[regex.Pattern[str], ...]] = {}

    @cached_property
    def _find(self) -> Find:
        return finder(list(self._needing))

    def spans(self, text: str, start: int, end: int) -> list[Span]:
        """The spans of these kinds in text[start:end], read as a separate text."""
        part = text[start:end]
        numbers = frozenset([number for number, _ in self._find(part.encode(errors="surrogatepass"))])
        patterns = self._chosen.get(numbers)
        if patterns is None:
            patterns = self._choose(numbers)
        return [(start + m.start(), start + m.end()) for pattern in patterns for m in pattern.finditer(part)]

    def _choose(self, numbers: frozenset[int]) -> tuple[regex.Pattern[str], ...]:
        """The patterns to try where these literals occur."""
        if len(self._chosen) >= _MOST_CHOICES:
            self._chosen.clear()
        patterns = (*self._always, *(p for number in numbers for p in self._patterns[number]))
        return self._chosen.setdefault(numbers, tuple(dict.fromkeys(patterns)))


def kind(name: str, needs: str | tuple[str, ...], pattern: str) -> ProtectedPattern:
    """Define a kind; ``needs`` are literals, in one string with spaces between unless they contain some."""
    return ProtectedPattern(name, tuple(needs.split()) if isinstance(needs, str) else needs, regex.compile(pattern))
