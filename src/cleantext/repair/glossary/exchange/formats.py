"""The formats by name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cleantext.repair.glossary.entry import Entry
from cleantext.repair.glossary.exchange import codespell, omegat, own, prh, screener, sheet, tbx, translation, vale
from cleantext.repair.glossary.exchange.pairs import Exported, Imported
from cleantext.repair.glossary.load import text_of

READERS = {
    "sheet": sheet.read,
    "screener": screener.read,
    "deepl": translation.read,
    "google": translation.read,
    "omegat": omegat.read,
    "tbx": tbx.read,
    "codespell": codespell.read,
    "vale": vale.read,
    "prh": prh.read,
}
WRITERS = {
    "toml": own.write,
    "sheet": sheet.write,
    "deepl": translation.write_tsv,
    "google": translation.write_csv,
    "omegat": omegat.write,
    "tbx": tbx.write,
    "codespell": codespell.write,
    "vale": vale.write,
    "prh": prh.write,
}


def imported(file: Path, format: str, language: str) -> Imported:
    """The entries of a file in a foreign format, and what could not be converted.

    Raises:
        GlossaryError: if it cannot be read, or is of another format.
    """
    return READERS[format](text_of(file), file, language)


def exported(entries: Sequence[Entry], format: str) -> Exported:
    """The entries in a foreign format, and what it cannot express."""
    return WRITERS[format](entries)
