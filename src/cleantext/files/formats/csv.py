"""CSV: cells separated by commas, semicolons, bars or tabs; a quoted cell may contain anything."""

from __future__ import annotations

from functools import partial

from cleantext.files.chunks import last_row
from cleantext.files.format import Records, TextFormat
from cleantext.files.table import clean_table

FORMAT = TextFormat(
    "CSV", (".csv",), partial(clean_table, quoting=True), field="column", records=Records(last_row, headed=True)
)
