"""Many texts as one run of bytes, so that one native pass sees them all.

The texts lie in one buffer, a 0xFF byte (which UTF-8 never uses) before, between and after them, so that no
literal matches across two texts and the edges of a text can be part of a literal. Offsets become characters
only where something was found.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from cleantext.scan.native import native
from cleantext.scan.tokens import Words, find_words

EDGE_BYTE = b"\xff"


class Buffer:
    """Many texts as one run of bytes.

    Attributes:
        texts: the texts.
        data: their bytes.
        starts: where each text begins in the data, in bytes; one more for the end.
        is_ascii: whether all characters are.
    """

    __slots__ = ("_words", "data", "is_ascii", "starts", "texts")

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.data, self.starts, characters = _joined(list(texts))
        self.is_ascii = len(self.data) == characters + len(texts) + 1
        self._words: Words | None = None

    def words(self) -> Words:
        """The words of all texts, by which rules and phrases are found."""
        if self._words is None:
            self._words = find_words(self.data)
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


def _joined(texts: list[str]) -> tuple[bytes, list[int], int]:
    """The bytes of texts, where each begins, and how many characters they have."""
    try:
        if native:
            return native.join(texts)
        encoded = list(map(str.encode, texts))
    except UnicodeEncodeError:  # lone surrogates
        encoded = [text.encode(errors="surrogatepass") for text in texts]
    starts = list(accumulate([len(part) + 1 for part in encoded], initial=1))
    return EDGE_BYTE.join([b"", *encoded, b""]), starts, sum(map(len, texts))


class Characters:
    """Converts byte offsets in one text, given in ascending order, to character offsets."""

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
