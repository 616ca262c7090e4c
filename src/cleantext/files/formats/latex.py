"""LaTeX: prose around its commands; mathematics, comments and listings are not."""

from __future__ import annotations

import re
from functools import partial

from cleantext.files.format import TextFormat
from cleantext.files.whole_document import clean_around
from cleantext.protect.markup import LITERAL_TEX
from cleantext.spans import Span

_MARKUP = re.compile(
    rf"""
      \A(?:(?!\\begin\{{document\}}).)*\\documentclass.*?\\begin\{{document\}}
    | (?<!\\)%[^\n]*
    | \\begin\{{(?P<name>(?:{LITERAL_TEX})\*?)\}}.*?(?:\\end\{{(?P=name)\}}|\Z)
    | \\\[.*?\\\] | \\\(.*?\\\) | \$\$.*?\$\$ | (?<!\\)\$[^$]*\$
    | \\(?:begin|end)\{{[^{{}}]*\}}(?:\[[^\]]*\])?(?:\{{[^{{}}]*\}})*
    | \\(?:verb|lstinline)\*?(?P<mark>[^\w\s{{]).*?(?P=mark)
    | \\\w*(?:cite|ref|label|url|href|input|include|bibliography|usepackage|includegraphics|
      hspace|vspace|newcommand|def)
      \w*\*?(?:\[[^\]]*\])*(?:\{{(?:[^{{}}]|\{{[^{{}}]*\}})*\}})*
    | \\[A-Za-z@]+\*?[ \t]* | \\.
    | [{{}}~&^_] | `+ | '{{2,}} | -{{2,3}}
    | ^[ \t]+(?=\S)
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)


def markup(text: str) -> list[Span]:
    """The markup of a LaTeX document."""
    return [m.span() for m in _MARKUP.finditer(text)]


FORMAT = TextFormat("LaTeX", (".tex", ".latex"), partial(clean_around, markup=markup))
