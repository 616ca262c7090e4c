"""A text that arrives in chunks gives what the whole gives, in blocks so short that every text has several."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import pairwise
from unittest.mock import patch

from cleantext import Cleaner, cleaner
from cleantext.files import line_documents, repair
from cleantext.files.format import Reading
from cleantext.files.formats.text import FORMAT
from cleantext.model import join_results
from cleantext.pipeline import blocks
from fuzz.inputs import data_of, examples, text_of
from fuzz.promises import keeps_its_word, require, rules_of

CLEANER = Cleaner(languages=("en",))
_BLOCK = 100


def seeds() -> list[bytes]:
    """Examples a few together, as paragraphs and as one line."""
    texts = examples()
    joined = [mark.join(texts[at : at + 5]) for at in range(0, len(texts), 5) for mark in ("\n\n", " ")]
    return [b"\x07" + data_of(text) for text in joined]


def run(data: bytes) -> None:
    """The first byte says how long the chunks are."""
    with ExitStack() as stack:
        for module in (blocks, cleaner, line_documents):
            stack.enter_context(patch.object(module, "BLOCK", _BLOCK))
        _compare(data[0] + 1 if data else 1, text_of(data[1:]))


def _compare(size: int, text: str) -> None:
    chunks = [text[a:b] for a, b in pairwise([*range(0, len(text), size), len(text)])]
    reading = Reading(CLEANER, "x")
    streamed = join_results(list(repair.results(chunks, FORMAT, reading)))
    whole = CLEANER.fix(text)
    keeps_its_word(whole)
    require(streamed.source == text, "stream: source", text)
    require(streamed.text == whole.text, f"stream ({rules_of(whole.edits)})", f"{streamed.text!r}, {whole.text!r}")
    require(streamed.edits == whole.edits, f"stream: edits ({rules_of(whole.edits)})", f"{text!r}")
    by_line = join_results(list(repair.results(chunks, FORMAT, reading, lines=True)))
    keeps_its_word(by_line)
    require(by_line.source == text, "lines: source", text)
