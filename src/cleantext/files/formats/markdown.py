"""Markdown: prose around its markup; code, links and front matter are none."""

from __future__ import annotations

import re
from functools import partial

from cleantext.files.format import TextFormat
from cleantext.files.whole_document import clean_around
from cleantext.spans import Span

_MARKUP = re.compile(
    r"""
      \A---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*$              # front matter
    | ^[ \t]*(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^[ \t]*(?P=fence)[`~]*[ \t]*\r?$|\Z)
    | (?:\A|(?<=\n\n)|(?<=\n\r\n))(?:(?:[ ]{4}|\t)[^\n]*(?:\n|\Z))+   # indented code
    | <!--.*?-->
    | <(?P<tag>script|style|pre|code|kbd)\b.*?</(?P=tag)\s*>
    | </?[A-Za-z][^<>]*>
    | ^[ \t]*\[[^\]\n]+\]:[^\n]*                             # the target of a reference
    | \]\((?:[^()\n]|\([^()\n]*\))*\) | \]\[[^\]\n]*\]       # the target of a link
    | ^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*\r?$   # the rule below a table's head
    | ^[ \t]*(?:[-*+]|\d+[.)]|\#{1,6}|>)[ \t]+(?:\[[ xX]\][ \t]+)?   # list, task, heading, quotation
    | [ \t]*\|[ \t]*                                         # between a table's cells
    | [*_]{1,3} | ~~ | \\[^\w\s]
    | [ ]{2,}(?=\r?\n)                                       # a hard line break
    | ^[ \t]+(?=\S)
    | \{[^{}\n]*\}                                           # attributes
    | &\#?\w+;
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)


def markup(text: str) -> list[Span]:
    """The markup of a Markdown document."""
    return [m.span() for m in _MARKUP.finditer(text)]


FORMAT = TextFormat("Markdown", (".md", ".markdown"), partial(clean_around, markup=markup))
