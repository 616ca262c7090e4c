"""How text comes out of the files of public repositories: each way gives documents, which are lists of paragraphs."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Callable, Iterator

OBJECT = "\ufffc"
"""What stands for a formula or a piece of code inside a sentence."""

Documents = Iterator[list[str]]
_BLANK = re.compile(r"\n[ \t]*\n")
_TAG = re.compile(r"<[^<>]*>")
_SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    return _SPACE.sub(" ", html.unescape(_TAG.sub("", text))).strip()


def from_text(content: str) -> Documents:
    """Paragraphs between empty lines."""
    yield [_SPACE.sub(" ", p).strip() for p in _BLANK.split(content)]


def from_lines(content: str) -> Documents:
    """Each line by itself."""
    yield content.splitlines()


_FRONT = re.compile(r"\A\ufeff?---\r?\n.*?\n---\r?\n", re.DOTALL)
_FENCE = re.compile(r"^[ \t>]*(```|~~~|----).*?^[ \t>]*\1[^\n]*$", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->|<(script|style|pre|table|svg|code)\b.*?</\1>", re.DOTALL)
_INLINE = re.compile(r"``[^`\n]+``|`[^`\n]+`|\$\$.+?\$\$|\$[^$\n]{1,80}\$|\{[{%].*?[%}]\}")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)|:::.*?:::")
_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\]]*\])*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)|\[([^\[\]]+)\]\[[^\]]*\]")
_MARKED = re.compile(r"^[ \t]*(?:[-*+•]|\d+[.)]|[#>=]+|\[![A-Z]+\])[ \t]*", re.MULTILINE)
_ITEM = re.compile(r"\n(?=[ \t]*(?:[-*+•]|\d+[.)]|#+|>|=+|\|)[ \t])")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=[\w.,;:!?])[*_](?!\w)")


def from_markdown(content: str) -> Documents:
    """Markdown and its dialects, without front matter, code, tables and pictures; of a link only its text remains."""
    content = _FRONT.sub("", content.replace("\r\n", "\n"))
    content = _COMMENT.sub("\n\n", _FENCE.sub("\n\n", content))
    paragraphs = []
    for block in _BLANK.split(content):
        if re.match(r"(?: {4}|\t)(?![ \t]*[-*+\d])", block):
            continue
        for item in _ITEM.split(block):
            if item.lstrip().startswith("|") or item.count("|") > 2:
                continue
            item = _LINK.sub(lambda m: m[1] or m[2], _IMAGE.sub(" ", _INLINE.sub(OBJECT, item)))
            paragraphs.append(plain(_EMPHASIS.sub("", _MARKED.sub("", item))))
    yield paragraphs


_ROLE = re.compile(
    r":[\w:+.-]+:`~?([^`<]*?)(?:\s*<[^`]*>)?`|`([^`<]+?)\s*<[^`>]*>`__?|`([^`]+)`__?|\*\*?([^*\n]+)\*\*?|\|[^|\n]+\|"
)
_BULLET = r"[ \t]*(?:[-*•]|\d+\.|#\.)[ \t]+"


def _restructured(block: str) -> str:
    return _ROLE.sub(lambda m: m[1] or m[2] or m[3] or m[4] or OBJECT, re.sub(r"``[^`]+``", OBJECT, block))


def from_rst(content: str) -> Documents:
    """reStructuredText: paragraphs at the margin, without directives, code and rules."""
    paragraphs = []
    for block in _BLANK.split(content):
        if re.match(r"[ \t]{2,}|\.\. |::|[=+-]{4,}|>>>|\w[\w-]*:\s", block) or not block.strip():
            continue
        for item in re.split(rf"\n(?={_BULLET})", block):
            item = "\n".join(line for line in item.splitlines() if not re.fullmatch(r"[=~^\"'#*+-]{3,}", line.strip()))
            paragraphs.append(plain(re.sub(rf"^{_BULLET}", "", _restructured(item)).replace("::", ":")))
    yield paragraphs


def from_po(content: str) -> Documents:
    """The translations of a message catalogue."""
    paragraphs = []
    for message in re.findall(r'^msgstr((?:\s*"(?:[^"\\]|\\.)*")+)', content, re.MULTILINE):
        text = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', message)).replace("\\n", " ").replace('\\"', '"')
        paragraphs.append(plain(_restructured(text)))
    yield paragraphs


_BLOCK_TAG = re.compile(
    r"</?(?:\w+:)?(?:p|para|simpara|title|item|list|listitem|caption|entry|row|note|section|exercise|problem|solution|div"
    r"|li|ul|ol|h[1-6]|td|tr|th|blockquote|body|br|figure|table|heading|text|dd|dt|dl|term|meaning|hr|header|head|s|sp"
    r"|abstract|quote|refpurpose|refnamediv|methodsynopsis|programlisting|screen)\b[^<>]*>",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"<(m:math|math|code|equation|literal|function|constant)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_META = re.compile(
    r"<(metadata|script|style|head|nav|pre|meta|annotations|num|svg|programlisting|screen|methodsynopsis)\b.*?</\1>"
    r"|<!\[CDATA\[.*?\]\]>|&[a-z]+\.[\w.-]+;",
    re.DOTALL | re.IGNORECASE,
)


def from_markup(content: str) -> Documents:
    """XML and HTML: the text between the tags of blocks."""
    content = _FORMULA.sub(OBJECT, _META.sub(" ", re.sub(r"<!--.*?-->", "", content, flags=re.DOTALL)))
    yield [plain(block) for block in _BLOCK_TAG.split(content)]


def from_answers(content: str) -> Documents:
    """The answers of MedQuAD."""
    yield [plain(p) for a in re.findall(r"<Answer>(.*?)</Answer>", content, re.DOTALL) for p in _BLANK.split(a)]


def from_json(content: str) -> Documents:
    """The longer strings of a JSON file."""

    def strings(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield from (plain(p) for p in re.split(r"<br\s*/?>|</?(?:p|li|ul|div|h\d)\b[^>]*>|\n\s*\n", value))
        elif isinstance(value, dict):
            for inner in value.values():
                yield from strings(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from strings(inner)

    yield list(strings(json.loads(content)))


def from_conllu(content: str) -> Documents:
    """The sentences of a treebank."""
    yield re.findall(r"^# text = (.*)$", content, re.MULTILINE)


def latex(text: str) -> str:
    text = re.sub(r"\$\$?[^$]*\$\$?|\\\(.*?\\\)", OBJECT, text)
    text = re.sub(r"~?\\(?:cite\w*|ref|label|url|footnote)\*?(?:\[[^\]]*\])?\{[^{}]*\}", "", text)
    return re.sub(r"\\[a-zA-Z]+\*?|[{}]|\\.", " ", text).replace("``", '"').replace("''", '"').replace("~", " ")


def from_arxiv(content: str) -> Documents:
    """Titles and abstracts in a table of arXiv metadata."""
    for row in csv.DictReader(io.StringIO(content), delimiter="\t"):
        title, abstract = row["title"] or "", row["abstract"] or ""
        yield [f"{_SPACE.sub(' ', title).strip()}. {_SPACE.sub(' ', abstract).strip()}", title, abstract]


EXTRACT: dict[str, Callable[[str], Documents]] = {
    "text": from_text,
    "lines": from_lines,
    "markdown": from_markdown,
    "rst": from_rst,
    "po": from_po,
    "markup": from_markup,
    "answers": from_answers,
    "json": from_json,
    "conllu": from_conllu,
    "arxiv": from_arxiv,
}
