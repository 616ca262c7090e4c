"""From bytes to text and back, byte for byte; text that would not come back the same is refused."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b

from cleantext.errors import ConfigError, InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SURE = frozenset(
    name for _, name in _BOMS
)  # encodings with only one way to write each text, so that decoding and encoding gives the same bytes


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file writes text: the codec, and the byte order mark at its start, if any."""

    name: str
    bom: bytes = b""

    def decode(self, chunks: Iterable[bytes], file: str, errors: str = "strict") -> Iterator[str]:
        """The text, in chunks, without the mark; ``errors`` says what happens to bytes that are not in the encoding.

        Raises:
            InputError: naming file and line, at the first byte that is not in this encoding.
        """
        decoder = codecs.getincrementaldecoder(self.name)(errors)
        encoder = None if self.name in _SURE else codecs.getincrementalencoder(self.name)()
        read, again = blake2b(), blake2b()
        lines = 1
        skip = len(self.bom)
        for chunk in _then_end(chunks):
            data = chunk[skip:]
            skip = max(0, skip - len(chunk))
            try:
                text = decoder.decode(data, final=not chunk)
            except UnicodeDecodeError as error:
                lines += error.object[: error.start].decode(self.name, "replace").count("\n")
                raise InputError(self._undecodable(error), file=file, line=lines) from None
            except UnicodeError as error:  # an endless shift sequence, for which the codec names no byte
                raise InputError(f"is not {self.name.upper()}: {error}; left as it was", file=file) from None
            lines += text.count("\n")
            if encoder is not None:
                read.update(data)
                with suppress(UnicodeError):  # some codecs accept bytes that they never write
                    again.update(encoder.encode(text, final=not chunk))
            if text:
                yield text
        if read.digest() != again.digest():
            raise InputError(f"does not survive a round trip through {self.name}; left unchanged", file=file)

    def encode(self, text: str) -> bytes:
        """The bytes of a text, without the mark."""
        return text.encode(self.name)

    def _undecodable(self, error: UnicodeDecodeError) -> str:
        byte = error.object[error.start]
        advice = "state its encoding with --encoding (for example cp1252)"
        return f"byte 0x{byte:02X} is not {self.name.upper()}; left as it was; {advice}"


def _then_end(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks that are not empty, then an empty one."""
    yield from filter(None, chunks)
    yield b""


def sniffed(head: bytes, stated: str | None) -> Encoding:
    """The encoding of a file that begins with these bytes: by its mark, else the stated one, else UTF-8.

    Raises:
        ConfigError: if the stated encoding does not exist.
    """
    name = codec(stated).removesuffix("-sig") if stated else "utf-8"
    for bom, by_mark in _BOMS:
        if head.startswith(bom) and (not stated or by_mark[:6] == name[:6]):
            return Encoding(by_mark, bom)
    return Encoding(name)


def may_be_mark(head: bytes) -> bool:
    """Whether these bytes may be the beginning of a mark that has not arrived completely."""
    return any(len(head) < len(bom) and bom.startswith(head) for bom, _ in _BOMS)


def codec(name: str) -> str:
    """The codec's own name for an encoding.

    Raises:
        ConfigError: if there is none for text.
    """
    try:
        codec = codecs.lookup(name)
    except LookupError:
        codec = None
    if codec is None or not codec._is_text_encoding or codec.name in ("idna", "punycode", "utf-7", "undefined"):
        raise ConfigError(f"unknown encoding {name!r}; for example utf-8, utf-16, latin-1, cp1252")
    return {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(codec.name, codec.name)


def is_binary(head: bytes, encoding: Encoding) -> bool:
    """Whether a file that begins with these bytes is not text: it has zero bytes that its encoding does not explain."""
    return b"\0" in head and not encoding.name.startswith(("utf-16", "utf-32"))
