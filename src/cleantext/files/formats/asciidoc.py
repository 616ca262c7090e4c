"""AsciiDoc: prose around its markup; listings, attributes, macros and comments are not."""

from __future__ import annotations

from functools import partial

from cleantext import lazy_regex as regex
from cleantext.files.format import TextFormat
from cleantext.files.whole_document import clean_with_titles
from cleantext.spans import Span

_MARKUP = regex.compile(
    r"""
      (?<=\A|(?:\A|\n)[ \t]*\r?\n|[\]+]\r?\n|(?:\A|\n)\.[^\s.][^\n]*\n)      # not what stands below a title
      (?P<fence>-{4,}|\.{4,}|\+{4,}|/{4,})[ \t]*\r?\n(?:[^\n]*\n)*?(?P=fence)[ \t]*\r?$
    | ^```[^\n]*\n(?:[^\n]*\n)*?```[ \t]*\r?$
    | ^(?:={4,}|\*{4,}|_{4,}|--|[|,:!]={3,})[ \t]*\r?$             # edges of other blocks
    | ^(?P<line>[=\-~^+])(?P=line){2,}[ \t]*\r?$                    # below titles
    | ^:!?[\w-]+!?:[^\n]*                                          # attributes
    | ^\[[^\n]*\][ \t]*\r?$                                         # of a block
    | ^//[^\n]*
    | ^={1,6}[ \t]+ | ^\.(?=[^\s.])                                 # titles
    | ^[ \t]*(?:\*{1,5}|-|\.{1,5}|\d+\.|<(?:\d+|\.)>)[ \t]+(?:\[[ xX*]\][ \t]+)? | :{2,4}(?=\s) | ;;(?=\s)
    | ^[ \t]+\S[^\n]*(?:\n[ \t]*\S[^\n]*)*                          # literal paragraphs
    | [ \t]*(?:\d+(?:\.\d+)?[+*])?[<^>.]*[aehlmsdv]?\|[ \t]*          # between cells
    | \b[\w.+-]+::?[^\s\[\]]*\[[^\]\n]*\]                           # macros: images, links, notes
    | <<[^<>\n]*>> | \[\[[^\]\n]*\]\] | \{[\w-]+\} | `[^`\n]+` | \+{1,3}[^+\n]+\+{1,3} | \$\$[^$\n]*\$\$
    | [*_\#]{1,2} | [ \t]\+(?=\r?$) | ^\+(?=\r?$)
    | \[[.\#%\w-]*\](?=[*_`\#])
    """,
    regex.MULTILINE | regex.VERBOSE,
)


def markup(text: str) -> list[Span]:
    """The markup of a document."""
    return [match.span() for match in _MARKUP.finditer(text)]


FORMAT = TextFormat("AsciiDoc", (".adoc", ".asciidoc", ".asc"), partial(clean_with_titles, markup=markup))
