"""JSON with the strings of an application; a plain ``.json`` may contain anything, and is read as this on request."""

from __future__ import annotations

from cleantext.files.format import TextFormat
from cleantext.files.json_strings import clean_strings

FORMAT = TextFormat("JSON strings", (".i18n.json", ".lang.json", ".strings.json"), clean_strings)
