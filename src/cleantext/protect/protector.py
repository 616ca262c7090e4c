"""Decides whether a change would touch protected text, and looks no further than necessary.

Most of what is protected has no white space in it, or lies within a line: it is looked for only around the
places that somebody asks about. What may go over several lines is looked for in the whole text, but only if the
literals that it cannot do without stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import regex

from cleantext.errors import ConfigError
from cleantext.model import Edit
from cleantext.protect import addresses, code, layout, markup, meant, prose, science
from cleantext.protect.pattern import ProtectedPatterns
from cleantext.spans import Span, SpanSet, shifted

_TOKENS = ProtectedPatterns((*addresses.TOKENS, *code.TOKENS, *science.TOKENS, *prose.TOKENS, *meant.TOKENS))
_NEAR = ProtectedPatterns((*addresses.NEAR, *science.NEAR, *prose.NEAR, *meant.NEAR))
_LINES = ProtectedPatterns((*code.LINES, *markup.LINES))
_BLOCKS = ProtectedPatterns((*code.BLOCKS, *markup.BLOCKS))

_PLAIN = regex.compile(
    r"(?:[\"'“”‘’«»(\[]*+(?:\p{Latin}+['’-])*(?:\p{Lu}?\p{Ll}{2,}[.,;:!?]\p{Lu}\p{Ll}++|\p{Latin}*+)"
    r"[.,;:!?…]{0,3}+[\"'“”‘’»)\]]*+(?:\s++|$))+"
)
"""Words, or only marks, with the usual marks around them, or two words that a mark glues: no token of a kind that is
protected."""

_OF_BLOCKS = regex.compile(r"[`~\\{}|\t]|\$\$|<[\p{L}/!?]|[^ ]>|--|\n[ .'>]|\.(?:SH|Sh|TH|Dt)")
"""What may begin or end a block, or be part of such a beginning or end."""
_BESIDE_BLOCKS = re.compile(r"[`~\\{}|\t$<>\n]|--|\.[STD]")
"""What stands in every text in which one of these does, and is found in a fraction of the time."""
_REACH = 8
"""How far around a change this is looked for, in characters: the length of what blocks begin or end with."""

_PER_CHANGE = 100
"""Up to so many characters for each change, a text is looked through at once: that takes less than around each."""

PATIENCE = 10.0
"""How many seconds a user's own pattern may take for one text."""

_TOKEN = 500
_WINDOW = 80
"""How far to look for the ends of a token, and for what has single spaces in it, in characters."""


class Protector:
    """Knows what is protected in any text, and what the user adds."""

    def __init__(self, patterns: Sequence[str] = ()) -> None:
        """Add the user's own patterns.

        Raises:
            ConfigError: if one is not a regular expression.
        """
        self._own: list[regex.Pattern[str]] = []
        for pattern in patterns:
            try:
                self._own.append(regex.compile(pattern))
            except regex.error as error:
                raise ConfigError(f"protect: {pattern!r} is not a valid regular expression: {error}") from None

    def protected(self, text: str, marked: Iterable[Span] = ()) -> Protected:
        """The protected spans of a text; ``marked`` are spans that the user adds."""
        own = [*marked, *(span for pattern in self._own for span in _of_user(pattern, text))]
        blocks = (*_BLOCKS.spans(text, 0, len(text)), *code.indented(text), *layout.quoted_mail(text))
        movable = not (self._own or layout.may_quote(text) or layout.may_compare(text))
        return Protected(text, SpanSet([*own, *blocks]), movable)


def _of_user(pattern: regex.Pattern[str], text: str) -> list[Span]:
    """What a user's pattern matches.

    Raises:
        TimeoutError: if that takes too long; nothing may change then, since it is unknown what must not.
    """
    try:
        return [m.span() for m in pattern.finditer(text, timeout=PATIENCE)]
    except TimeoutError:
        what = f"the pattern {pattern.pattern!r} to protect took more than {PATIENCE:g} seconds; left as it was"
        raise TimeoutError(what) from None


class Protected:
    """The protected spans of one text: blocks, and what is found when somebody asks.

    Args:
        text: the text.
        blocks: what may go over several lines, and what the user adds.
        movable: whether changes in the prose between blocks leave these as they are.
    """

    def __init__(self, text: str, blocks: SpanSet, movable: bool) -> None:
        self._text, self._blocks, self._movable = text, blocks, movable
        self._line, self._line_start, self._line_end = SpanSet(), 0, -1
        self._windows: dict[Span, SpanSet] = {}

    def moved(self, text: str, changes: Sequence[Edit]) -> Protected | None:
        """What is protected in ``text``, which this one is after the changes; None where it must be looked for anew.

        Changes touch no block; and where nothing stands that blocks begin or end with, they make none. (To look for
        blocks in all of a long text after each round of a few changes took half of the time.)
        """
        if not self._movable:
            return None
        shift = 0
        few = len(text) > _PER_CHANGE * len(changes) or changes[0].start < _REACH
        if not (few or _BESIDE_BLOCKS.search(text) or _BESIDE_BLOCKS.search(self._text)):
            return Protected(text, SpanSet(shifted(self._blocks, changes)), True)
        for c in changes:
            start = c.start + shift
            shift += len(c.after) - len(c.before)
            now = text[max(0, start - _REACH) : start + len(c.after) + _REACH]
            then = self._text[max(0, c.start - _REACH) : c.end + _REACH]
            if c.start < _REACH or _OF_BLOCKS.search(now) or _OF_BLOCKS.search(then):
                return None
        return Protected(text, SpanSet(shifted(self._blocks, changes)), True)

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
        before, behind = text[max(0, start - _TOKEN) : start], text[end : end + _TOKEN]
        first = start - (len(before.rsplit(None, 1)[-1]) if before and not before[-1].isspace() else 0)
        last = end + (len(behind.split(None, 1)[0]) if behind and not behind[0].isspace() else 0)
        if start - first == _TOKEN or last - end == _TOKEN:  # in a run without spaces, many places have the same spans
            first -= first % _TOKEN
            last = min(last + -last % _TOKEN, len(text))
        if (first, last) not in self._windows:
            spans = _NEAR.spans(text, max(0, first - _WINDOW), min(len(text), last + _WINDOW))
            if not _PLAIN.fullmatch(text, first, last):
                spans += _TOKENS.spans(text, first, last)
            self._windows[first, last] = SpanSet(spans)
        return self._windows[first, last]

    def _in_line(self, start: int, end: int) -> Iterator[Span]:
        """What is protected within the line text[start:end]."""
        yield from _LINES.spans(self._text, start, end)
        yield from layout.laid_out(self._text, start, end)
