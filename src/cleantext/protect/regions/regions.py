"""What kind of text a place is in, by its line, the lines around it and the whole text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pkgutil import get_data

import numpy as np
from numpy.typing import NDArray

from cleantext.model import Region
from cleantext.protect.regions.features import BLANK, features
from cleantext.spans import Span

DATA = "data/regions.tsv"
"""The weights of each feature for each kind, fitted by ``scripts/fit_regions.py``."""

_AROUND = 6
"""How many lines are looked at on each side of a line."""
_SAMPLE = 40
"""How many lines, spread over the text, are looked at to judge it as a whole."""
_ENOUGH, _ENOUGH_OF_FEW = 0.3, 0.1
"""How probable the kinds in which a rule holds must be: in a text, and in one or two lines, which show little."""
_MOSTLY, _HARDLY = 0.5, 0.1
"""How probable it is that all of a text is code, and prose, if it is a program."""
_FEWEST, _MOST = 3, 1000
"""From how many lines on a text shows more; and within how many characters they are counted."""
_NEED_LINES = frozenset((Region.VERSE, Region.LIST, Region.TABLE, Region.DICTIONARY, Region.MAIL))
"""Kinds that one or two lines cannot show: a single line of verse looks like prose."""

Vector = NDArray[np.float64]


class Regions:
    """The kinds of text within one text; each line is examined on demand, and only once."""

    __slots__ = (
        "_answers",
        "_by_line",
        "_line_end",
        "_line_start",
        "_marked",
        "_program",
        "_sample",
        "_short",
        "_text",
    )

    def __init__(self, text: str, marked: Iterable[Span] = ()) -> None:
        """Start from the text, and its spans that are known not to be text, such as tags."""
        self._text, self._marked = text, list(marked)
        self._by_line: dict[int, dict[Region, float]] = {}
        self._line_start, self._line_end = 0, -1
        self._answers: dict[frozenset[Region], bool] = {}  # of the line that was asked about last
        self._sample: Vector | None = None
        self._short: bool | None = None
        self._program: bool | None = None

    def kind(self, at: int) -> Region:
        """The most probable kind of the line that contains this character."""
        probabilities = self.probabilities(at)
        return max(probabilities, key=probabilities.__getitem__)

    def may_be(self, kinds: frozenset[Region], at: int) -> bool:
        """Whether the line that contains this character may well be of one of these kinds."""
        if not self._line_start <= at <= self._line_end:
            self._line_start, end = self._text.rfind("\n", 0, at) + 1, self._text.find("\n", at)
            self._line_end = end if end >= 0 else len(self._text)
            self._answers = {}
        if kinds not in self._answers:
            self._answers[kinds] = self._may_be(kinds, at)
        return self._answers[kinds]

    def _may_be(self, kinds: frozenset[Region], at: int) -> bool:
        if self._short is None:
            self._short = len([line for line in self._bare()[:_MOST].split("\n") if line.strip()]) < _FEWEST
        probabilities = self.probabilities(at)
        if not self._short:
            return not self._is_program() and sum(probabilities[kind] for kind in kinds) > _ENOUGH
        if Region.PROSE in kinds:
            kinds |= _NEED_LINES
        return sum(probabilities[kind] for kind in kinds) > _ENOUGH_OF_FEW

    def _bare(self) -> str:
        """The text, with blanks in place of what is known not to be text."""
        for start, end in self._marked:
            blank = "".join(c if c == "\n" else BLANK for c in self._text[start:end])
            self._text = self._text[:start] + blank + self._text[end:]
        self._marked = []
        return self._text

    def _is_program(self) -> bool:
        """Whether the text as a whole is a program, in which prose stays too."""
        if self._program is None:
            sample = self._spread()
            probabilities = _probabilities(np.concatenate((sample, sample, sample)))
            self._program = probabilities[Region.CODE] > _MOSTLY and probabilities[Region.PROSE] < _HARDLY
        return self._program

    def _spread(self) -> Vector:
        """The average features of lines all over the text."""
        if self._sample is None:
            self._sample = _mean(_spread(self._bare()))
        return self._sample

    def probabilities(self, at: int) -> dict[Region, float]:
        """The probability of each kind of text for the line that contains this character."""
        text = self._bare()
        start = text.rfind("\n", 0, at) + 1
        if start not in self._by_line and _is_one_line(text):
            self._by_line[start] = _probabilities(np.array(features(text) * 3))
        elif start not in self._by_line:
            line, around = _line_and_around(text, start)
            self._by_line[start] = _probabilities(np.concatenate((features(line), _mean(around), self._spread())))
        return self._by_line[start]


def context_of(lines: Sequence[str], at: int) -> Vector:
    """The features of a line: its own, those of the lines around it, and those of all lines."""
    text = "\n".join(lines)
    line, around = _line_and_around(text, sum(map(len, lines[:at])) + at)
    return np.concatenate((features(line), _mean(around), _mean(_spread(text))))


def _line_and_around(text: str, start: int) -> tuple[str, list[str]]:
    """The line that starts here; and the lines around it with it, but for blank ones."""
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    line = text[start:end]
    around = [line]
    before, after = start, end
    for _ in range(_AROUND):
        if before > 0:
            first = text.rfind("\n", 0, before - 1) + 1
            around.append(text[first : before - 1])
            before = first
        if after < len(text):
            last = text.find("\n", after + 1)
            last = len(text) if last < 0 else last
            around.append(text[after + 1 : last])
            after = last
    return line, around


def _is_one_line(text: str) -> bool:
    """Whether a text is a line that is not blank, and so short that it is no sample: the lines around it are itself."""
    return "\n" not in text and len(text) < 100 * _SAMPLE and bool(text) and not text.isspace()


def _spread(text: str) -> list[str]:
    """Lines of a text, spread evenly over it."""
    if text.count("\n", 0, 100 * _SAMPLE) < _SAMPLE and len(text) < 100 * _SAMPLE:
        return text.split("\n")
    lines = []
    for place in range(0, len(text), len(text) // _SAMPLE + 1):
        end = text.find("\n", place)
        lines.append(text[text.rfind("\n", 0, place) + 1 : end if end >= 0 else len(text)])
    return lines


def _mean(lines: Sequence[str]) -> Vector:
    """The average features of the lines that are not blank."""
    seen = [features(line) for line in lines if line and not line.isspace()] or [features("")]
    mean: Vector = np.array(seen).mean(0) if len(seen) > 1 else np.array(seen[0])
    return mean


def _probabilities(seen: Vector) -> dict[Region, float]:
    kinds, bias, weights = _weights()
    scores = bias + seen @ weights
    odds = np.exp(scores - scores.max())
    return dict(zip(kinds, (odds / odds.sum()).tolist(), strict=True))


@cache
def _weights() -> tuple[tuple[Region, ...], Vector, Vector]:
    """The kinds, and for each of them what is added for a start, and for each feature."""
    head, *rows = (get_data("cleantext", DATA) or b"").decode().splitlines()
    weights = np.array([[float(w) for w in row.split("\t")[1:]] for row in rows])
    return tuple(map(Region, head.split("\t")[1:])), weights[0], weights[1:]
