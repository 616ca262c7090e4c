"""A kind of text that no rule may change: what it is called, how it looks, and where to look for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from cleantext import lazy_regex as regex
from cleantext.scan.multi_pattern import Find, finder
from cleantext.spans import Span


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
    """Many kinds, looked for at once: only where the literals stand that they need.

    (Looking for each of these literals by itself took a third of the time that a spun text took.)
    """

    def __init__(self, kinds: Iterable[ProtectedPattern]) -> None:
        self._always = [k.pattern for k in kinds if not k.needs]
        self._needing: dict[bytes, list[regex.Pattern[str]]] = {}
        for k in kinds:
            for literal in k.needs:
                self._needing.setdefault(literal.encode(), []).append(k.pattern)
        self._patterns = list(self._needing.values())

    @cached_property
    def _find(self) -> Find:
        return finder(list(self._needing))

    def spans(self, text: str, start: int, end: int) -> Iterator[Span]:
        """The spans of these kinds in text[start:end], taken as a text of its own."""
        part = text[start:end]
        numbers = {number for number, _ in self._find(part.encode(errors="surrogatepass"))}
        for pattern in {*self._always, *(p for number in numbers for p in self._patterns[number])}:
            for match in pattern.finditer(part):
                yield start + match.start(), start + match.end()


def kind(name: str, needs: str | tuple[str, ...], pattern: str) -> ProtectedPattern:
    """Make a kind; ``needs`` are literals, in one string with spaces between unless they hold spaces themselves."""
    return ProtectedPattern(name, tuple(needs.split()) if isinstance(needs, str) else needs, regex.compile(pattern))
