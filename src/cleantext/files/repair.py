"""From a stream of text to results: as the format defines, or line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleantext.files.format import Reading, TextFormat
from cleantext.files.line_documents import clean_lines
from cleantext.model import Result


def results(chunks: Iterable[str], format: TextFormat, reading: Reading, lines: bool = False) -> Iterator[Result]:
    """The results of consecutive stretches that together are the whole text.

    With ``lines`` each line is a document of its own; in formats with fields, each field is one already.
    """
    by_line = lines and not format.field
    return clean_lines(chunks, reading) if by_line else format.clean(chunks, reading)
