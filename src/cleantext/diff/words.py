"""A text as words: their identity, as numbers, and their positions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cleantext.diff.align import runs

_CHUNK = 1_000_000
"""Characters whose words are kept as strings at one time."""

_SHORT = 20
"""A sentence or line of fewer characters says too little about what it corresponds to."""

_SPACE = re.compile(r"\s")
_SENTENCE = re.compile(r"[^.!?。\n]+[.!?。\n]*\s*|[.!?。\n]+\s*")
_ALONE = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Scripts without spaces, in which each character counts as a word."""

Stretches = NDArray[np.int64]
"""Start and end of each stretch of a text, a row each, from left to right."""


class Vocabulary(dict[str, int]):
    """The number of each word; white space has none."""

    def __missing__(self, word: str) -> int:
        number = self[word] = -1 if word.isspace() else len(self)
        return number


class ComparedWords:
    """The words of a text: a run of letters and digits, or any other character that is not a space.

    A stretch that both texts share is one word, however long; ``shared`` lists these stretches.
    """

    def __init__(self, text: str, vocabulary: Vocabulary, stretches: Stretches) -> None:
        ids, sizes = [], []
        for chunk in _chunks(text, stretches):
            ids.append(np.fromiter(map(vocabulary.__getitem__, chunk), np.int32, len(chunk)))
            sizes.append(np.fromiter(map(len, chunk), np.int64, len(chunk)))
        numbers, size = np.concatenate(ids), np.concatenate(sizes)
        ends = np.cumsum(size)
        real = numbers >= 0
        self.ids: NDArray[np.int32] = numbers[real]
        self.starts: NDArray[np.int64] = np.append((ends - size)[real], len(text))
        self.ends: NDArray[np.int64] = np.append(0, ends[real])
        self.shared: NDArray[np.int64] = np.searchsorted(self.starts, stretches[:, 0])

    def start(self, i: int) -> int:
        """Where a word starts; after the last one, the end of the text."""
        return int(self.starts[i])

    def end(self, i: int) -> int:
        """Where a word ends; before the first one, -1, the start of the text."""
        return int(self.ends[i + 1])


def both(before: str, after: str) -> tuple[ComparedWords, ComparedWords]:
    """The words of two texts, numbered alike; whole sentences and lines that they share are not taken apart."""
    old_shared, new_shared = _shared(before, after)
    vocabulary = Vocabulary()
    return ComparedWords(before, vocabulary, old_shared), ComparedWords(after, vocabulary, new_shared)


def _shared(before: str, after: str) -> tuple[Stretches, Stretches]:
    """Runs of sentences that both texts share, in the same order."""
    vocabulary = Vocabulary()
    ids, ends = [], []
    for side, text in enumerate((before, after)):
        sentences = _SENTENCE.findall(text)
        number = np.fromiter(map(vocabulary.__getitem__, sentences), np.int32, len(sentences))
        size = np.fromiter(map(len, sentences), np.int64, len(sentences))
        alone = -2 * np.arange(len(sentences), dtype=np.int32) - side - 2  # matches nothing on the other side
        ids.append(np.where((number < 0) | (size < _SHORT), alone, number))
        ends.append(np.append(0, np.cumsum(size)))
    shared_runs = np.array(list(runs(ids[0], ids[1])), np.int64).reshape(-1, 3)
    i, j, count = shared_runs[:, 0], shared_runs[:, 1], shared_runs[:, 2]
    return (
        np.stack((ends[0][i], ends[0][i + count]), axis=1),
        np.stack((ends[1][j], ends[1][j + count]), axis=1),
    )


def _chunks(text: str, stretches: Stretches) -> Iterator[list[str]]:
    """Words and white space in lists, piece by piece: the words of a long text are never all in memory as strings."""
    chunk: list[str] = []
    size = at = 0
    for start, end in [*stretches.tolist(), (len(text), len(text))]:
        for low, high in _split(text, at, start):
            words = _words().findall(text, low, high)
            chunk += words
            size += high - low
            if size > _CHUNK:
                yield chunk
                chunk, size = [], 0
        if start < end:
            chunk.append(text[start:end])
        at = end
    yield chunk


def _split(text: str, at: int, end: int) -> Iterable[tuple[int, int]]:
    """A stretch of text in parts of moderate length, cut before white space."""
    while at < end:
        space = _SPACE.search(text, at + _CHUNK, end)
        stop = space.start() if space else end
        yield at, stop
        at = stop


@cache
def _words() -> re.Pattern[str]:
    marks = "".join(chr(c) for c in range(0x300, 0x2000) if unicodedata.category(chr(c)).startswith("M"))
    return re.compile(rf"(?:[^\W{_ALONE}]|[{marks}])+|\s+|.", re.DOTALL)
