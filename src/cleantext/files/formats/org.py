"""Org: prose around its markup; blocks of code, drawers, keywords and comments are not."""

from __future__ import annotations

from functools import partial

from cleantext import lazy_regex as regex
from cleantext.files.format import TextFormat
from cleantext.files.whole_document import clean_around
from cleantext.spans import Span

_MARKUP = regex.compile(
    r"""
      ^[ \t]*\#\+begin_(?P<block>src|example|export|comment|verse|latex|html)\b[^\n]*\n
      .*?^[ \t]*\#\+end_(?P=block)[^\n]*
    | ^[ \t]*\#\+(?:title|subtitle|description|caption):[ \t]*
    | ^[ \t]*\#(?:\+|[ \t]|\r?$)[^\n]*                              # keywords, comments
    | ^[ \t]*:[\w-]+:[ \t]*\r?\n(?:[^\n]*\n)*?[ \t]*:end:[ \t]*\r?$    # drawers
    | ^[ \t]*:(?:[ \t][^\n]*|\r?$)                                  # lines as they are
    | ^\*+[ \t]+(?:(?:TODO|NEXT|WAITING|DONE|CANCELLED)[ \t]+)?(?:\[\#\w\][ \t]+)?
    | [ \t]+:(?:[\w@\#%]+:)+[ \t]*\r?$                               # tags
    | ^[ \t]*(?:[-+]|\d+[.)])[ \t]+(?:\[[ xX-]\][ \t]+)? | [ \t]::[ \t]
    | ^[ \t]*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):[^\n]*
    | ^[ \t]*\|[-+| \t]*[-+][-+| \t]*\r?$ | [ \t]*\|[ \t]*            # tables
    | \[\[[^\[\]\n]+\]\[ | \[\[[^\[\]\n]+\]\] | \]\] | \[fn:[^\]\n]*\] | [<\[]\d{4}-\d\d-\d\d[^>\]\n]*[>\]]
    | (?<![^\s({'\"-])(?P<mark>[=~])[^\s=~](?:[^\n]*?[^\s])?(?P=mark)(?![^\s)}'\".,;:!?-])
    | (?<![^\s({'\"-])[*/_+](?=\S) | (?<=\S)[*/_+](?![^\s)}'\".,;:!?-])   # emphasis
    | \\\(.*?\\\) | \\\[.*?\\\] | \$[^$\n]+\$ | \\[A-Za-z]+(?:\{[^{}\n]*\})?
    | ^[ \t]+(?=\S)
    """,
    regex.MULTILINE | regex.DOTALL | regex.VERBOSE | regex.IGNORECASE,
)


def markup(text: str) -> list[Span]:
    """The markup of a document."""
    return [match.span() for match in _MARKUP.finditer(text)]


FORMAT = TextFormat("Org", (".org",), partial(clean_around, markup=markup))
