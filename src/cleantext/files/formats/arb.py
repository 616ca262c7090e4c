"""ARB, the strings of a Flutter application; what a key with @ says of them stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleantext.files.format import Reading, TextFormat
from cleantext.files.json_text import escaped, strings, unit
from cleantext.files.placeholders import keep_placeholders
from cleantext.files.units import cleaned_units
from cleantext.model import Result


def clean(chunks: Iterable[str], reading: Reading) -> Iterator[Result]:
    """The result for a whole file: each value is a segment, wherever it stands."""
    text = "".join(chunks)
    found = (s for s in strings(text, reading.file) if not any(str(key).startswith("@") for key in s.path))
    units = [keep_placeholders(unit(text, string)) for string in found]
    yield cleaned_units(text, units, reading.cleaner, escaped)


FORMAT = TextFormat("ARB", (".arb",), clean)
