"""CSV and TSV: the chosen columns are prose, each cell a document; every other byte stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cleantext.errors import InputError
from cleantext.files.chunks import last_line, last_row, whole_records
from cleantext.files.format import Reading
from cleantext.files.parts import Part, cleaned, unescaped
from cleantext.model import Result

_FORMULA = "=+-@\t\r"
"""What a spreadsheet takes for the beginning of a formula: no repair turns a cell into one."""


def clean_table(chunks: Iterable[str], reading: Reading, quoting: bool) -> Iterator[Result]:
    """The cells of the chosen columns, some rows at a time; quoting: cells may be quoted."""
    table: CellTable | None = None
    for chunk in whole_records(chunks, last_row if quoting else last_line, reading.file):
        first = table is None
        table = table or CellTable(reading.fields, chunk, quoting, reading.file)
        yield cleaned(chunk, list(table.parts(chunk, first)), reading.cleaner)


class CellTable:
    """Finds the chosen columns in chunks of whole rows. The first row of all names the columns."""

    def __init__(self, fields: Sequence[str], head: str, quoting: bool, file: str) -> None:
        """Read the head: the first row, or more, of the file.

        Raises:
            InputError: if a column does not exist.
        """
        self._quoting = quoting
        first = head.split("\n", 1)[0]
        self._delimiter = max(",;|\t", key=first.count) if quoting else "\t"
        quoted, end = r'"(?:[^"]|"")*"|' if quoting else "", re.escape(self._delimiter)
        self._cell = re.compile(rf"({quoted}[^{end}\r\n]*)({end}|\r?\n|\r|\Z)")
        self._head_length, names = 0, list[str]()
        for cell, _, end_at in self._cells(head):
            names.append(cell.strip('" \ufeff'))
            if head[end_at - 1] != self._delimiter:
                self._head_length = end_at
                break
        self._columns = frozenset(_column(field, names, file) for field in fields)

    def parts(self, chunk: str, first: bool) -> Iterator[Part]:
        """The prose in a chunk of whole rows; the first one begins with the head."""
        column = 0
        for cell, start, end in self._cells(chunk, self._head_length if first else 0):
            if cell and column in self._columns:
                yield from self._part(cell, start)
            column = column + 1 if chunk[end - 1] == self._delimiter else 0

    def _cells(self, text: str, at: int = 0) -> Iterator[tuple[str, int, int]]:
        """Each cell as written, its start, and the end of its delimiter."""
        while at < len(text):
            match = self._cell.match(text, at)
            if match is None:  # characters after a closing quote: not a table as we know it; skip them
                at = next((i for i in range(at, len(text)) if text[i] in f"{self._delimiter}\n"), len(text)) + 1
                continue
            yield match[1], at, match.end()
            at = max(match.end(), at + 1)

    def _part(self, cell: str, start: int) -> Iterator[Part]:
        if not (self._quoting and cell.startswith('"')):
            forbidden = f"{self._delimiter}\r\n" + '"' * self._quoting
            yield Part(start, cell, forbidden=forbidden, forbidden_first=_FORMULA + '"' * self._quoting)
        elif cell.endswith('"') and len(cell) > 1:
            text, places = unescaped(_pieces(cell[1:-1]), len(cell) - 2)
            yield Part(start + 1, text, places, escape=_doubled, forbidden_first=_FORMULA)


def _column(field: str, names: list[str], file: str) -> int:
    """The number of a column that is given by name, or by number from 1."""
    if field in names:
        return names.index(field)
    if field.isdecimal() and 0 < int(field) <= len(names):
        return int(field) - 1
    raise InputError(f"has no column {field!r}; its columns are {', '.join(names)}", file=file, line=1)


def _pieces(inner: str) -> Iterator[tuple[int, str]]:
    """The text between quotes, with doubled quotes read as one."""
    at = 0
    for number, piece in enumerate(inner.split('""')):
        if number:
            yield at, '"'
            at += 2
        if piece:
            yield at, piece
        at += len(piece)


def _doubled(text: str) -> str:
    return text.replace('"', '""')
