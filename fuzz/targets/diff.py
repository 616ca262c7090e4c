"""The edits between two texts lead from one to the other and back."""

from __future__ import annotations

from itertools import pairwise

import cleantext
from fuzz.inputs import BETWEEN, data_of, examples, text_of
from fuzz.promises import replays


def seeds() -> list[bytes]:
    """Each example beside what becomes of it, and beside the next one."""
    texts = examples()
    pairs = [(text, cleantext.fix(text).text) for text in texts] + list(pairwise(texts))
    return [data_of(BETWEEN.join(pair)) for pair in pairs]


def run(data: bytes) -> None:
    """Compare the first text with the rest."""
    before, _, after = text_of(data).partition(BETWEEN)
    replays(before, after, cleantext.diff(before, after))
