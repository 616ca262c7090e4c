"""Formats that are read as a whole, because markup may extend from one end of a document to the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from cleantext.files.directives import Directives
from cleantext.files.format import Reading
from cleantext.files.new_markup import without_new_markup
from cleantext.files.parts import Part, cleaned, without
from cleantext.model import Edit, Result
from cleantext.spans import Span


def clean_parts(chunks: Iterable[str], reading: Reading, parts: Callable[[str], Sequence[Part]]) -> Iterator[Result]:
    """A document with parts of prose, each a document of its own."""
    text = "".join(chunks)
    yield cleaned(text, parts(text), reading.cleaner)


def clean_around(chunks: Iterable[str], reading: Reading, markup: Callable[[str], list[Span]]) -> Iterator[Result]:
    """A document of prose around its markup, with directives."""
    text = "".join(chunks)
    spans = markup(text)

    def around(fixed: Sequence[Span]) -> Result:
        return Directives(reading.cleaner, reading.file).clean(text, [*spans, *fixed])

    yield without_new_markup(spans, markup, around)


def clean_with_titles(chunks: Iterable[str], reading: Reading, markup: Callable[[str], list[Span]]) -> Iterator[Result]:
    """The same, in a format that underlines its titles: none may become longer than its line."""
    for result in clean_around(chunks, reading, markup):
        yield without(result, partial(_outgrows, result.source))


def _outgrows(text: str, edit: Edit) -> bool:
    """Whether an edit makes a title longer than the line below it."""
    grown = len(edit.after) - len(edit.before)
    if grown <= 0:
        return False
    start, end = text.rfind("\n", 0, edit.start) + 1, text.find("\n", edit.end)
    below = text[end + 1 : (text.find("\n", end + 1) + 1 or len(text) + 1) - 1].strip() if end >= 0 else ""
    is_line = len(below) > 2 and len(set(below)) == 1 and not below[0].isalnum()
    return is_line and len(text[start:end].rstrip()) + grown > len(below)
