"""One native pass over the bytes of many texts says where which rule needs to look.

The texts lie in one buffer, a 0xFF byte (which UTF-8 never uses) before, between and after them, so that no
literal matches across two texts and the edges of a text can be part of a literal. Offsets become characters
only where something was found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from cleantext.literals import Find, finder
from cleantext.native import native
from cleantext.rule import DOUBLED, EDGE, NON_ASCII_PAIR, REPEATED, SURROGATE, Rule
from cleantext.tokens import Words, words

EDGE_BYTE = b"\xff"

StageHits = dict[str, list[tuple[int, Rule]]]
"""For each stage with something to do, by its name: where which rule needs to look (characters), by place.

(By name, because a member of an enumeration is hashed in Python, which showed in the figures.)
"""

Where = Callable[[bytes, int], object]
Asking = tuple[tuple[int, Where | None], ...]


class Buffer:
    """Many texts as one run of bytes."""

    __slots__ = ("_words", "data", "is_ascii", "starts", "texts")

    def __init__(self, texts: Sequence[str]) -> None:
        encoded = [b"", *map(_utf8, texts), b""]
        self.texts = texts
        self.data = EDGE_BYTE.join(encoded)
        self.starts = list(accumulate([len(e) + 1 for e in encoded[:-1]]))
        """Where each text begins in the data, in bytes; one more for the end."""
        self.is_ascii = len(self.data) == sum(map(len, texts)) + len(texts) + 1
        self._words: Words | None = None

    def words(self) -> Words:
        """The words of all texts, which rules and phrases are told by."""
        if self._words is None:
            self._words = words(self.data)
        return self._words

    def uncommon(self) -> list[int]:
        """The numbers of the texts with characters other than ASCII, Latin-1 and general punctuation."""
        if self.is_ascii:
            return []
        if native:
            return native.uncommon(self.data)
        octets = np.frombuffer(self.data, np.uint8)
        places = ((octets > 0xC3) & (octets != 0xE2) & (octets != EDGE_BYTE[0])).nonzero()[0]
        numbers = np.searchsorted(self.starts, places, "right") - 1
        once: list[int] = numbers[np.diff(numbers, prepend=-1) != 0].tolist()  # np.unique imports more of NumPy, 12 ms
        return once

    def text_at(self, offset: int) -> int:
        """The number of the text that the byte at this offset belongs to (its closing edge included)."""
        return max(bisect_right(self.starts, offset) - 1, 0)


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:  # lone surrogates
        return text.encode(errors="surrogatepass")


class Characters:
    """Turns byte offsets of one text, asked in rising order, into character offsets."""

    __slots__ = ("_ascii", "_at", "_chars", "_data", "_start")

    def __init__(self, buffer: Buffer, number: int) -> None:
        self._start = self._at = buffer.starts[number]
        self._ascii = buffer.starts[number + 1] - 1 - self._start == len(buffer.texts[number])
        self._data, self._chars = buffer.data, 0

    def offset(self, byte: int) -> int:
        """The number of characters before this byte."""
        if self._ascii:
            return byte - self._start
        if byte < self._at:
            self._at, self._chars = self._start, 0
        self._chars += len(self._data[self._at : byte].decode(errors="surrogatepass"))
        self._at = byte
        return self._chars


class Scanner:
    """The trigger literals of many rules, looked for together.

    They are in two groups, because honest text of Western Europe has no byte that those of the second need: they are
    looked for where a text has one. (Together they took half as long again.)
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._stages = [r.stage.value for r in self.rules]
        self._found_apart: dict[str, list[int]] = {}
        common, rare = _Literals(), _Literals()
        for number, r in enumerate(self.rules):
            where = _where(r.where) if r.where else None
            for trigger in r.triggers:
                if trigger in _APART:
                    self._found_apart.setdefault(trigger, []).append(number)
                else:
                    literal = _literal(trigger)
                    (rare if literal.translate(None, _COMMON) else common).add(literal, number, where)
        self._common, self._rare = common, rare

    def scan(self, buffer: Buffer) -> dict[int, StageHits]:
        """For each text in which something stands: where rules need to look."""
        found = self._common.places(buffer.data)
        for text in buffer.uncommon():
            start, end = buffer.starts[text] - 1, buffer.starts[text + 1]
            found += ((start + at, number) for at, number in self._rare.places(buffer.data[start:end]))
        for trigger, numbers in self._found_apart.items():
            found += ((at, number) for at in _APART[trigger](buffer) for number in numbers)
        found.sort()
        hits: dict[int, StageHits] = {}
        stages = self._stages
        end, last = -1, (-1, -1)
        for hit in found:
            if hit == last:
                continue
            last = hit
            start, number = hit
            if start >= end:
                text = buffer.text_at(start)
                end = buffer.starts[text + 1]
                here = hits.setdefault(text, {})
                offset = Characters(buffer, text).offset
            here.setdefault(stages[number], []).append((offset(start), self.rules[number]))
        return hits


