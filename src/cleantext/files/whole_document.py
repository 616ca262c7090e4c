"""Formats that are read as a whole, because markup may reach from one end of a document to the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from cleantext.files.directives import Directives
from cleantext.files.format import Reading
from cleantext.files.parts import Part, cleaned
from cleantext.model import Result
from cleantext.spans import Span


def clean_parts(chunks: Iterable[str], reading: Reading, parts: Callable[[str], Sequence[Part]]) -> Iterator[Result]:
    """A document of which these parts are prose, each a document of its own."""
    text = "".join(chunks)
    yield cleaned(text, parts(text), reading.cleaner)


def clean_around(chunks: Iterable[str], reading: Reading, markup: Callable[[str], list[Span]]) -> Iterator[Result]:
    """A document that is prose around its markup, in which directives hold."""
    text = "".join(chunks)
    yield Directives(reading.cleaner, reading.file).clean(text, markup(text))
