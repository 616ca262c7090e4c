"""A file that is open to be repaired, whatever its format: what would be repaired, and the repaired bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cleantext.cleaner import Cleaner
from cleantext.errors import InputError
from cleantext.files.encoding import Encoding
from cleantext.files.export import exported_bytes, read_only
from cleantext.files.format import BinaryFormat, Format, Reading, TextFormat
from cleantext.files.mentions import Mentions
from cleantext.files.repair import results
from cleantext.files.source import ByteSource, Source
from cleantext.model import Result, join_results


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read a file.

    Attributes:
        format: how its prose is read and written.
        lines: each line is a document of its own.
        fields: the columns or keys that hold prose.
        encoding: how it writes text; None: by its byte order mark, else UTF-8.
    """

    format: Format
    lines: bool = False
    fields: tuple[str, ...] = ()
    encoding: str | None = None


class OpenFile(Protocol):
    """A file that is open to be repaired."""

    @property
    def source(self) -> ByteSource:
        """Where its bytes come from, and how they are packed."""

    def results(self, cleaner: Cleaner) -> Iterator[Result]:
        """What would be repaired: results of consecutive stretches that together are its whole prose."""

    def repaired(self, results: Iterable[Result], tracked: bool) -> Iterator[bytes]:
        """The bytes of the file, with these results in place of its prose.

        Raises:
            InputError: if its format is read only.
        """

    def copied(self, results: Iterable[Result], tracked: bool, target: Path | None) -> Iterator[bytes]:
        """The bytes of another file with these results, or of standard output, if ``target`` is None.

        They are in the format of this file, unless that is read only.
        """

    def text(self) -> str:
        """Its prose as a whole."""


@contextmanager
def open_file(path: Path | None, name: str, options: ReadOptions) -> Iterator[OpenFile]:
    """Open a file, or standard input if ``path`` is None.

    Raises:
        InputError: if it cannot be read.
        NotTextError: if it should be text and is not.
    """
    format = options.format
    if isinstance(format, TextFormat):
        with Source(path, options.encoding, name) as source:
            yield _TextFile(source, format, options)
    else:
        with ByteSource(path, name) as source:
            yield _BinaryFile(source, format)


class _TextFile:
    """A file of text, in flat memory if its format allows."""

    def __init__(self, source: Source, format: TextFormat, options: ReadOptions) -> None:
        self.source, self._format, self._options = source, format, options

    def results(self, cleaner: Cleaner) -> Iterator[Result]:
        reading = Reading(cleaner, self.source.name, self._options.fields)
        chunks = Mentions(self.source.chunks(), self._format, reading.fields, reading.file)
        yield from results(chunks, self._format, reading, self._options.lines)
        chunks.check()

    def repaired(self, results: Iterable[Result], tracked: bool) -> Iterator[bytes]:  # noqa: ARG002 (text has no way to)
        yield self.source.encoding.bom
        for result in results:
            yield _encoded(result.text, self.source.encoding, self.source.name)

    def copied(self, results: Iterable[Result], tracked: bool, target: Path | None) -> Iterator[bytes]:  # noqa: ARG002
        return self.repaired(results, tracked)

    def text(self) -> str:
        return "".join(self.source.chunks())


class _BinaryFile:
    """A file that its format reads as a whole."""

    def __init__(self, source: ByteSource, format: BinaryFormat) -> None:
        self.source, self._format = source, format
        self._bytes = source.whole()
        self._document = format.read(self._bytes, source.name)

    def results(self, cleaner: Cleaner) -> Iterator[Result]:
        yield self._document.clean(cleaner)

    def repaired(self, results: Iterable[Result], tracked: bool) -> Iterator[bytes]:
        if self._format.read_only:
            raise read_only(self._format.name, self.source.name)
        result = join_results([*results])
        yield self._document.write(result, tracked) if result.edits else self._bytes

    def copied(self, results: Iterable[Result], tracked: bool, target: Path | None) -> Iterator[bytes]:
        if self._format.read_only:
            return iter((exported_bytes(join_results([*results]).text, target, self.source.name),))
        return self.repaired(results, tracked)

    def text(self) -> str:
        return self._document.text


def _encoded(text: str, encoding: Encoding, name: str) -> bytes:
    """The bytes of a repaired text.

    Raises:
        InputError: if the encoding cannot write a repair.
    """
    try:
        return encoding.encode(text)
    except UnicodeEncodeError as error:
        character = error.object[error.start]
        needed = f"a repair needs {character!r} (U+{ord(character):04X}), which {encoding.name} cannot write"
        raise InputError(f"{needed}; left unchanged", file=name) from None
