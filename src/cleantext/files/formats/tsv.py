"""TSV: cells between tabs, never in quotation marks."""

from __future__ import annotations

from functools import partial

from cleantext.files.chunks import last_line
from cleantext.files.format import Records, TextFormat
from cleantext.files.table import clean_table

FORMAT = TextFormat(
    "TSV",
    (".tsv", ".tab"),
    partial(clean_table, quoting=False),
    field="column",
    records=Records(last_line, headed=True),
)
