"""Files of text with records: JSON Lines, CSV, TSV, and text in which each line is a document; packed ones too."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from cleantext.cleaner import Cleaner
from cleantext.errors import InputError
from cleantext.files.chunks import last_line, whole_records
from cleantext.files.format import Reading, Records, TextFormat
from cleantext.files.mentions import Mentions
from cleantext.files.open_file import ReadOptions
from cleantext.files.repair import results
from cleantext.files.scale.output import Output
from cleantext.files.scale.piece import Cleaned, Piece
from cleantext.files.scale.shard import CleanPieces, Shard
from cleantext.files.source import Source

PIECE = 1_000_000
"""Characters in a piece, about: some tenths of a second of work."""


@dataclass(frozen=True, slots=True)
class TextRecords:
    """Some whole records of a file, and the record that names the columns, where its format has one."""

    text: str
    head: str
    options: ReadOptions
    layout: Records
    encoding: str
    file: str

    def count(self) -> int:
        """How many lines these are."""
        return self.text.count("\n") + (not self.text.endswith("\n"))

    def clean(self, cleaner: Cleaner) -> bytes:
        """The records as they are written, repaired.

        Raises:
            InputError: if one of them is not a record, or not text.
        """
        if not _is_text(self.head + self.text):
            raise InputError("is not UTF-8", file=self.file)
        assert isinstance(self.options.format, TextFormat)
        reading = Reading(cleaner, self.file, self.options.fields)
        cleaned = results((self.head + self.text,), self.options.format, reading, self.options.lines)
        return "".join(result.text for result in cleaned)[len(self.head) :].encode(self.encoding)

    def halves(self) -> tuple[TextRecords, TextRecords] | None:
        """The same records in two parts; None if there is only one."""
        end = self.layout.end
        at = end(self.text[: len(self.text) // 2]) or end(self.text[:-1])
        return (replace(self, text=self.text[:at]), replace(self, text=self.text[at:])) if at else None

    def plain(self) -> Any:
        """The only record: its text, or base64 if it is not text."""
        if _is_text(self.text):
            return self.text
        return {"base64": b64encode(self.text.encode("utf-8", "surrogateescape")).decode()}


def records_of(options: ReadOptions | None) -> Records | None:
    """How files that are read like this are cut into records; None if they are not."""
    if options is None or not isinstance(options.format, TextFormat):
        return None
    return options.format.records or (Records(last_line) if options.lines else None)


def clean_text_records(shard: Shard, out: Path, clean_pieces: CleanPieces, output: Output) -> None:
    """Clean a file of records into another, in flat memory.

    Raises:
        InputError: if it cannot be read, or lacks a column or key.
    """
    options, file = shard.options, str(shard.path)
    layout = records_of(options)
    assert options is not None and layout is not None
    with Source(shard.path, options.encoding, file) as source, out.open("wb") as target:
        packer = source.packer(target)
        packer.write(source.encoding.bom)
        texts = whole_records(_gathered(source.lenient_chunks()), layout.end, file)
        first = next(texts, "")
        head = _first(first, layout) if layout.headed else ""
        empty = TextRecords("", head, options, layout, source.encoding.name, file)
        empty.clean(shard.cleaner)  # a missing column is reported once, not for every row
        packer.write(source.encoding.encode(head))
        output.take(Cleaned(count=head.count("\n")))
        assert isinstance(options.format, TextFormat)
        rest = Mentions(chain((first[len(head) :],), texts), options.format, options.fields, file)
        for cleaned in clean_pieces(_pieces(source, rest, empty, shard.cleaner)):
            for part in cleaned.parts:
                packer.write(part)
            output.take(cleaned)
        rest.check()
        packer.close()


def _pieces(source: Source, texts: Iterable[str], empty: TextRecords, cleaner: Cleaner) -> Iterator[Piece]:
    read = 0
    for text in filter(None, texts):
        read, before = source.position(), read
        yield Piece(replace(empty, text=text), cleaner, read - before)


def _gathered(chunks: Iterator[str]) -> Iterator[str]:
    """The same text in chunks of some size, however small they come out of an archive."""
    waiting, size = list[str](), 0
    for chunk in chunks:
        waiting.append(chunk)
        size += len(chunk)
        if size >= PIECE:
            yield "".join(waiting)
            waiting, size = [], 0
    yield "".join(waiting)


def _first(text: str, layout: Records) -> str:
    """The first record."""
    at = text.find("\n") + 1
    while 0 < at < len(text) and layout.end(text[:at]) != at:
        at = text.find("\n", at) + 1
    return text[:at] if at else text


def _is_text(text: str) -> bool:
    """Whether a text that was decoded leniently contains no undecodable bytes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
