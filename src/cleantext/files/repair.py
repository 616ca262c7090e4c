"""From a stream of text to results: each kind of file in its own way, in flat memory where it can be long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cleantext.cleaner import Cleaner
from cleantext.files import html, markup
from cleantext.files.jsonl import JsonLines
from cleantext.files.kinds import Kind
from cleantext.files.marks import Marks
from cleantext.files.parts import Part, cleaned
from cleantext.files.stretches import last_line, last_row, stretches
from cleantext.files.table import Table
from cleantext.model import Result
from cleantext.pipeline.blocks import BLOCK, block_edges, blocks, stream

_BREAKS = "\r\n"


@dataclass(frozen=True, slots=True)
class Manner:
    """How to read a file.

    Attributes:
        kind: what it holds.
        lines: each line is a document of its own.
        fields: the columns or keys that hold prose.
    """

    kind: Kind = Kind.TEXT
    lines: bool = False
    fields: tuple[str, ...] = ()


def results(chunks: Iterable[str], manner: Manner, cleaner: Cleaner, file: str) -> Iterator[Result]:
    """The results of consecutive stretches that together are the whole text."""
    if manner.kind in (Kind.CSV, Kind.TSV):
        return _table(chunks, manner, cleaner, file)
    if manner.kind is Kind.JSONL:
        lines = JsonLines(manner.fields, file)
        return (cleaned(s, list(lines.parts(s)), cleaner) for s in stretches(chunks, last_line, file))
    if manner.lines:
        return _lines(chunks, cleaner)
    if manner.kind is Kind.TEXT:
        return _blocks(chunks, Marks(cleaner, file))
    return iter((_whole("".join(chunks), manner.kind, cleaner, file),))


def _table(chunks: Iterable[str], manner: Manner, cleaner: Cleaner, file: str) -> Iterator[Result]:
    quoting = manner.kind is Kind.CSV
    table: Table | None = None
    for stretch in stretches(chunks, last_row if quoting else last_line, file):
        first = table is None
        table = table or Table(manner.fields, stretch, quoting, file)
        yield cleaned(stretch, list(table.parts(stretch, first)), cleaner)


def _blocks(chunks: Iterable[str], marks: Marks) -> Iterator[Result]:
    """A document of any length, block by block."""
    first, held = True, ""
    for block in stream(chunks):
        if held:
            yield marks.fix(held, block_edges(held, first, last=False))
            first = False
        held = block
    yield marks.fix(held, block_edges(held, first, last=True))


def _lines(chunks: Iterable[str], cleaner: Cleaner) -> Iterator[Result]:
    """Each line a document; a line of any length passes block by block, and no line becomes two."""
    held, inside = "", False  # what is held continues a line of which a part is out already
    for chunk in chunks:
        held += chunk
        while inside or len(held) > BLOCK:
            line, end, rest = held.partition("\n")
            if not inside and len(line) <= BLOCK:
                break
            *whole, last = blocks(line)
            for block in whole:
                yield _line_block(block, "", not inside, False, cleaner)
                inside = True
            if not end:
                held = last
                break
            yield _line_block(last, end, not inside, True, cleaner)
            held, inside = rest, False
        if not inside and (cut := last_line(held)):
            yield from _whole_lines(held[:cut], cleaner)
            held = held[cut:]
    if held:
        yield _line_block(held, "", not inside, True, cleaner)


def _whole_lines(stretch: str, cleaner: Cleaner) -> Iterator[Result]:
    parts, at = list[Part](), 0
    for line in stretch.removesuffix("\n").split("\n"):
        parts.append(Part(at, line.removesuffix("\r"), forbidden=_BREAKS))
        at += len(line) + 1
    yield cleaned(stretch, parts, cleaner)


def _line_block(block: str, end: str, first: bool, last: bool, cleaner: Cleaner) -> Result:
    line = block.removesuffix("\r") if last else block
    return cleaned(block + end, [Part(0, line, None, block_edges(line, first, last), forbidden=_BREAKS)], cleaner)


def _whole(text: str, kind: Kind, cleaner: Cleaner, file: str) -> Result:
    """A document with markup, which is read as a whole."""
    if kind is Kind.HTML:
        part = html.part(text)
        return cleaned(text, [part], cleaner)
    if kind is Kind.SUBTITLES:
        part = Part(0, text, None, markup.subtitles(text), forbidden=_BREAKS)
        return cleaned(text, [part], cleaner)
    spans = markup.markdown(text) if kind is Kind.MARKDOWN else markup.latex(text)
    return Marks(cleaner, file).fix(text, spans)
