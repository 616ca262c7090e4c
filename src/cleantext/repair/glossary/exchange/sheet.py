"""A table with a header, tab- or comma-separated: what a spreadsheet or a word list writes.

The columns are ``spun`` and ``expected``; further ones may be ``alternatives``, ``class`` and the options of an entry.
A cell that holds several values has `` | `` between them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from cleantext.errors import GlossaryError
from cleantext.repair.glossary.entry import Entry
from cleantext.repair.glossary.exchange.pairs import Exported, FormPair, Imported, Note, gathered, several

_FORMULA = re.compile(r"'*[=+@-]")
"""The beginning of a formula in a spreadsheet, or of a cell that was escaped so as not to be one."""

_LISTS = ("near", "unless", "keeps")
_WORDS = ("acronym", "note", "inflect", "plural", "gender")
_OPTIONS = (*_LISTS, *_WORDS)
COLUMNS = ("spun", "expected", "alternatives", "guess", *_OPTIONS)


def read(text: str, file: Path, language: str) -> Imported:
    """The entries of a table.

    Raises:
        GlossaryError: if the header does not name the columns ``spun`` and ``expected``.
    """
    rows = sheet_rows(text, file)
    _, header = next(rows, (1, []))
    names = [name.strip().lower() for name in header]
    if "spun" not in names or "expected" not in names:
        message = "the first line must name the columns: spun, expected, then any of " + ", ".join(COLUMNS[2:])
        raise GlossaryError(message, file=str(file), line=1)
    unknown = [name for name in names if name not in COLUMNS]
    notes = [Note(1, f"column {name!r} has no place in a glossary") for name in unknown]
    pairs: list[FormPair] = []
    for line, cells in rows:
        row = dict(zip(names, map(_as_written, cells), strict=False))
        if not row.get("spun", "").strip() or not row.get("expected", "").strip():
            notes.append(Note(line, f"{' '.join(cells)!r}: spun or expected is empty"))
            continue
        pairs.append(_pair(row, line, file))
    return gathered(pairs, file, language, notes)


def _pair(row: Mapping[str, str], line: int, file: Path) -> FormPair:
    inflect, gender = row.get("inflect", "").strip() or "noun", row.get("gender", "").strip()
    if inflect not in ("noun", "verb", "none"):
        raise GlossaryError(f"inflect must be noun, verb or none, not {inflect!r}", file=str(file), line=line)
    if gender not in ("", "m", "f"):
        raise GlossaryError(f"gender must be m or f, not {gender!r}", file=str(file), line=line)
    return FormPair(
        row["spun"],
        row["expected"],
        line,
        others=tuple(a for a in several(row.get("alternatives", "")) if a != row["expected"].strip()),
        is_guess=row.get("guess", "").strip().lower() in ("yes", "true", "1", "x"),
        near=several(row.get("near", "")),
        unless=several(row.get("unless", "")),
        keeps=several(row.get("keeps", "")),
        acronym=row.get("acronym", "").strip(),
        note=row.get("note", "").strip(),
        plural=row.get("plural", "").strip(),
        inflect=inflect,
        gender=gender,
    )


def write(entries: Sequence[Entry]) -> Exported:
    """A tab-separated table of all forms, with the columns that are needed."""
    rows = [_row(e, form, form in e.guess) for e in entries for form in (*e.spun, *e.guess)]
    needed = [c for c in COLUMNS if c in ("spun", "expected") or any(row[c] for row in rows)]
    lost = [f"{e.term!r}: fixes" for e in entries if e.fixes]
    return Exported(separated([needed, *([_inert(row[c]) for c in needed] for row in rows)], "\t"), lost)


def _row(entry: Entry, form: str, is_guess: bool) -> dict[str, str]:
    row = {name: " | ".join(getattr(entry, name)) for name in _LISTS} | {name: getattr(entry, name) for name in _WORDS}
    inflect = "" if entry.inflect == "noun" else entry.inflect
    row["alternatives"] = " | ".join(entry.others)
    return row | {"spun": form, "expected": entry.term, "guess": "yes" if is_guess else "", "inflect": inflect}


def _inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins with an apostrophe is text."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _as_written(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def sheet_rows(text: str, file: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, with the lines they begin on; tabs separate cells if the first line has one.

    Raises:
        GlossaryError: if a cell is longer than any that a person writes.
    """
    text = text.removeprefix("\ufeff")
    first = text.partition("\n")[0]
    delimiter = "\t" if "\t" in first else ";" if first.count(";") > first.count(",") else ","
    # Where tabs separate, a quotation mark is a quotation mark; only CSV wraps cells in them.
    rows = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        quoting=csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL,
    )
    line = 1
    try:
        for row in rows:
            if any(cell.strip() for cell in row):
                yield line, row
            line = rows.line_num + 1
    except csv.Error:
        what = (
            f"a cell of more than {csv.field_size_limit():,} characters; close the quotation mark that it begins with"
        )
        raise GlossaryError(what, file=str(file), line=line) from None


def separated(rows: Iterable[Sequence[str]], delimiter: str) -> str:
    """Rows as text; in tables with tabs, cells hold neither tabs nor line breaks."""
    out = io.StringIO()
    if delimiter == "\t":
        return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in rows)
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()
