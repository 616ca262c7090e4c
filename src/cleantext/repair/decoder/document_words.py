"""The words of documents as the decoder sees them: a row of tokens, and which words belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.repair.decoder.language_model import token_sequence
from cleantext.repair.span_arrays import Spans
from cleantext.scan.tokens import joined

_BETWEEN = np.zeros(256, bool)
_BETWEEN[[*b" \t\r\n\xc2\xa0-'"]] = True
"""The bytes that may stand between the words of a phrase (a no-break space has two)."""
_EDGE = b"\0"
"""The separator between two documents, which no phrase crosses."""
_TOGETHER = 50_000
"""Characters of texts that are looked at together: the arrays then stay near the processor."""
_ODD = np.uint64(0x9E3779B97F4A7C15)
_APOSTROPHE = "’".encode()
_INNER_APOSTROPHE = re.compile(b"(?<=[a-zA-Z\x80-\xff])" + _APOSTROPHE + b"(?=[a-zA-Z\xc3])")


class DocumentWords(NamedTuple):
    """Words and marks in their order, of one document or of several, one after the other.

    Attributes:
        tokens: what the language model has for each.
        hashes: of each word; of marks zero.
        starts, ends: where each word stands in the text (characters); of marks where the word before them ends. The
            text is that of all documents with one character between each two.
        goes_on: whether nothing but white space, a hyphen or an apostrophe parts it from the next word.
        is_open: whether something that begins there may be repaired.
        document: the number of the document that it belongs to.
    """

    tokens: NDArray[np.uint64]
    hashes: NDArray[np.uint64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    goes_on: NDArray[np.bool_]
    is_open: NDArray[np.bool_]
    document: NDArray[np.int64]

    def within(self, spans: Spans) -> DocumentWords:
        """The same, with only the words open that begin in one of these stretches."""
        edges = np.zeros(len(self.hashes) + 1, np.int64)
        np.add.at(edges, np.searchsorted(self.starts, spans[0]), 1)
        np.add.at(edges, np.searchsorted(self.starts, spans[1]), -1)
        return self._replace(is_open=np.cumsum(edges[:-1]) > 0)

    def keys(self, length: int) -> NDArray[np.uint64]:
        """The hash of the run of this many words from each place; zero if they do not belong together."""
        count = len(self.hashes)
        run = self.hashes.copy()
        together = run != 0
        for n in range(1, length):
            run[: count - n] = joined(run[: count - n], self.hashes[n:])
            together[: count - n] &= self.goes_on[n - 1 : count - 1]
            together[count - n :] = False
        run[~together] = 0
        return run

    def edges(self, numbers: NDArray[np.int64]) -> list[tuple[int, int, int]]:
        """Of documents, by their numbers: the first word, the place behind the last one, and how many words it has."""
        words = np.flatnonzero(self.hashes)
        first, end = (np.searchsorted(self.document[words], numbers, side) for side in ("left", "right"))
        return list(zip(words[first].tolist(), (words[end - 1] + 1).tolist(), (end - first).tolist(), strict=True))

    def runs(self, at: NDArray[np.int64], length: NDArray[np.int64]) -> NDArray[np.uint64]:
        """The hashes of the runs of so many words from some places."""
        run = self.hashes[at]
        for n in range(1, int(length.max(initial=1))):
            longer = length > n
            run[longer] = joined(run[longer], self.hashes[at[longer] + n])
        return run

    def of_document(self, keys: NDArray[np.uint64], at: NDArray[np.int64] | slice = slice(None)) -> NDArray[np.uint64]:
        """Hashes of runs of words (at some places) that are those of no run in another document."""
        return keys ^ self.document[at].astype(np.uint64) * _ODD


def in_groups(texts: Sequence[str]) -> Iterator[slice]:
    """Which texts are looked at together: so many that calls cost little, and memory stays flat."""
    start = size = 0
    for number, text in enumerate(texts):
        if number > start and size + len(text) > _TOGETHER:
            yield slice(start, number)
            start, size = number, 0
        size += len(text)
    if texts:
        yield slice(start, len(texts))


def document_words(*texts: str) -> DocumentWords:
    """The words of texts with the marks between them."""
    encoded = [text.encode(errors="surrogatepass") for text in texts]
    data = _EDGE.join(encoded)
    edges = np.cumsum([len(part) + 1 for part in encoded[:-1]], dtype=np.int64) - 1
    sequence = token_sequence(data, edges)
    places, found = sequence.places, sequence.words
    size = len(sequence.hashes)
    hashes, goes_on = np.zeros(size, np.uint64), np.zeros(size, bool)
    starts, ends, document = (np.zeros(size, np.int64) for _ in range(3))
    if len(places):
        octets = np.frombuffer(data, np.uint8)
        hashes[places] = found.hashes
        goes_on[places[:-1]] = ~_parted(data, octets, found.ends[:-1], found.starts[1:])
        characters = np.cumsum(np.append((octets & 0xC0) != 0x80, True)) - 1
        starts[places], ends[places] = characters[found.starts], characters[found.ends]
        np.maximum.accumulate(ends, out=ends)
        marks = hashes == 0
        starts[marks] = ends[marks]
        document[places] = np.searchsorted(edges, found.starts)
        np.maximum.accumulate(document, out=document)
    return DocumentWords(sequence.hashes, hashes, starts, ends, goes_on, np.ones(size, bool), document)


def _parted(
    data: bytes, octets: NDArray[np.uint8], starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """For each gap between two words whether it contains a mark, or more than one line end."""
    is_mark = ~_BETWEEN[octets]
    if _APOSTROPHE in data:
        at = np.array([m.start() for m in _INNER_APOSTROPHE.finditer(data)], np.int64)
        is_mark[np.concatenate([at, at + 1, at + 2])] = False
    marks, lines = (np.concatenate([[0], np.cumsum(flags)]) for flags in (is_mark, octets == 0x0A))
    parted: NDArray[np.bool_] = (marks[ends] > marks[starts]) | (lines[ends] > lines[starts] + 1)
    return parted
