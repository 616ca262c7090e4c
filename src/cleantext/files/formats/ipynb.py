"""Jupyter notebooks: the Markdown cells; code, outputs and everything else stays."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from cleantext.errors import InputError
from cleantext.files.format import Reading, TextFormat
from cleantext.files.json_text import escaped, escaped_in_ascii, strings, unit
from cleantext.files.markdown_markup import markup
from cleantext.files.parts import cleaned
from cleantext.files.units import Unit, document
from cleantext.model import Result


def clean(chunks: Iterable[str], reading: Reading) -> Iterator[Result]:
    """The result for a whole notebook, whose Markdown cells are one document."""
    text = "".join(chunks)
    cells = list(_cells(text, reading.file))
    part = document(cells, escaped_in_ascii if text.isascii() and "\\u" in text else escaped)
    yield cleaned(text, [replace(part, protect=sorted([*part.protect, *markup(part.text)]))], reading.cleaner)


def _cells(text: str, file: str) -> Iterator[Unit]:
    """The Markdown cells; a notebook holds the text of one as a string, or as a list of its lines.

    Raises:
        InputError: if the file is no notebook.
    """
    all_strings = list(strings(text, file))
    notebook = json.loads(text)
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        raise InputError("is no notebook: it holds no list of cells", file=file)
    cells = notebook["cells"]
    sources = (s for s in all_strings if s.path[:1] == ("cells",) and s.path[2:3] == ("source",))
    for number, lines in groupby(sources, key=lambda string: string.path[1]):
        # Of a key that occurs twice the last value counts; the first one may have had more lines.
        if isinstance(number, int) and number < len(cells) and _is_markdown(cells[number]):
            cell = Unit()
            for line in lines:
                cell.extend(unit(text, line))
            yield cell


def _is_markdown(cell: Any) -> bool:
    return isinstance(cell, dict) and cell.get("cell_type") == "markdown"


FORMAT = TextFormat("Jupyter notebook", (".ipynb",), clean)
