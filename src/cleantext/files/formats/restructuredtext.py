"""reStructuredText: prose around its markup; directives, literal blocks, tables and comments are not."""

from __future__ import annotations

from functools import partial

from cleantext import lazy_regex as regex
from cleantext.files.format import TextFormat
from cleantext.files.whole_document import clean_with_titles
from cleantext.spans import Span

_LITERAL = (
    "code|code-block|sourcecode|highlight|math|raw|parsed-literal|doctest|testcode|testoutput|productionlist|toctree|"
    "csv-table|list-table|graphviz|autosummary"
)
_PROSE = "admonition|attention|caution|danger|error|hint|important|note|rubric|seealso|sidebar|tip|todo|topic|warning"
_INDENTED = r"(?:[ \t]*\r?\n|(?P={margin})[ \t]+[^\n]*(?:\n|\Z))*"
"""The lines that follow and are indented further than the one that has this margin."""

_MARKUP = regex.compile(
    rf"""
      ^(?P<a>[ \t]*)\.\.[ \t]+(?:{_LITERAL})::[^\n]*(?:\n|\Z){_INDENTED.format(margin="a")}
    | ^[ \t]*\.\.[ \t]+(?:{_PROSE})::[ \t]*                                           # directives with text
    | ^(?P<b>[ \t]*)\.\.[ \t]+[\w:-]+::[^\n]*(?:\n(?P=b)[ \t]+:[\w-]+:[^\n]*)*       # other directives, their options
    | ^[ \t]*\.\.[ \t]+(?:_[^\n]*|\|[^|\n]+\|[ \t]+[\w-]+::[^\n]*)                   # targets, substitutions
    | ^[ \t]*\.\.[ \t]+\[[^\]\n]+\][ \t]                                            # footnotes and citations
    | ^(?P<d>[ \t]*)\.\.(?:[ \t][^\n]*|[ \t]*\r?)(?:\n|\Z){_INDENTED.format(margin="d")}   # comments
    | ::[ \t]*\r?\n(?:[ \t]*\r?\n)+(?P<e>[ \t]+)\S[^\n]*(?:\n|\Z)
      (?:[ \t]*\r?\n|(?P=e)[^\n]*(?:\n|\Z))*                                        # literal blocks
    | ^[ \t]*>>>[^\n]*(?:\n[ \t]*\S[^\n]*)*                                          # sessions of Python
    | ^[ \t]*={{2,}}(?:[ \t]+={{2,}})+[ \t]*\r?\n(?:[ \t]*\S[^\n]*\n)+?
      [ \t]*={{2,}}(?:[ \t]+={{2,}})+[ \t]*\r?(?=\n[ \t]*\r?\n|\n?\Z)                 # tables with edges
    | ^[ \t]*[|+][^\n]*                                                             # tables with a grid, lines kept
    | ^[ \t]*(?P<line>[!-/:-@\[-`{{-~])(?P=line){{2,}}[ \t]*\r?$                        # below and above titles
    | ^[ \t]*:[^:\n]+:(?=[ \t]|\r?$)                                                # fields
    | ^[ \t]*(?:[-*+•]|\(?(?:\d+|[a-zA-Z]|\#)[.)])[ \t]+                             # lists
    | ``[^`\n]+(?:\n[^`\n]+)?`` | :[\w:+.-]+:`[^`]*` | `[^`]*`:[\w:+.-]+:             # literals, roles
    | \s?<[^<>`\n]+(?:\n[^<>`\n]+)?>`__? | `__? | ` | \b\w+(?:[-.]\w+)*__?(?!\w)       # links
    | \|[^|\s][^|\n]*\|_{{0,2}} | \[[^\]\s]+\]_ | \*{{1,2}} | \\.
    | ^[ \t]+(?=\S)
    """,
    regex.MULTILINE | regex.DOTALL | regex.VERBOSE,
)


def markup(text: str) -> list[Span]:
    """The markup of a document."""
    return [match.span() for match in _MARKUP.finditer(text)]


FORMAT = TextFormat("reStructuredText", (".rst", ".rest"), partial(clean_with_titles, markup=markup))
