"""JSON with the strings of an application, one a key; other JSON has the same suffix, so it is read on request only."""

from __future__ import annotations

from cleantext.files.format import TextFormat
from cleantext.files.formats.arb import clean

FORMAT = TextFormat("JSON strings", (".i18n.json", ".lang.json", ".strings.json"), clean)
