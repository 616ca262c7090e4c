"""A text as words: what they are, as numbers, and where they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

_CHUNK = 1_000_000
"""Characters whose words are held as strings at one time."""

_SPACE = re.compile(r"\s")
_ALONE = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Scripts without spaces, in which a character is as much as a word."""


class Vocabulary(dict[str, int]):
    """The number of each word; white space is no word, and has none."""

    def __missing__(self, word: str) -> int:
        number = self[word] = -1 if word.isspace() else len(self)
        return number


class Words:
    """The words of a text: letters and digits that hang together, or one other character that is no space."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        ids, sizes = [], []
        for chunk in _chunks(text):
            ids.append(np.fromiter(map(vocabulary.__getitem__, chunk), np.int32, len(chunk)))
            sizes.append(np.fromiter(map(len, chunk), np.int64, len(chunk)))
        numbers, size = np.concatenate(ids), np.concatenate(sizes)
        ends = np.cumsum(size)
        real = numbers >= 0
        self.ids: NDArray[np.int32] = numbers[real]
        self.starts: NDArray[np.int64] = np.append((ends - size)[real], len(text))
        self.ends: NDArray[np.int64] = np.append(0, ends[real])

    def start(self, i: int) -> int:
        """Where a word starts; after the last one, the end of the text."""
        return int(self.starts[i])

    def end(self, i: int) -> int:
        """Where a word ends; before the first one, -1, the start of the text."""
        return int(self.ends[i + 1])


def _chunks(text: str) -> Iterator[list[str]]:
    """Words and white space in lists, so long texts are never held as strings of words as a whole."""
    at = 0
    while at < len(text) or not at:
        space = _SPACE.search(text, at + _CHUNK)
        stop = space.start() if space else len(text)
        yield _words().findall(text, at, stop)
        if stop == at:
            return
        at = stop


@cache
def _words() -> re.Pattern[str]:
    marks = "".join(chr(c) for c in range(0x300, 0x2000) if unicodedata.category(chr(c)).startswith("M"))
    return re.compile(rf"(?:[^\W{_ALONE}]|[{marks}])+|\s+|.", re.DOTALL)
