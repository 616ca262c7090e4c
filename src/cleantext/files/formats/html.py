"""HTML: the text between the tags is prose; tags, scripts, styles, code and comments are not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from html.parser import HTMLParser
from typing import Any

from cleantext.files.format import Reading, TextFormat
from cleantext.files.new_markup import without_new_markup
from cleantext.files.parts import Part, cleaned, complement, unescaped
from cleantext.model import Result
from cleantext.spans import Span

_LITERAL = frozenset("script style pre code kbd samp var textarea template svg math".split())
_REFERENCE = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);")


def clean(chunks: Iterable[str], reading: Reading) -> Iterator[Result]:
    """The result for a whole document: one part, with references (``&nbsp;``) read as their characters."""
    text = "".join(chunks)
    plain, places = unescaped(_pieces(text), len(text))
    prose = _prose(text)
    tags = complement(prose, len(text))
    escape = _escaped_with_names if "&nbsp;" in text else _escaped

    def around(fixed: Sequence[Span]) -> Result:
        protect = [(bisect_right(places, start - 1), bisect_right(places, end - 1)) for start, end in (*tags, *fixed)]
        return cleaned(text, [Part(0, plain, places, protect, escape)], reading.cleaner)

    yield without_new_markup(_markup(text, prose), lambda text: _markup(text, _prose(text)), around)


def _markup(text: str, prose: Sequence[Span]) -> list[Span]:
    """The tags of a text, and the references in its prose."""
    references = (match.span() for span in prose for match in _REFERENCE.finditer(text, *span))
    return sorted([*complement(prose, len(text)), *references])


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for match in _REFERENCE.finditer(text):
        if at < match.start():
            yield at, text[at : match.start()]
        at = match.end()
        character = unescape(match[0])
        if len(character) == 1:
            yield match.start(), character
        else:
            yield match.start(), match[0]
    yield at, text[at:]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _escaped_with_names(text: str) -> str:
    """A repair for a page that writes its no-break spaces as references."""
    return _escaped(text).replace("\u00a0", "&nbsp;")


def _prose(text: str) -> list[Span]:
    parser = _Parser(text)
    parser.feed(text)
    parser.close()
    parser.data_ends(len(text))
    return parser.prose


class _Parser(HTMLParser):
    """Records where the character data is that readers see."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.prose: list[Span] = []
        self._starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self._open: list[str] = []
        self._since: int | None = None

    def data_ends(self, at: int) -> None:
        """End the stretch of prose that is being read."""
        if self._since is not None and self._since < at:
            self.prose.append((self._since, at))
        self._since = None

    def _here(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _data(self, *_: Any, **__: Any) -> None:
        if self._since is None and not self._open:
            self._since = self._here()

    def _markup(self, *_: Any, **__: Any) -> None:
        self.data_ends(self._here())

    handle_data = handle_entityref = handle_charref = _data
    handle_startendtag = handle_comment = handle_decl = unknown_decl = handle_pi = _markup

    def handle_starttag(self, tag: str, *_: Any, **__: Any) -> None:
        self._markup()
        if tag in _LITERAL:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self._markup()
        if tag in self._open:
            del self._open[self._open.index(tag) :]


FORMAT = TextFormat("HTML", (".html", ".htm", ".xhtml"), clean)
