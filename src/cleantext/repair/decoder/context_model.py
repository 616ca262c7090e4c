"""How well words fit all the words around them: a log-bilinear model of honest text.

The language model (``language_model.py``) only knows runs of words that it has seen. This one places words in a space
in which those that stand in the same surroundings are near each other, so it also knows what it has not seen: that
"timberland" hardly ever stands before "classifies the samples". The surroundings of a place are the sum of the vectors
of the words on both sides, each weighed by how far away it is (Mnih and Kavukcuoglu, "Learning word embeddings
efficiently with noise-contrastive estimation", NIPS 2013), and the score of a word is how far its own vector points the
same way, plus a bias: the natural logarithm of its probability there, but for a constant.
``scripts/build_context_model.py`` fits the vectors; ``data/context_model/README.md`` names the sources.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.array_cache import load
from cleantext.repair.decoder.arrays import SortedKeys, first_rows
from cleantext.repair.decoder.candidates import Candidates
from cleantext.repair.decoder.channel import LONGEST
from cleantext.repair.decoder.document_words import DocumentWords
from cleantext.repair.decoder.language_model import BREAK
from cleantext.scan.native import native

FOLDER = Path(str(resources.files("cleantext") / "data" / "context_model"))

ROUNDED = 12
"""Sums of vectors lose so many bits, rounded, before they are multiplied, so that they fit into 16 bits."""


class ContextModel:
    """The vectors of the commonest words of a language, as the word itself and as a neighbour of others.

    A word is known by its number, the place of its hash in ``words``. The last number stands for all that is not known:
    it says nothing about its neighbours, and its score is that of a rare word.
    """

    def __init__(self, path: Path) -> None:
        """Maps the file at this path; ``data/context_model/README.md`` describes it."""
        arrays = load(path)
        self._words = SortedKeys(arrays["words"])
        self.unknown = len(self._words.keys)
        self._bias, self._unit = arrays["bias"].astype(np.float32), arrays["unit"][0]
        names = "neighbours", "targets"
        self._neighbours, self._targets = (arrays[name].reshape(self.unknown + 1, -1) for name in names)
        self._size = self._targets.shape[1]
        self._weights = arrays["weights"].reshape(-1, self._size)
        self.reach = len(self._weights) // 2
        self._break = int(self._words.find(np.array([BREAK]))[0])

    @staticmethod
    @cache
    def load(language: str) -> ContextModel:
        """The model that comes with the library: "en"."""
        return ContextModel(FOLDER / f"{language}.arrays")

    def numbers(self, words: NDArray[np.uint64]) -> NDArray[np.int32]:
        """The numbers of words, by their hashes."""
        found = self._words.find(words.ravel())
        return np.where(found < 0, self.unknown, found).astype(np.int32).reshape(words.shape)

    def of_document(self, document: DocumentWords) -> NumberedWords:
        """The words of documents numbered, with so much space between documents that none sees the next."""
        words = document.hashes != 0
        shift = self.reach * (document.document + 1)
        row = np.full(len(document.tokens) + int(shift[-1]) + self.reach + LONGEST, self.unknown, np.int32)
        row[np.arange(len(shift)) + shift] = self.numbers(document.tokens)
        first = np.flatnonzero(words)[first_rows(document.document[words])]
        row[first + shift[first] - 1] = self._break  # each document begins with a break, as a single one does
        return NumberedWords(row, shift)

    def gains(self, numbered: NumberedWords, found: Candidates) -> NDArray[np.float32]:
        """How much better each candidate fits the words around its place than what stands there."""
        first = first_rows(found.place)
        start = found.at + numbered.shift[found.at]
        end = start + found.length
        form_length = np.minimum(found.length[first], LONGEST)
        forms = numbered.row[start[first, None] + np.arange(LONGEST)]
        forms[np.arange(LONGEST) >= form_length[:, None]] = self.unknown
        as_is = self._fits(numbered.row, Wordings(start[first], end[first], forms, form_length))
        replaced = self._fits(numbered.row, Wordings(start, end, self.numbers(found.words), found.right_length))
        gains: NDArray[np.float32] = replaced - as_is[found.place]
        return gains

    def _fits(self, row: NDArray[np.int32], wordings: Wordings) -> NDArray[np.float32]:
        """How well wordings fit between the words of a row before their starts and from their ends on."""
        inside = np.arange(LONGEST) < wordings.length[:, None]
        bias = np.where(inside, self._bias[wordings.words], np.float32(0)).sum(1)
        tables = self._neighbours, self._targets, self._weights
        if native:
            sums = np.frombuffer(native.fit_wordings(row, *wordings, *tables, self._size), np.int32)
        else:
            sums = self._sums(row, wordings)
        fits: NDArray[np.float32] = sums * self._unit + bias
        return fits

    def _sums(self, row: NDArray[np.int32], wordings: Wordings) -> NDArray[np.int32]:
        """What C does: for each word of each wording the product of its vector with the sum of those around it."""
        start, end, words, length = wordings
        total = np.zeros(len(start), np.int32)
        for k in range(LONGEST):
            rows = np.flatnonzero(length > k)
            behind = length[rows] - 1 - k
            around = np.zeros((len(rows), self._size), np.int32)
            for far in range(self.reach):
                around += self._neighbour(row[start[rows] - 1 - far], np.full(len(rows), -1 - far - k))
                around += self._neighbour(row[end[rows] + far], 1 + far + behind)
            for other in range(LONGEST):
                inside = (other < length[rows]) & (other != k)
                around[inside] += self._neighbour(words[rows[inside], other], np.full(int(inside.sum()), other - k))
            rounded = around + (1 << ROUNDED - 1) >> ROUNDED
            total[rows] += (rounded * self._targets[words[rows, k]]).sum(1, dtype=np.int32)
        return total

    def _neighbour(self, words: NDArray[np.int32], distance: NDArray[np.int64]) -> NDArray[np.int32]:
        """What words say about places at these distances before them; nothing beyond the reach."""
        near = np.abs(distance) <= self.reach
        weights = self._weights[np.where(near, self.reach + distance, 0)].astype(np.int32)
        said: NDArray[np.int32] = self._neighbours[words] * weights * near[:, None]
        return said


class Wordings(NamedTuple):
    """What may stand at places of a row of words.

    Attributes:
        start, end: the first word of each place, and the word behind its last.
        words: the numbers of the words that may stand there, in columns.
        length: how many of these there are.
    """

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    words: NDArray[np.int32]
    length: NDArray[np.int64]


class NumberedWords(NamedTuple):
    """The words of documents by their numbers in a model.

    Attributes:
        row: the numbers, one document after the other.
        shift: for each word of the documents how much farther back it stands in ``row``.
    """

    row: NDArray[np.int32]
    shift: NDArray[np.int64]
