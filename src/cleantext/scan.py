"""One native pass over the bytes of many texts says where which rule needs to look.

The texts lie in one buffer, a 0xFF byte (which UTF-8 never uses) before, between and after them, so that no
literal matches across two texts and the edges of a text can be part of a literal. Offsets become characters
only where something was found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

import ahocorasick_rs
import numpy as np

from cleantext.rule import EDGE, NON_ASCII_PAIR, REPEATED, Rule
from cleantext.tokens import Words, words

EDGE_BYTE = b"\xff"

StageHits = dict[str, list[tuple[int, Rule]]]
"""For each stage with something to do, by its name: where which rule needs to look (characters), by place.

(By name, because a member of an enumeration is hashed in Python, which showed in the figures.)
"""


Where = Callable[[bytes, int], object]


class Buffer:
    """Many texts as one run of bytes."""

    __slots__ = ("_words", "data", "starts", "texts")

    def __init__(self, texts: Sequence[str]) -> None:
        encoded = [EDGE_BYTE] * (2 * len(texts) + 1)
        encoded[1::2] = (_utf8(t) for t in texts)
        self.texts = texts
        self.data = b"".join(encoded)
        lengths = (len(e) + 1 for e in encoded[1::2])
        self.starts = list(accumulate(lengths, initial=1))
        """Where each text begins in the data, in bytes; one more for the end."""
        self._words: Words | None = None

    def words(self) -> Words:
        """The words of all texts, which rules and phrases are told by."""
        if self._words is None:
            self._words = words(self.data)
        return self._words

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
    """The trigger literals of many rules in one automaton."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._stages = [r.stage.value for r in self.rules]
        asking: dict[bytes, list[tuple[int, Where | None]]] = {}
        self._pairs: list[int] = []
        self._repeated: list[int] = []
        for number, r in enumerate(self.rules):
            where = re.compile(r.where.encode()).match if r.where else None
            for literal in r.triggers:
                if literal == NON_ASCII_PAIR:
                    self._pairs.append(number)
                elif literal == REPEATED:
                    self._repeated.append(number)
                else:
                    asking.setdefault(_literal(literal), []).append((number, where))
        self._asking = list(asking.values())
        self._skip = [int(literal.startswith(EDGE_BYTE)) for literal in asking]
        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            list(asking), implementation=ahocorasick_rs.Implementation.DFA
        ) if asking else None  # fmt: skip

    def scan(self, buffer: Buffer) -> dict[int, StageHits]:
        """For each text in which something stands: where rules need to look."""
        found: list[tuple[int, int]] = []  # byte offset, rule
        if self._automaton is not None:
            asking, skip, data = self._asking, self._skip, buffer.data
            for literal, start, _ in self._automaton.find_matches_as_indexes(data, overlapping=True):
                start += skip[literal]
                for number, where in asking[literal]:
                    if where is None or where(data, start):
                        found.append((start, number))
        if self._pairs and not buffer.data.isascii():
            found += ((at, number) for at in _non_ascii_pairs(buffer.data) for number in self._pairs)
        if self._repeated:
            found += ((at, number) for at in _repeated(buffer) for number in self._repeated)
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


def _literal(trigger: str) -> bytes:
    return EDGE_BYTE.join(part.encode(errors="surrogatepass") for part in trigger.split(EDGE))


_KINDS = bytes(
    2 if 0xC2 <= c <= 0xF4 else 1 if 0x80 <= c <= 0xBF else 3 if c in (0x0A, EDGE_BYTE[0]) else 0 for c in range(256)
)


def _non_ascii_pairs(data: bytes) -> list[int]:
    """Where a character beyond ASCII first follows another directly in a line: the offset of its first byte.

    Once a line, because in Cyrillic or Chinese nearly every character does.
    """
    kinds = data.translate(_KINDS)  # then a plain search, which is twice as fast as comparing in NumPy
    found = []
    at = kinds.find(b"\x01\x02")
    while at >= 0:
        found.append(at + 1)
        at = kinds.find(b"\x01\x02", kinds.find(b"\x03", at))
    return found


_EDGES = b"\n" + EDGE_BYTE
_FEW = 200
_LINE_END = re.compile(rb"[\n\xff]")
_LONGEST = 10
"""How many words a phrase may have whose repetition is seen."""


def _repeated(buffer: Buffer) -> list[int]:
    """Where a phrase begins that stands three times or more in one line, or as lines: the offset of its first word.

    A phrase of n words is one whose words are, 2n times in a row, those that stand n words later.
    """
    starts, _, hashes = buffer.words()
    places: list[int] = []
    if len(hashes) < _FEW and len(hashes) - len(set(hashes.tolist())) < 4:
        return places  # no two words stand three times
    for size in range(2, min(_LONGEST, len(hashes) // 3) + 1):
        alike = (hashes[size:] == hashes[:-size]).nonzero()[0]
        run = 2 * size - 1
        first = alike[:-run][alike[run:] - alike[:-run] == run]
        for start, end in zip(starts[first].tolist(), starts[first + run].tolist(), strict=True):
            if buffer.data[start - 1] in _EDGES or not _LINE_END.search(buffer.data, start, end):
                places.append(start)
    return places
