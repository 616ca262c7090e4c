"""JSON files with the strings of an application: each value is a segment; metadata, under keys with @, stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleantext.files.format import Reading
from cleantext.files.json_text import escaped, strings, unit
from cleantext.files.placeholders import keep_placeholders
from cleantext.files.units import cleaned_units
from cleantext.model import Result


def clean_strings(chunks: Iterable[str], reading: Reading) -> Iterator[Result]:
    """The result for a whole file."""
    text = "".join(chunks)
    translated = (s for s in strings(text, reading.file) if not any(str(key).startswith("@") for key in s.path))
    units = [keep_placeholders(unit(text, string)) for string in translated]
    yield cleaned_units(text, units, reading.cleaner, escaped)
