"""Whether consecutive words hang together, or are written like a phrase that has marks in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from cleantext.scan.tokens import Words, find_words

Spans = list[tuple[int, int]]

_GAP = re.compile(
    rb"(?:[ \t]|\xc2\xa0|\xe2\x80\xaf)*(?:\r?\n[ \t>*#/]*)?"  # white space, one line break
    rb"|(?:-|\xe2\x80[\x90\x91]|\xc2\xad)[ \t]*(?:\r?\n[ \t]*)?"  # a hyphen, also at the end of a line
    rb"|'|\xe2\x80\x99"  # an apostrophe of either form
)

_SPACE = re.compile(r"[\s-]+")
_PLAIN = re.compile(r"[^\W_]+(?:(?:[\s\u00a0\u202f]+|[-\u2010\u2011\u00ad]\s*|['’])[^\W_]+)*")


def spans(words_found: Words, place: int, length: int) -> Spans:
    """Where each of these words starts and ends, in bytes."""
    words = slice(place, place + length)
    return list(zip(words_found.starts[words].tolist(), words_found.ends[words].tolist(), strict=True))


def hang_together(data: bytes, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether nothing but white space with at most one line break, a hyphen or an apostrophe stands between words."""
    return all(_GAP.fullmatch(data, a, b) for (_, a), (b, _) in pairwise(spans))


def parted_by_spaces(
    data: bytes, words: Words, places: NDArray[np.int64], lengths: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """For each run of words, by its first word and their number, whether one space stands between each two."""
    octets = np.frombuffer(data, np.uint8)
    plain = np.ones(len(places), bool)
    for n in range(1, int(lengths.max(initial=1))):
        rows = np.flatnonzero(lengths > n)
        end, start = words.ends[places[rows] + n - 1], words.starts[places[rows] + n]
        plain[rows] &= (start - end == 1) & (octets[end] == ord(" "))
    return plain


def form_with_marks(form: str) -> str:
    """A form that contains marks, such as ``head pain (HP)``, folded; empty for a form without marks."""
    return "" if _PLAIN.fullmatch(form) else _spaced(form)


def stands(data: bytes, spans: Spans, marked: str) -> tuple[int, int] | None:
    """The position of a form with marks, if its words are at ``spans`` and its marks around and between them."""
    form = marked.encode()
    inside = find_words(b"\xff" + form + b"\xff")
    start = spans[0][0] - int(inside.starts[0]) + 1
    end = spans[-1][1] + len(form) + 1 - int(inside.ends[-1])
    return (start, end) if start >= 0 and _spaced(data[start:end].decode(errors="replace")) == marked else None


def _spaced(form: str) -> str:
    """A form in lower case, with a space for each run of white space and hyphens."""
    return _SPACE.sub(" ", form.lower())