class _Literals:
    """Literals that are looked for together, and who asks for each."""

    def __init__(self) -> None:
        self._asking: dict[bytes, Asking] = {}
        self._shared: dict[Asking, Asking] = {}  # ten thousand lists of their own took 5 ms of each garbage collection

    def add(self, literal: bytes, number: int, where: Where | None) -> None:
        """Have a literal looked for: the rule of this number asks for it, where an expression matches."""
        asking = (*self._asking.get(literal, ()), (number, where))
        self._asking[literal] = self._shared.setdefault(asking, asking)

    def places(self, data: bytes) -> list[tuple[int, int]]:
        """Where which rule needs to look: offset in bytes, number of the rule."""
        if not self._asking:
            return []
        find, asking, skip = self._compiled
        found: list[tuple[int, int]] = []
        for literal, start in find(data):
            start += skip[literal]
            for number, where in asking[literal]:
                if where is None or where(data, start):
                    found.append((start, number))
        return found

    @cached_property
    def _compiled(self) -> tuple[Find, list[Asking], list[int]]:
        literals = list(self._asking)
        skip = [int(literal.startswith(EDGE_BYTE)) for literal in literals]
        return finder(literals), list(self._asking.values()), skip


def _where(expression: str) -> Where:
    """Asks whether an expression matches; compiled for the first place only (all took 20 ms of a process's start)."""
    match: Where | None = None

    def asked(data: bytes, start: int) -> object:
        nonlocal match
        if match is None:
            match = re.compile(expression.encode()).match
        return match(data, start)

    return asked


def _literal(trigger: str) -> bytes:
    if EDGE not in trigger:
        return trigger.encode(errors="surrogatepass")
    return EDGE_BYTE.join(part.encode(errors="surrogatepass") for part in trigger.split(EDGE))


_COMMON = bytes(c for c in range(256) if c <= 0xC3 or c in (0xE2, EDGE_BYTE[0]))
_LINE_END = re.compile(rb"[\n\xff]")
_PLAIN_PAIR = re.compile(rb"(?<=\xe2\x80)\x99|(?<=\xc3)(?!\xb7)[\xa0-\xbf]\xc3(?!\xb7)[\x9f-\xbf]")
"""An apostrophe before any character, two small letters of Latin-1; from the last byte of the first one."""


def _non_ascii_pairs(buffer: Buffer) -> list[int]:
    """Where a character beyond ASCII first follows another directly in a line: the offset of its first byte.

    Once a line, because in Cyrillic or Chinese nearly every character does. What French is full of does not count.
    """
    if buffer.is_ascii:
        return []
    data = buffer.data
    found, line_end = [], 0
    for at in native.pairs(data) if native else _pairs(data):
        if at >= line_end and not _PLAIN_PAIR.match(data, at) and (end := _LINE_END.search(data, at)):
            found.append(at + 1)
            line_end = end.start()
    return found


def _pairs(data: bytes) -> list[int]:
    """Where the last byte of a character beyond ASCII stands that another such character follows."""
    octets = np.frombuffer(data, np.uint8)
    last = (octets[1:] - np.uint8(0xC2) < 0x33) & (octets[:-1] ^ np.uint8(0x80) < 0x40)
    places: list[int] = last.nonzero()[0].tolist()
    return places


_EDGES = b"\n" + EDGE_BYTE
_FEW = 200
_LONGEST = 10
"""How many words a phrase may have whose repetition is seen."""


def _repeated(buffer: Buffer) -> list[int]:
    """Where a phrase begins that stands three times or more in one line, or as lines: the offset of its first word."""
    starts, _, hashes = buffer.words()
    places: list[int] = []
    for begin, times, size in native.repeated(hashes, _LONGEST) if native else _runs_alike(hashes):
        for first in range(begin, begin + times):
            start, end = int(starts[first]), int(starts[first + 2 * size - 1])
            if buffer.data[start - 1] in _EDGES or not _LINE_END.search(buffer.data, start, end):
                places.append(start)
    return places


def _runs_alike(hashes: NDArray[np.uint64]) -> Iterator[tuple[int, int, int]]:
    """Where phrases begin that stand three times in a row: a word, at how many from there on (one), their length.

    A phrase of n words is one whose words are, 2n times in a row, those that stand n words later.
    """
    if len(hashes) < _FEW and len(hashes) - len(set(hashes.tolist())) < 4:
        return  # no two words stand three times
    for size in range(2, min(_LONGEST, len(hashes) // 3) + 1):
        alike = (hashes[size:] == hashes[:-size]).nonzero()[0]
        run = 2 * size - 1
        for first in alike[:-run][alike[run:] - alike[:-run] == run].tolist():
            yield first, 1, size


def _doubled(buffer: Buffer) -> list[int]:
    """Where a word, not a number, stands twice in a row: the offset of the first."""
    starts, ends, hashes = buffer.words()
    data = buffer.data
    alike = native.alike(hashes) if native else (hashes[1:] == hashes[:-1]).nonzero()[0].tolist()
    apart = (i for i in alike if data[ends[i] : starts[i + 1]] in _GAPS)
    return [at for i in apart if data[at := int(starts[i])] > ord("9")]


_GAPS = (b" ", b"\n")
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf]")


def _surrogates(buffer: Buffer) -> list[int]:
    """Where a surrogate stands, which is no character: the offset of its first byte."""
    return [m.start() for m in _SURROGATE.finditer(buffer.data)] if b"\xed" in buffer.data else []


_APART = {
    DOUBLED: _doubled, NON_ASCII_PAIR: _non_ascii_pairs, REPEATED: _repeated, SURROGATE: _surrogates,
}  # fmt: skip
"""Triggers that are no literals, and what finds them."""
