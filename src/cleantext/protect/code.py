"""Code: spans, fences, blocks that are indented, lines of a session, templates and identifiers."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext import lazy_regex as regex
from cleantext.protect.pattern import kind
from cleantext.spans import Span

TOKENS = (
    kind("scoped name", "::", r"\w+(?:::~?\w+)+(?:\([^\s()]*\))?"),
    kind("call", "(", r"(?<![\w.])[\p{Ll}_]\w*(?:\.\w+)+\([^\s()]*\)?|(?<![\w.])[\w.]+\(\)"),
    kind("identifier", "_", r"(?<![\w.])(?!__\p{Lu})\w*[^\W_]_+[^\W_]\w*(?:\.\w*_\w*)*|(?<!\w)__\p{Ll}\w*__"),
    kind("assignment", "=",
         r"(?<![\w<])-{0,2}[\w.-]+[-+*/:!<>]?="
         r"(?:\"[^\"\s]*\"|'[^'\s]*'|\d+(?:\.\d+)?(?=\)?\.\p{Lu})|[\w(\[{][^\s,;<>\"']*(?<![.,;:!?)\]]))"),
    kind("option", "--", r"(?<![\w-])--\p{Ll}[\w-]*"),
    kind("operators", "&& || => -> <- ++ !== === ?. ??",
         r"&&|\|\||[-=]>|<-|\+\+|[!=]==|(?<=[\w)])\?\.(?=\p{Ll})|\?\?="),
    kind("placeholder", "% { $", r"%\(\w+\)[sdrfi]|%[-+0#]?\d*(?:\.\d+)?[sdifgxr]\b|\$\{[^{}\s]*\}|\$\w*\p{L}\w*|"
         r"(?<![\w}\]\\])\{(?:\d*|[A-Za-z_][\w.\[\]]*)(?:![rsa])?(?::[^{}\s]*)?\}"),
)  # fmt: skip

LINES = (
    kind("placeholder", "${ %{ #{ <%", r"[$%#]\{[^{}\n]*\}|<%[^\n]*?%>"),
    kind("variable of a makefile", "$(", r"\$\((?:[^()\s]|\([^()\s]*\))*\)(?:[ ][.,;:!?](?=\s|$))?"),
    kind("shell", "[", r"^[ \t]*(?:if|elif|while|until) !?[ \t]*\[.*\].*$"),
    kind("shell", ";", r"[ \t]?;[ \t]*(?:then|do)[ \t]*$"),
    kind("shell", ";", r"[ ]?; (?:fi|done|esac|export \p{Lu}\w*)\b"),
    kind(
        "command",
        (" .",),
        r"^[ \t]*(?:sudo|npx|npm|yarn|git|pip|docker|svn|du|ls|cp|mv|grep|tar|rsync|scp|chown|chmod|ln|cd|cmake|cargo|"
        r"ruff|mypy|pytest|eslint|dpkg-source|rg|python3? -m \S+)\b.*? \.(?= |$).*$",
    ),
    kind("call with spaces", "( ", r"(?:\p{Ll}+\p{Lu}\w*|^[ \t]*[\w.]+)\( [^()\n]* \)"),
    kind("resource", "*", r"^[\w*?]*\*[\w*?]*\.(?:\w+\.)*\w+:(?=[ \t])"),
    kind("define", "#define", r"^[ \t]*#[ \t]*define\b.*"),
    kind("macro in capitals", "_", r"^[ \t]*[A-Z]+_[A-Z_]+\([^()\n]*\)"),
    kind("import", "import ", r"^import (?:qualified )?(?:\p{Lu}\w*\.)+\p{Lu}\w*\b.*$"),
    kind("continued string", '", ', r'^", [^\n]*" \w+ ?[,);]+$'),
    kind("macro", "!( ![", r"^[ \t]*\w+![(\[].*[)\]][ ]?;?[ \t]*$"),
    kind("setting", (" ,",), r"(?:^[ \t]*+[\w.-]++ = (?=[^.!?\n]*$)|\G(?!^))[^\n]*?\K[ ],"),
    kind("synopsis", ("[ [", "] ]"), r"^.*(?:\[ \[|\] \]).*$"),
    kind("list of strings", (', "', '("', '["', '( "', '[ "'), r'^[ \t]*[,\[(][ \t(\[]*"[^"\n]*"[ \t]*[,)\]].*$'),
    # Names whose parts dots join: « lamp of the pier . height of it: 12 », « value: pier . quay ».
    kind(
        "chain of names",
        (" . ",),
        r"^[ \t]*\p{Ll}[^.,;:!?\n]*(?: \. [^.,;:!?\n]+)+:(?: [^.!?\n]*)?$"
        r"|^(?:[ \t]+(?:- )?(?:\p{Ll}[\p{L}'’ ]*: )?|\p{Ll}[\p{L}'’ ]*: )[^.,;:!?\n]+(?: \. [^.,;:!?\n]+)+$"
        r"|^\p{Ll}[^.,;:!?\n]*(?: \. [^.,;:!?\n]+){2,}$",
    ),
    kind("comment of Lisp", (") ; ",), r"^[ \t]*\([^\n]*\) ; "),
    kind("comment of Lisp", (" ; ",), r"^[ \t]*\([\w*+/-]+ ; "),
    # C-c f , x: keys that are pressed one after the other.
    kind("keys", ("C-", "M-"), r"(?<![\w-])(?:[CMSHs]-)+[^\s.,;:]+(?: (?:(?:[CMSHs]-)+\S+|\S)(?=[ )]|$))*"),
    kind("code of Org", ("~(",), r"~\([^~\n]*\)~"),
    kind("form of Lisp", ("(def", "(set"), r"^[ \t]*\((?:def\w*|set[qf]) [\w*+-]+ [\"'(\[].*$"),
    kind("pair of Lisp", (' . "', " . (", " . '"), r"\([^\s()]+ \. (?=[\"'(])"),
    kind("pair of Lisp", (") . ",), r"\(\([^()\n]{1,60}\) \. "),
    kind("import", ("from . ", "from .. "), r"^[ \t]*from \.+ import .*$"),
    kind("declaration", (" :",), r"^[ \t]*(?:val|let|external|method|mutable) [\w']+ :"),
    kind("list of Haskell", (" : ",), r"\((?:\w+ )?\w+ : \w+\)"),
    kind(
        "parameters of C",
        ("(const ", "( const ", "(int ", "( int ", "(char ", "( char ", "(void ", "(struct ", "(unsigned ", "(size_t "),
        r"\( ?(?:const|int|char|void|struct|unsigned|size_t) [^()\n]*\)",
    ),
    kind(
        "parameters of a template",
        "&lt;typename &lt;class <typename <class",
        r"(?:&lt;|<)(?:typename|class)\b[^\n]{0,500}?(?:&gt;|>)",
    ),
    kind(
        "line of Vim",
        ("noremap", "unmap", "syn keyword", "syn match", "syn region", "hi def", "hi link"),
        r"^[ \t]*(?:[nvixoct]?noremap|[nvixoct]?unmap|syn (?:keyword|match|region)|hi (?:def )?link)\b.*$",
    ),
    kind("selector", (" {",), r"^[ \t]*[.#][\w-]+(?:[ ,>+~]+[.#]?[\w:-]+)*[ ]\{"),
    kind("session", (">>>", "$ ", "#!", "In ["), r"^[ \t]*(?:>>>|\$ (?=[\p{Ll}./])|#!/|In \[\d*\]:).*$"),
    kind(
        "line of code",
        "( { ; = : import",
        r"^[ \t]*(?:(?:from [\w.]+ )?import [\w.*{}, ]+(?: from ['\"][^'\"]+['\"])?;?"
        r"|(?:async )?def \w+\(.*:|class \w+(?:\(.*\))?:"
        r"|(?:public|private|protected|static|const|let|var)\s[^\n]*[;{]|#(?:include|define|ifdef|ifndef|endif)\b.*"
        r"|[\w.\[\]>*&-]+(?:\([^\n]*\)|\s*[-+*/|&:]?=[^=~\n]+);|[^\n]*\)\s*\{|[{}()\[\]]+[;,]?"
        r"|(?:return|elif|else|if|for|while|try|except|finally|with)\b[^\n]*[({\[=\"'][^\n]*[:;{]|\}\s*else\s*\{"
        r"|SELECT\s[^\n]+\sFROM\s[^\n]+|(?:INSERT INTO|CREATE TABLE|UPDATE|DELETE FROM)\s[^\n]+;)[ \t]*$",
    ),
)

BLOCKS = (
    kind("fence", "``` ~~~", r"(?ms)^[ \t>]*(?P<fence>```+|~~~+)[^\n`]*\n(?:.*?^[ \t>]*(?P=fence)[`~]*[ \t]*$|.*\Z)"),
    kind("code span", "`", r"(?P<tick>`(?<![\w`\\]`)`*)(?!(?<=``)[^`]{0,2000}'')(?=[^\s`]|(?<=``)[ ]`?)"
         r"(?:[^`\n]++|(?!(?P=tick)(?!`))`++)*+(?:\n(?=\S)(?:[^`\n]++|(?!(?P=tick)(?!`))`++)*+)?"
         r"(?<!`)(?<=[^\s`]|` |\S (?=``))(?P=tick)(?!`)"),
    # The sources of a manual: lines that begin with a request, and escapes.
    kind("roff", ".SH .Sh .TH .Dt",
         r"(?m)^[.'](?:[A-Za-z]{1,3}\b|\\).*$|\\(?:f(?:\(..|\[\w*\]|.)|\*?\(..[`']?|\[\w+\]|&(?:\.\w+)?|[|^e-])"),
    kind("diff hunk", "@@", r"(?m)^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@.*(?:\n[ +\\-].*)*"),
    kind("diff head", "--git +++", r"(?m)^(?:diff --git .*|index [0-9a-f]+\.\..*|(?:---|\+\+\+) \S+.*)$"),
    kind("template", "{{ {% {#", r"\{\{(?:[^{}]|\{[^{}]*\}|\{\{[^{}]*\}\}){0,5000}\}\}|\{%.{0,500}?%\}|\{#[^{}\n]*#\}"),
)  # fmt: skip

_INDENTED = regex.compile(r"(?:(?<=\n[ \t]*\n)|\A\n*)(?:(?:[ ]{4}|\t)[^\n]*(?:\n|\Z)(?:[ \t]*\n(?=[ ]{4}|\t))*)+")
_LIKE_CODE = regex.compile(
    r"[;{}]\s*$|\w\(|^\s*[})\]]|[-+*/!<>=]?=(?!=*$)|->|::|^\s*(?:>>>|\$ |#|//|/\*|<|--|@|\.\w)"
    r"|^\s*(?:def|class|import|from|if|for|while|else|try|return|print|function|var|let|const|end|sudo|pip|git|npm)\b.*[:({\w]$"
)


def indented(text: str) -> Iterator[Span]:
    """Blocks that are indented by four spaces or a tab, if they look like code and not like verse."""
    if "\n    " not in text and "\t" not in text and not text.startswith("    "):
        return
    for block in _INDENTED.finditer(text):
        lines = [line for line in block[0].split("\n") if line.strip()]
        if 2 * sum(bool(_LIKE_CODE.search(line)) for line in lines) >= len(lines) > 0:
            yield block.span()
