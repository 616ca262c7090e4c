"""Lines whose form is their meaning: records, aligned columns, ornaments, quoted mail."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cleantext import lazy_regex as regex
from cleantext.spans import Span

_ORNAMENT = regex.compile(r"[^\w\s](?:[ \t]*[^\w\s]){2,}[ \t]*$")
_SEPARATOR = regex.compile(r"[,;](?=\S)|[,;]$")
_QUOTED_FIELD = regex.compile(r"(?<=^|[,;])\"[^\"\n]*\"(?=[,;]|$)")
_GAP = regex.compile(r"(?<=\S)(?<![.!?…][\"'”’»)]?)(?: {2,}|\t+ *)(?=\S)|(?<=[.!?…]) {3,}(?=\S)")
_TABS = regex.compile(r" *\t+ *")
_STRAY = regex.compile(r"(?<=\p{Ll},?) ?\t ?(?=\p{Ll})")
_BORDERS = regex.compile(r"[ \t]*(?<![|<])\|(?![|>])[ \t]*")
_ATTRIBUTION = regex.compile(
    r"(?m)^(?:On .+ wrote|Le .+ a écrit|Am .+ schrieb.*|El .+ escribió|Il .+ ha scritto|Em .+ escreveu|Op .+ schreef.*"
    r"|-+ ?(?:Original Message|Message d'origine|Ursprüngliche Nachricht) ?-+|(?:From|De|Von) ?: .+)[ \u00a0]?:?[ \t]*$"
)
_WIDEST = 5000
"""The most characters of a line that can be laid out."""

_QUOTED = regex.compile(r"(?m)^[ \t]*>.*$")


def may_quote(text: str) -> bool:
    """Whether a line begins like one that a mail quotes."""
    return text.startswith(">") or "\n>" in text


def may_compare(text: str) -> bool:
    """Whether a line begins like those of a comparison of two files."""
    return "\n+++" in text or "\n@@" in text or text.startswith(("+++", "@@"))


def quoted_mail(text: str) -> Iterator[Span]:
    """The lines that a mail quotes from another mail."""
    if not may_quote(text):
        return
    if _ATTRIBUTION.search(text) or ">>" in text or "> >" in text:
        yield from (m.span() for m in _QUOTED.finditer(text))


def laid_out(text: str, start: int, end: int) -> Iterator[Span]:
    """The layout in the line text[start:end]: a whole record, ornament or row in columns, or the gaps between cells."""
    if end - start > _WIDEST:
        return
    line = text[start:end]
    if _ORNAMENT.match(line.strip()) or _is_record(text, start, end) or _is_in_columns(text, start, end):
        yield start, end
    elif "\t" in line.strip() and not _is_stray(text, start, end):
        yield from ((start + m.start(), start + m.end()) for m in _TABS.finditer(line))
    elif line.count("|") > 1:
        yield from ((start + m.start(), start + m.end()) for m in _BORDERS.finditer(line))


def _neighbours(text: str, start: int, end: int) -> Iterator[str]:
    """The line before and the line after."""
    if start:
        yield text[text.rfind("\n", 0, start - 1) + 1 : start - 1]
    if end < len(text):
        after = text.find("\n", end + 1)
        yield text[end + 1 : len(text) if after < 0 else after]


def _is_record(text: str, start: int, end: int) -> bool:
    """Whether a line has as many commas or semicolons without a space as the next one, as in a CSV file."""
    line = _QUOTED_FIELD.sub('""', text[start:end])
    if ", " in line or not ("," in line or ";" in line):
        return False
    fields = len(_SEPARATOR.findall(line))
    others = (_QUOTED_FIELD.sub('""', other) for other in _neighbours(text, start, end))
    return fields >= 2 and any(len(_SEPARATOR.findall(other)) == fields for other in others)


def _is_stray(text: str, start: int, end: int) -> bool:
    """Whether the only tab of a line, and of the lines next to it, is between two words."""
    line = text[start:end]
    return (
        line.count("\t") == 1
        and _STRAY.search(line) is not None
        and not any("\t" in other for other in _neighbours(text, start, end))
    )


def _is_in_columns(text: str, start: int, end: int) -> bool:
    """Whether a gap of several spaces ends in the same column in this line and in the next one."""
    line = text[start:end]
    if "  " not in line.strip():
        return False
    columns = _columns(line)
    return bool(columns) and any(columns & _columns(other) for other in _neighbours(text, start, end))


@lru_cache(maxsize=16)  # each line is looked up for itself and for its two neighbours
def _columns(line: str) -> frozenset[int]:
    """Where gaps of several spaces end in a line."""
    return frozenset(m.end() for m in _GAP.finditer(line)) if "  " in line or "\t" in line else frozenset()
