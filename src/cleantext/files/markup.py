"""What is markup, not prose, in Markdown, LaTeX and subtitles; the rest of it is protected in any text."""

from __future__ import annotations

import re

from cleantext.spans import Span

_MARKDOWN = re.compile(
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

_LITERAL = (
    "verbatim|Verbatim|lstlisting|minted|comment|equation|align|alignat|gather|multline|eqnarray|math|displaymath|"
    "tikzpicture|tabular|tabularx|array|algorithm|algorithmic|thebibliography|filecontents|CD"
)
_LATEX = re.compile(
    rf"""
      \A(?:(?!\\begin\{{document\}}).)*\\documentclass.*?\\begin\{{document\}}
    | (?<!\\)%[^\n]*
    | \\begin\{{(?P<name>(?:{_LITERAL})\*?)\}}.*?(?:\\end\{{(?P=name)\}}|\Z)
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

_SUBTITLES = re.compile(
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


def markdown(text: str) -> list[Span]:
    """The markup of a Markdown document."""
    return [m.span() for m in _MARKDOWN.finditer(text)]


def latex(text: str) -> list[Span]:
    """The markup of a LaTeX document."""
    return [m.span() for m in _LATEX.finditer(text)]


def subtitles(text: str) -> list[Span]:
    """Numbers, times, marks and line ends of subtitles (SRT and WebVTT)."""
    return [m.span() for m in _SUBTITLES.finditer(text)]
