"""Subtitles (SRT and WebVTT): the words are prose; numbers, times and line ends stay."""

from __future__ import annotations

import re
from functools import partial

from cleantext.files.format import TextFormat
from cleantext.files.parts import BREAKS, Part
from cleantext.files.whole_document import clean_parts

_MARKUP = re.compile(
    r"""
      \A\ufeff?WEBVTT[^\n]*(?:\n(?!\r?\n)[^\n]*)*
    | ^(?:NOTE|STYLE|REGION)\b[^\n]*(?:\n(?!\r?\n)[^\n]*)*
    | ^[^\n]*-->[^\n]*(?:\n|\Z)
    | (?:\A|(?<=\n\n)|(?<=\n\r\n))[^\n]*\r?\n(?=[^\n]*-->)   # the number or name of a cue
    | <[^<>\n]*> | \{\\[^{}\n]*\}
    | [ \t]*\r?\n
    | ^[ \t]*-[ \t]*                                         # a change of speaker
    """,
    re.MULTILINE | re.VERBOSE,
)


def parts(text: str) -> list[Part]:
    """The subtitles as one document, which may reach over several of them."""
    return [Part(0, text, None, [m.span() for m in _MARKUP.finditer(text)], forbidden=BREAKS)]


FORMAT = TextFormat("subtitles", (".srt", ".vtt"), partial(clean_parts, parts=parts))
