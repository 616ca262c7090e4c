"""Glossaries of translation services (DeepL, Google): a faulty form as the source, the right term as the target."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from cleantext.repair.glossary.entry import Entry
from cleantext.repair.glossary.exchange.pairs import Exported, FormPair, Imported, Note, exportable, gathered
from cleantext.repair.glossary.exchange.sheet import separated, sheet_rows

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?")


def read(text: str, file: Path, language: str) -> Imported:
    """Two columns without a header, or under one of language codes (Google); a third and fourth may name languages."""
    pairs: list[FormPair] = []
    notes: list[Note] = []
    for line, cells in sheet_rows(text, file):
        row = [cell.strip() for cell in cells]
        if line == 1 and len(row) > 1 and all(_CODE.fullmatch(cell) for cell in row[:2]):
            notes += (Note(line, f"column {name!r} has no place in a glossary") for name in row[2:])
            continue
        if len(row) < 2 or not row[0] or not row[1]:
            notes.append(Note(line, f"{' '.join(row)!r}: a source and a target are needed"))
        elif len(row) > 3 and row[2][:2].lower() != row[3][:2].lower():
            notes.append(Note(line, f"{row[0]!r} → {row[1]!r}: a translation from {row[2]} to {row[3]}, no repair"))
        else:
            pairs.append(FormPair(row[0], row[1], line))
    return gathered(pairs, file, language, notes)


def write_tsv(entries: Sequence[Entry]) -> Exported:
    """Tab-separated, as DeepL accepts it."""
    forms, lost = exportable(entries)
    return Exported(separated(((form, e.term) for form, e in forms), "\t"), lost)


def write_csv(entries: Sequence[Entry]) -> Exported:
    """Comma-separated, as Google accepts it."""
    forms, lost = exportable(entries)
    return Exported(separated(((form, e.term) for form, e in forms), ","), lost)
