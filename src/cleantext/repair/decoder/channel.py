"""The channel: what spinners put for what, compiled from word families and from pairs that real spinners made.

``scripts/build_channel.py`` builds the arrays and names their sources. A *form* is what may occur in a spun text, one
to four words, inflected; each has its *candidates*, the right words that it may stand for.
"""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.array_cache import Arrays, load
from cleantext.repair.decoder.arrays import SortedKeys
from cleantext.repair.wording.normalise import folded
from cleantext.scan.tokens import U64, find_words

FOLDER = Path(__file__).resolve().parents[2] / "data" / "channel"

LONGEST = 4
"""The most words in a form, and in a right wording."""

KINDS = ("synonym", "blog", "academic", "backtranslation", "technical")
"""The kinds of spinners, in the order of the bits that record them for a pair."""


class Forms(NamedTuple):
    """The known ones of some forms: for each, its number among them and where its candidates are."""

    which: NDArray[np.int64]
    first: NDArray[np.int64]
    end: NDArray[np.int64]


class Channel:
    """The channel of one language.

    Attributes:
        keys: the hashes of the forms, sorted.
        first: for each form its first candidate; one more for the end.
        form_words: the hashes of the words of each form, then zeros.
        right: for each candidate the number of its right wording.
        rank: its place among the substitutes of its right word, from 0.
        seen: in how many documents a real spinner was seen to make it.
        kinds: the kinds of spinners that make it, as bits of ``KINDS``.
        log_share: the log probability that a spinner that replaces the right wording puts this form.
        right_words: the hashes of the words of each right wording, then zeros.
        right_length: how many words it has.
        first_words, last_words: the hashes of the first and of the last of them.
    """

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self.keys, self.first = arrays["keys"], arrays["first"]
        self.form_words = arrays["form_words"].reshape(-1, LONGEST)
        self.right, self.rank, self.seen = arrays["right"], arrays["rank"], arrays["seen"]
        self.kinds, self.log_share = arrays["kinds"], arrays["log_share"]
        self.right_words = arrays["right_words"].reshape(-1, LONGEST)
        self.right_length = arrays["right_length"]
        self.first_words = self.right_words[:, 0].copy()
        self.last_words = self.right_words[np.arange(len(self.right_length)), self.right_length - 1]
        self._sorted = SortedKeys(self.keys)
        self._texts, self._text_ends = arrays["texts"].tobytes(), arrays["text_ends"]

    def __len__(self) -> int:
        return len(self.right)

    def look_up(self, keys: NDArray[np.uint64]) -> Forms:
        """The known ones among forms, given by the hashes of all their words."""
        at = self._sorted.find(keys)
        which = np.flatnonzero(at >= 0)
        return Forms(which, self.first[at[which]].astype(np.int64), self.first[at[which] + 1].astype(np.int64))

    def text(self, right: int) -> str:
        """A right wording as it is written, in lower case."""
        start = int(self._text_ends[right - 1]) if right else 0
        return self._texts[start : int(self._text_ends[right])].decode()

    @cached_property
    def _single(self) -> dict[int, int]:
        """Hash of a word -> the right wording that consists of it."""
        single = np.flatnonzero(self.right_length == 1)
        return dict(zip(self.right_words[single, 0].tolist(), single.tolist(), strict=True))

    def word(self, hash: int) -> str:
        """The right wording that consists of the word with this hash."""
        return self.text(self._single[hash])

    def without(self, gone: NDArray[np.bool_], unseen: NDArray[np.bool_]) -> Channel:
        """A channel without some candidates, and without the observations of others."""
        kept = np.flatnonzero(~gone)
        forms = np.repeat(np.arange(len(self.keys)), self.first[1:].astype(np.int64) - self.first[:-1])[kept]
        columns = {name: self._arrays[name][kept] for name in ("right", "rank", "kinds", "log_share")}
        seen = np.where(unseen, 0, self.seen)[kept].astype(np.uint8)
        first = np.searchsorted(forms, np.arange(len(self.keys) + 1)).astype(np.uint32)
        return Channel({**self._arrays, **columns, "seen": seen, "first": first})


class Pair(NamedTuple):
    """One substitution, inflected: the form, the right wording, and what is known of it."""

    form: str
    right: str
    rank: int
    seen: int
    kinds: int
    log_share: float


def compiled(pairs: list[Pair]) -> Arrays:
    """The arrays of a channel."""
    from cleantext.repair.matching.table import hashed

    rights = sorted({p.right for p in pairs})
    number = {right: n for n, right in enumerate(rights)}
    keys = hashed([folded(p.form) for p in pairs]).keys
    order = np.lexsort((np.array([-p.log_share for p in pairs]), keys))
    keys = keys[order]
    starts = np.flatnonzero(np.diff(keys, prepend=~keys[:1]) != 0)
    sorted_pairs = [pairs[i] for i in order]
    right_words = np.zeros((len(rights), LONGEST), U64)
    for n, right in enumerate(rights):
        hashes = find_words(b"\xff" + folded(right).encode() + b"\xff").hashes
        right_words[n, : len(hashes)] = hashes
    form_words = np.zeros((len(starts), LONGEST), U64)
    for n, i in enumerate(order[starts].tolist()):
        hashes = find_words(b"\xff" + folded(pairs[i].form).encode() + b"\xff").hashes
        form_words[n, : len(hashes)] = hashes
    encoded = [right.encode() for right in rights]
    return {
        "keys": keys[starts],
        "form_words": form_words.ravel(),
        "first": np.append(starts, len(keys)).astype(np.uint32),
        "right": np.array([number[p.right] for p in sorted_pairs], np.uint32),
        "rank": np.array([min(p.rank, 255) for p in sorted_pairs], np.uint8),
        "seen": np.array([min(p.seen, 255) for p in sorted_pairs], np.uint8),
        "kinds": np.array([p.kinds for p in sorted_pairs], np.uint8),
        "log_share": np.array([p.log_share for p in sorted_pairs], np.float32),
        "right_words": right_words.ravel(),
        "right_length": (right_words != 0).sum(1).astype(np.uint8),
        "texts": np.frombuffer(b"".join(encoded), np.uint8),
        "text_ends": np.cumsum([len(e) for e in encoded]).astype(np.uint32),
    }


@cache
def channel(language: str) -> Channel | None:
    """The channel of a language, if there is one."""
    file = FOLDER / f"{language}.arrays"
    return Channel(load(file)) if file.exists() else None
