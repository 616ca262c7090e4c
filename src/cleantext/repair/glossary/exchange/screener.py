"""The CSV export of a tortured-phrase screener: a query in one column, the established term in another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cleantext.errors import GlossaryError
from cleantext.repair.glossary.exchange.pairs import FormPair, Imported, Note, gathered
from cleantext.repair.glossary.exchange.query import QueryError, meanings
from cleantext.repair.glossary.exchange.sheet import sheet_rows

_QUERY = ("fingerprint", "query", "tortured", "spun")
_TERM = ("established", "expected", "correct", "original", "meaning")


def read(text: str, file: Path, language: str) -> Imported:
    """Each row's query as forms with ``near`` and ``unless``; what a glossary cannot express is noted.

    Raises:
        GlossaryError: if the header names no column of queries, or none of terms.
    """
    rows = sheet_rows(text, file)
    _, header = next(rows, (1, []))
    query_at, term_at = _column(header, _QUERY, file), _column(header, _TERM, file)
    others = [name for i, name in enumerate(header) if i not in (query_at, term_at)]
    notes = [Note(1, f"column {name!r} has no place in a glossary") for name in others]
    pairs: list[FormPair] = []
    for line, cells in rows:
        query, term = ((cells[i] if i < len(cells) else "").strip() for i in (query_at, term_at))
        if not query or not term:
            notes.append(Note(line, f"{query or term!r}: the query or the term is missing"))
            continue
        try:
            alternatives = meanings(query)
        except QueryError as error:
            notes.append(Note(line, f"{query} → {term!r} is not converted: {error}"))
            continue
        notes += (Note(line, f"{query}: {note}") for note in dict.fromkeys(n for r in alternatives for n in r.notes))
        pairs += (FormPair(form, term, line, near=r.near, unless=r.unless) for r in alternatives for form in r.forms)
    return gathered(pairs, file, language, notes)


def _column(header: Sequence[str], names: Sequence[str], file: Path) -> int:
    """The column whose name holds one of these words."""
    for name in names:
        for i, cell in enumerate(header):
            if name in cell.lower():
                return i
    raise GlossaryError(f"the first line must name a column {' or '.join(names)}", file=str(file), line=1)
