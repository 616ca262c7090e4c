"""ASS and SSA subtitles: the words that are shown; times, styles and override tags are markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleantext import lazy_regex as regex
from cleantext.files.format import Reading, TextFormat
from cleantext.files.parts import BREAKS, Part, cleaned
from cleantext.model import Result
from cleantext.spans import Span

_COLUMNS = regex.compile(
    r"^\[Events\][^\n]*\n(?:[^\n\[]*\n)*?Format:(?P<names>[^\n]*)", regex.MULTILINE | regex.IGNORECASE
)
_LINE = regex.compile(r"(?P<spoken>Dialogue:)?[^\n]*(?:\n|\Z)")
_MARKUP = regex.compile(r"\{[^{}\n]*\}|\\[Nnh]|[ \t]*\r?\n|^[ \t]*-[ \t]*|(?<=\\[Nn])[ \t]*-[ \t]*")


def clean(chunks: Iterable[str], reading: Reading) -> Iterator[Result]:
    """The result for a whole file, whose spoken lines are one document."""
    text = "".join(chunks)
    yield cleaned(text, [Part(0, text, None, _markup(text), forbidden=BREAKS)], reading.cleaner)


def _markup(text: str) -> list[Span]:
    found = _COLUMNS.search(text)
    before_text = found["names"].count(",") if found else 9
    spans = list[Span]()
    for line in _LINE.finditer(text):
        start, end = line.span()
        if line["spoken"]:
            for _ in range(before_text):
                start = text.find(",", start, end) + 1 or end
        else:
            start = end
        spans.append((line.start(), start))
        spans += (mark.span() for mark in _MARKUP.finditer(text, start, end))
    return [span for span in spans if span[0] < span[1]]


FORMAT = TextFormat("ASS", (".ass", ".ssa"), clean)
