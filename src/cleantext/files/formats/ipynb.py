"""Jupyter notebooks: the Markdown cells; code, outputs and everything else stays."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

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
    """The Markdown cells; a notebook holds the text of one as a string, or as a list of its lines."""
    sources = (s for s in strings(text, file) if s.path[0] == "cells" and s.path[2:3] == ("source",))
    cells = json.loads(text)["cells"]
    for number, lines in groupby(sources, key=lambda string: string.path[1]):
        if isinstance(number, int) and cells[number].get("cell_type") == "markdown":
            cell = Unit()
            for line in lines:
                cell.extend(unit(text, line))
            yield cell


FORMAT = TextFormat("Jupyter notebook", (".ipynb",), clean)
