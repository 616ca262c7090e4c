"""The markup of a Markdown document, whichever format holds one."""

from __future__ import annotations

from cleantext import lazy_regex as regex
from cleantext.files.parts import complement
from cleantext.spans import Span

_FRONT_MATTER = regex.compile(r"\A---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?$", regex.MULTILINE | regex.DOTALL)
_FRONT_PROSE = regex.compile(
    r"""
      ^(?:title|description):[ \t]+
      (?: "(?P<double>(?:[^"\\\n]|\\.)*)"[ \t]*\r?$
        | '(?P<single>(?:[^'\n]|'')*)'[ \t]*\r?$
        | [|>][-+]?[ \t]*\r?\n(?P<block>(?:[ \t]+[^\n]*\n|[ \t]*\r?\n)+)
        | (?P<plain>[^\s\[\]{}&*!|>%@`'",\#?:-][^\n]*?)[ \t]*\r?$ )
    """,
    regex.MULTILINE | regex.VERBOSE,
)

_MARKUP = regex.compile(
    r"""
      ^[ \t]*(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^[ \t]*(?P=fence)[`~]*[ \t]*\r?$|\Z)
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
    regex.MULTILINE | regex.DOTALL | regex.VERBOSE,
)


def front_matter(text: str) -> int:
    """The end of the YAML at the start of a document; 0 if there is none."""
    match = _FRONT_MATTER.match(text)
    return match.end() if match else 0


def markup(text: str) -> list[Span]:
    """The markup of a Markdown document; of its front matter the title and the description are prose."""
    end = front_matter(text)
    prose = [match.span(name) for match in _FRONT_PROSE.finditer(text, 0, end) if (name := match.lastgroup)]
    return [*complement(prose, end), *(match.span() for match in _MARKUP.finditer(text, end))]
