"""Markup: HTML and XML, LaTeX, Markdown, wikis. The prose in it stays open to repair."""

from __future__ import annotations

from cleantext.protect.pattern import kind

# What translation pipelines leave behind looks like tags but is not markup: rules remove it.
_RESIDUE = r"(?!/?(?:unk|tgt|src|pad|bos|eos|sep|cls|mask|num|s)\s*/?>)"

_LITERAL_HTML = "script|style|pre|code|kbd|samp|tt|math|svg|textarea"
LITERAL_TEX = (
    "verbatim|Verbatim|lstlisting|minted|comment|equation|align|alignat|gather|multline|eqnarray|math|displaymath|"
    "tikzpicture|tabular|tabularx|array|algorithm|algorithmic|thebibliography|filecontents|CD"
)
"""The environments of LaTeX that contain no prose."""
_TAKES_NAMES = (
    r"(?!href)(?:[a-z]*cite[a-z]*|[a-z]*ref|label|url|path|input|include|includegraphics|bibliography|bibliographystyle|"
    r"usepackage|documentclass|begin|end|[hv]space|newcommand|def|SI|si|num|qty|ce|gls|texttt|verb|index|glossary|ensuremath)"
)

BLOCKS = (
    kind("comment", "--> ]]> ?>", r"(?s)<!--.{0,50000}?-->|<!\[CDATA\[.{0,50000}?\]\]>|<\?.{0,5000}?\?>"),
    kind("literal element", "</", rf"(?is)<(?P<tag>{_LITERAL_HTML})\b[^<>]*>.{{0,50000}}?</(?P=tag)\s*>"),
    kind("tag", "<", rf"<{_RESIDUE}/?[A-Za-z][\w:.-]*(?:\s[^<>]{{0,2000}})?/?>|<![A-Z][^<>]*>"),
    kind("display formula", "$$", r"\$\$[^$]+\$\$"),
    kind("formula", r"\( \[", r"(?s)\\\[.{0,5000}?\\\]|\\\(.{0,5000}?\\\)"),
    kind("environment", r"\begin{",
         rf"(?s)\\begin\{{(?P<name>(?:{LITERAL_TEX})\*?)\}}.{{0,50000}}?\\end\{{(?P=name)\}}"),
    kind("wiki table", "{|", r"(?ms)^\{\|.{0,50000}?^\|\}"),
)  # fmt: skip

LINES = (
    # A dollar before a number is a price, unless the rest reads like a formula.
    kind("formula", "$",
         r"\$(?<![\\$\w]\$)(?=[^\s$])(?!\d[\d.,]*[^\w$][^$\\^_={}<>+]{0,999}\$)"
         r"(?:[^$\n\\]{1,999}+|\\.){0,99}+(?<=[^\s])\$(?!\d)"),
    kind("command", "\\",
         rf"\\{_TAKES_NAMES}(?![A-Za-z])\*?(?:\[[^\]\n]*\])*(?:\{{(?:[^{{}}\n]|\{{[^{{}}\n]*\}})*\}})*"),
    kind("command", "\\href{", r"\\href\{[^{}\n]*\}"),
    kind("command", "\\", r"\\[A-Za-z@]+\*?\{?|\\[^\w\s]\{?\p{L}?\}?"),
    kind("link target", "](", r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+[\"'][^\"'\n]*[\"'])?\)"),
    kind("link target", "][ ]:", r"^[ \t]*\[[^\]\n]+\]:[ \t]*\S+.*$|\]\[[^\]\n]*\]"),
    kind("footnote mark", "[^", r"\[\^[\w-]+\]:?"),
    kind("file link", "[[", r"\[\[\p{Lu}\p{Ll}+:[^\[\]\n]*\]\]"),
    kind("wiki link", "[[", r"\[\[[^\[\]|\n]*(?:\||(?=\]\]))"),
    kind("wiki heading", "==", r"^={2,6}(?=[ \w])|(?<=[ \w])={2,6}[ \t]*$"),
    kind("role", "`", r":[a-z:+-]{1,60}:`[^`\n]+`(?:__?)?|`[^`\n<>]+ <[^`\n<>]+>`__?"),
    kind("directive", "..", r"^[ \t]*\.\. [\w|\[_].*(?:::|\]|:).*$"),
    kind("magic comment", "%!", r"^%+[ \t]*!\w.*$"),
    kind("check box", ("[ ]",), r"\[ \]"),
    kind("check box", "[", r"^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+\[[ xX]\]"),
    kind("marker", "- * + ) . # > •",
         r"^(?:[ \t]*>)*[ \t]*(?:[-*+•]|\d{1,3}[.)]|\(?[a-zA-Z]\)|\#{1,6}|>)[ \t]+(?=[\p{L}\[*_`“\"«(<])"),
    kind("table rule", "--", r"^[ \t]*[|+:]?[ \t]*:?-{2,}:?[ \t]*(?:[|+][ \t]*:?-*:?[ \t]*)*$"),
    kind("emphasis", "** __ ~~",
         r"\*{2,3}|~~|(?<!\w)__(?=\w)(?!\p{Lu}+_?\d*__)|(?<=[\w.,;:!?])(?<!\b__\p{Lu}+_?\d*)__(?!\w)"),
)  # fmt: skip
