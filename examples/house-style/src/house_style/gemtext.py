"""Gemtext: prose between the signs that its lines begin with; addresses and preformatted text are none."""

from __future__ import annotations

import re
from functools import partial

from cleantext.files.format import TextFormat
from cleantext.files.whole_document import clean_around
from cleantext.spans import Span

_MARKUP = re.compile(r"(?ms)^```.*?(?:^```[^\n]*$|\Z)|^=>[ \t]*\S+[ \t]*|^(?:#{1,3}|\*|>)[ \t]*")


def markup(text: str) -> list[Span]:
    """What is no prose."""
    return [found.span() for found in _MARKUP.finditer(text)]


FORMAT = TextFormat("Gemtext", (".gmi", ".gemini"), partial(clean_around, markup=markup))
