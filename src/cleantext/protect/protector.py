"""Says whether a change would touch protected text, and looks no further than the question needs.

Most of what is protected has no white space in it, or lies within a line: it is looked for only around the
places that somebody asks about. What may go over several lines is looked for in the whole text, but only if the
literals that it cannot do without stand there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import regex

from cleantext.errors import ConfigError
from cleantext.protect import addresses, code, layout, markup, prose, science
from cleantext.protect.kind import Kinds, Present, marks
from cleantext.spans import Span, SpanSet

_TOKENS = Kinds((*addresses.TOKENS, *code.TOKENS, *science.TOKENS, *prose.TOKENS))
_NEAR = Kinds((*addresses.NEAR, *science.NEAR, *prose.NEAR))
_LINES = Kinds((*code.LINES, *markup.LINES))
_BLOCKS = Kinds((*code.BLOCKS, *markup.BLOCKS))

_PLAIN = regex.compile(
    r"(?:[\"'“”‘’«»(\[]*+(?:\p{Latin}+['’-])*(?:\p{Lu}?\p{Ll}{2,}[.,;:!?]\p{Lu}\p{Ll}++|\p{Latin}*+)"
    r"[.,;:!?…]{0,3}+[\"'“”‘’»)\]]*+(?:\s++|$))+"
)
"""Words, or only marks, with the usual marks around them, or two words that a mark glues: no token of a kind that is
protected."""

_TOKEN = 500
_WINDOW = 80
"""How far to look for the ends of a token, and for what has single spaces in it, in characters."""


class Protector:
    """Knows what is protected in any text, and what the user adds."""

    def __init__(self, patterns: Sequence[str] = ()) -> None:
        """Take the user's own patterns too.

        Raises:
            ConfigError: if one is no regular expression.
        """
        self._own: list[regex.Pattern[str]] = []
        for pattern in patterns:
            try:
                self._own.append(regex.compile(pattern))
            except regex.error as error:
                raise ConfigError(f"protect: {pattern!r} is no regular expression: {error}") from None

    def protected(self, text: str, marked: Iterable[Span] = ()) -> Protected:
        """What is protected in a text; ``marked`` are spans of it that the user adds."""
        return Protected(text, self._own, marked)


class Protected:
    """The protected spans of one text, found when somebody asks."""

    def __init__(self, text: str, own: Iterable[regex.Pattern[str]], marked: Iterable[Span]) -> None:
        self._text, self._marks = text, marks(text)
        self._blocks = SpanSet([*marked, *(m.span() for p in own for m in p.finditer(text)), *self._in_blocks()])
        self._line, self._line_start, self._line_end = SpanSet(), 0, -1
        self._windows: dict[Span, SpanSet] = {}

    def touches(self, start: int, end: int) -> bool:
        """Whether changing text[start:end] would change something protected; at its border is outside."""
        return (
            self._blocks.touches(start, end)
            or self._around(start, end).touches(start, end)
            or any(line.touches(start, end) for line in self._lines(start, end))
        )

    def touches_block(self, start: int, end: int) -> bool:
        """Whether changing text[start:end] would change a block of code or what the user marked."""
        return self._blocks.touches(start, end)

    def _lines(self, start: int, end: int) -> Iterator[SpanSet]:
        """The protected spans of each line that a change reaches."""
        text, at = self._text, start
        while True:
            if not self._line_start <= at <= self._line_end:
                first = text.rfind("\n", 0, at) + 1
                last = text.find("\n", at)
                last = len(text) if last < 0 else last
                self._line, self._line_start, self._line_end = SpanSet(self._in_line(first, last)), first, last
            yield self._line
            at = self._line_end + 1
            if at >= end:
                return

    def _around(self, start: int, end: int) -> SpanSet:
        """The protected spans that lie in the words at a change, or in the few words around it."""
        text = self._text
        first, last = start, end
        while first and start - first < _TOKEN and not text[first - 1].isspace():
            first -= 1
        while last < len(text) and last - end < _TOKEN and not text[last].isspace():
            last += 1
        if (first, last) not in self._windows:
            spans = list(self._near.spans(text, max(0, first - _WINDOW), min(len(text), last + _WINDOW)))
            if not _PLAIN.fullmatch(text, first, last):
                spans += self._tokens.spans(text, first, last)
            self._windows[first, last] = SpanSet(spans)
        return self._windows[first, last]

    def _in_blocks(self) -> Iterator[Span]:
        """What is protected and may go over several lines."""
        yield from _BLOCKS.among(self._marks).spans(self._text, 0, len(self._text))
        yield from code.indented(self._text)
        yield from layout.quoted_mail(self._text)

    def _in_line(self, start: int, end: int) -> Iterator[Span]:
        """What is protected within the line text[start:end]."""
        yield from self._in_lines.spans(self._text, start, end)
        yield from layout.laid_out(self._text, start, end)

    @cached_property
    def _in_lines(self) -> Present:
        return _LINES.among(self._marks)

    @cached_property
    def _near(self) -> Present:
        return _NEAR.among(self._marks)

    @cached_property
    def _tokens(self) -> Present:
        return _TOKENS.among(self._marks)
