"""OmegaT glossaries: source, target and comment with tabs between, no header."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cleantext.repair.glossary.entry import Entry
from cleantext.repair.glossary.exchange.pairs import Exported, FormPair, Imported, Note, exportable, gathered
from cleantext.repair.glossary.exchange.sheet import separated


def read(text: str, file: Path, language: str) -> Imported:
    """A form and its term a line; what follows is the note; lines that begin with # are comments."""
    pairs: list[FormPair] = []
    notes: list[Note] = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) < 2 or not cells[0] or not cells[1]:
            notes.append(Note(number, f"{line!r}: a source and a target are needed, with a tab between"))
            continue
        pairs.append(FormPair(cells[0], cells[1], number, note=" ".join(cells[2:])))
    return gathered(pairs, file, language, notes)


def write(entries: Sequence[Entry]) -> Exported:
    """A line for each form; the note is the comment."""
    forms, lost = exportable(entries, ("note",))
    return Exported(separated(((form, e.term, *([e.note] if e.note else ())) for form, e in forms), "\t"), lost)
