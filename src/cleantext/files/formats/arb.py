"""ARB: the strings of a Flutter application."""

from __future__ import annotations

from cleantext.files.format import TextFormat
from cleantext.files.json_strings import clean_strings

FORMAT = TextFormat("ARB", (".arb",), clean_strings)
