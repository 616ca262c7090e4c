"""Open a file, or standard input, as a stream of text."""

from __future__ import annotations

import gzip
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO, Protocol, Self

from cleantext.errors import InputError
from cleantext.files.encoding import Encoding, is_binary, may_be_mark, sniffed
from cleantext.files.limits import check_unpacked, check_whole

PACKED = (".gz", ".zst")
"""What a packed file's name ends with, whatever is in it."""

_CHUNK = 1 << 20
STDIN = "<stdin>"


class NotTextError(InputError):
    """The file is not text, or it is not clear which part of it is: it is skipped."""


class UnknownFormatError(NotTextError):
    """The name of the file belongs to no known format."""


class Sink(Protocol):
    """What bytes can be written to."""

    def write(self, data: bytes, /) -> int: ...
    def flush(self) -> None: ...
    def close(self) -> None: ...


class ByteSource:
    """A file that is open for reading, unpacked where it is packed; use it in a ``with`` statement.

    Attributes:
        path: where it is; None for standard input.
        name: what messages call it.
        seen: what the file looked like when it was opened; None for standard input.
    """

    def __init__(self, path: Path | None, name: str | None = None) -> None:
        """Open a file, or standard input if ``path`` is None.

        Raises:
            InputError: if it does not exist, is not a regular file or cannot be read.
        """
        self.path = path
        self.name = name or (str(path) if path else STDIN)
        self.seen: os.stat_result | None = None
        self._unpacked = 0
        self._open = ExitStack()
        try:
            self._stream: Any = self._opened()
        except BaseException:
            self._open.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def read(self) -> bytes:
        """The next bytes, none at the end; from a pipe what is there already, so that a line in is a line out.

        Raises:
            InputError: if it cannot be read or unpacked, or unpacks to more than any prose does.
        """
        try:
            read = getattr(self._stream, "read1", self._stream.read)
            data: bytes = read(_CHUNK)
        except (OSError, EOFError) as error:
            raise InputError(f"cannot be read: {getattr(error, 'strerror', None) or error}", file=self.name) from None
        except Exception as error:  # a damaged archive: each library raises its own errors
            raise InputError(f"cannot be unpacked: {error}", file=self.name) from None
        self._unpacked += len(data)
        if self.seen is not None:
            check_unpacked(self._unpacked, self.seen.st_size, self.name)
        return data

    def whole(self) -> bytes:
        """All bytes.

        Raises:
            InputError: if they cannot be read or unpacked, or are too many.
        """
        chunks = list[bytes]()
        while chunk := self.read():
            chunks.append(chunk)
            check_whole(self._unpacked, self.name)
        return b"".join(chunks)

    def position(self) -> int:
        """The number of bytes read so far, counted in the packed file."""
        return self._file.tell()

    def packer(self, out: Sink) -> Sink:
        """What packs bytes into ``out`` as the file is packed; to be closed when all is written."""
        suffix = self.path.suffix.lower() if self.path else ""
        if suffix == ".gz":
            return gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=0)
        if suffix == ".zst":
            packing: Sink = _zstandard(self.name).ZstdCompressor().stream_writer(out, closefd=False)
            return packing
        return out

    def _opened(self) -> Any:
        if self.path is None:
            return sys.stdin.buffer
        try:
            handle = os.open(self.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
            file: BinaryIO = self._open.enter_context(os.fdopen(handle, "rb"))
        except IsADirectoryError:
            raise InputError("is a folder", file=self.name) from None
        except FileNotFoundError:
            raise InputError("no such file or folder", file=self.name) from None
        except (OSError, ValueError) as error:
            raise InputError(f"cannot be read: {getattr(error, 'strerror', None) or error}", file=self.name) from None
        self._file = file
        self.seen = os.fstat(file.fileno())
        if not stat.S_ISREG(self.seen.st_mode):
            raise InputError("is not a regular file; read pipes and devices with 'cleantext fix -'", file=self.name)
        suffix = self.path.suffix.lower()
        if suffix == ".gz":
            return self._open.enter_context(gzip.GzipFile(fileobj=file, mode="rb"))
        if suffix == ".zst":
            unpacking = _zstandard(self.name).ZstdDecompressor().stream_reader(file, read_across_frames=True)
            return self._open.enter_context(unpacking)
        return file


class Source(ByteSource):
    """A text file that is open for reading.

    Attributes:
        encoding: how it writes text.
    """

    def __init__(self, path: Path | None, encoding: str | None = None, name: str | None = None) -> None:
        """Open a file, or standard input if ``path`` is None.

        Raises:
            InputError: if it does not exist, is not a regular file or cannot be read.
            NotTextError: if it is not text.
        """
        super().__init__(path, name)
        try:
            self._head = self.read()
            while may_be_mark(self._head) and (more := self.read()):
                self._head += more
            self.encoding: Encoding = sniffed(self._head, encoding)
            if is_binary(self._head[:8192], self.encoding):
                raise NotTextError("is not a text file; skipped", file=self.name)
        except BaseException:
            self._open.close()
            raise

    def chunks(self) -> Iterator[str]:
        """The text, as it comes.

        Raises:
            InputError: if bytes are not in the encoding, or reading fails.
        """
        return self.encoding.decode(self._bytes(), self.name)

    def lenient_chunks(self) -> Iterator[str]:
        """The same, but bytes that are not UTF-8 become lone surrogates, so that their records can be rejected."""
        errors = "surrogateescape" if self.encoding.name == "utf-8" else "strict"
        return self.encoding.decode(self._bytes(), self.name, errors)

    def _bytes(self) -> Iterator[bytes]:
        data, self._head = self._head, b""
        while data:
            yield data
            data = self.read()


def _zstandard(name: str) -> Any:
    try:
        import zstandard
    except ImportError:
        raise InputError("needs the zstandard library: pip install 'cleantext-repair[zstd]'", file=name) from None
    return zstandard
