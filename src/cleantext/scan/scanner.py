"""Where each rule needs to look, found in one native pass over the bytes of many texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from cleantext.rule import EDGE, Rule
from cleantext.scan.buffer import EDGE_BYTE, Buffer, Characters
from cleantext.scan.multi_pattern import Find, finder
from cleantext.scan.special_triggers import SPECIAL_TRIGGERS

StageHits = dict[str, list[tuple[int, Rule]]]
"""For each stage with something to do, by its name: where which rule needs to look (characters), by place.

(By name, because hashing a member of an enumeration runs Python code, which was measurable.)
"""


class Where:
    """An expression that must match at a place: compiled for the first one only (all took 20 ms of a process's start).

    Attributes:
        match: of bytes, from a place on and, if one is given, up to an end.
    """

    __slots__ = ("_expression", "match")

    def __init__(self, expression: str) -> None:
        self._expression = expression
        self.match: Callable[..., object] = self._match_first

    def _match_first(self, data: bytes, *place: int) -> object:
        self.match = re.compile(self._expression.encode()).match
        return self.match(data, *place)


Asking = tuple[tuple[int, Where | None], ...]


class Scanner:
    """The trigger literals of many rules, looked for together.

    They are in two groups, because Western European text has no byte that those in the second group need: these are
    only looked for in texts that have one. (All together took half as long again.)
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._stages = [r.stage.value for r in self.rules]
        self._line_where = {n: Where(r.line_where) for n, r in enumerate(self.rules) if r.line_where}
        self._found_apart: dict[str, list[int]] = {}
        common, rare = _Literals(), _Literals()
        for number, r in enumerate(self.rules):
            where = Where(r.where) if r.where else None
            for trigger in r.triggers:
                if trigger in SPECIAL_TRIGGERS:
                    self._found_apart.setdefault(trigger, []).append(number)
                else:
                    literal = _literal(trigger)
                    (rare if literal.translate(None, _COMMON) else common).add(literal, number, where)
        self._common, self._rare = common, rare

    def scan(self, buffer: Buffer) -> dict[int, StageHits]:
        """For each text in which something was found: where rules have to look."""
        occurrences = self._common.places(buffer.data)
        for text in buffer.uncommon():
            start, end = buffer.starts[text] - 1, buffer.starts[text + 1]
            occurrences += ((start + at, number) for at, number in self._rare.places(buffer.data[start:end]))
        for trigger, numbers in self._found_apart.items():
            if places := SPECIAL_TRIGGERS[trigger](buffer):
                occurrences += ((at, number) for at in places for number in numbers)
        if not occurrences:
            return {}
        occurrences.sort()
        hits: dict[int, StageHits] = {}
        stages, line_where = self._stages, self._line_where
        end, last, line = -1, (-1, -1), _Line(buffer.data)
        for hit in occurrences:
            if hit == last:
                continue
            last = hit
            start, number = hit
            if number in line_where and not line.fits(start, number, line_where[number]):
                continue
            if start >= end:
                text = buffer.text_at(start)
                end = buffer.starts[text + 1]
                here = hits.setdefault(text, {})
                offset = Characters(buffer, text).offset
            here.setdefault(stages[number], []).append((offset(start), self.rules[number]))
        return hits


class _Line:
    """The line around a place, and what was asked about it."""

    def __init__(self, data: bytes) -> None:
        self._data, self._start, self._end = data, 0, -1
        self._answers: dict[int, bool] = {}

    def fits(self, at: int, number: int, where: Where) -> bool:
        """Whether an expression matches the line of a place, which is behind all before; asked once for each number."""
        if at > self._end:
            data, before = self._data, max(self._end, 0)
            self._start = max(data.rfind(b"\n", before, at), data.rfind(EDGE_BYTE, before, at)) + 1
            end = _LINE_END.search(data, at)
            self._end = end.start() if end else len(data)
            self._answers.clear()
        answer = self._answers.get(number)
        if answer is None:
            answer = self._answers[number] = bool(where.match(self._data, self._start, self._end))
        return answer


class _Literals:
    """Literals that are looked for together, and who asks for each."""

    def __init__(self) -> None:
        self._asking: dict[bytes, Asking] = {}
        self._shared: dict[Asking, Asking] = {}  # ten thousand separate lists added 5 ms to each garbage collection

    def add(self, literal: bytes, number: int, where: Where | None) -> None:
        """Add a literal that the rule with this number asks for, only where an expression matches if one is given."""
        asking = (*self._asking.get(literal, ()), (number, where))
        self._asking[literal] = self._shared.setdefault(asking, asking)

    def places(self, data: bytes) -> list[tuple[int, int]]:
        """Where rules need to look: offset in bytes, number of the rule."""
        if not self._asking:
            return []
        find, asking, skip = self._compiled
        occurrences: list[tuple[int, int]] = []
        for literal, start in find(data):
            start += skip[literal]
            for number, where in asking[literal]:
                if where is None or where.match(data, start):
                    occurrences.append((start, number))
        return occurrences

    @cached_property
    def _compiled(self) -> tuple[Find, list[Asking], list[int]]:
        literals = list(self._asking)
        skip = [int(literal.startswith(EDGE_BYTE)) for literal in literals]
        return finder(literals), list(self._asking.values()), skip


def _literal(trigger: str) -> bytes:
    if EDGE not in trigger:
        return trigger.encode(errors="surrogatepass")
    return EDGE_BYTE.join(part.encode(errors="surrogatepass") for part in trigger.split(EDGE))


_LINE_END = re.compile(rb"[\n\xff]")
_COMMON = bytes(c for c in range(256) if c <= 0xC3 or c in (0xE2, EDGE_BYTE[0]))
