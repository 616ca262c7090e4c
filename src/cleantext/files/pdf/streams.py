"""The packed streams of a PDF: bounded before anything opens them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from cleantext.files.limits import FREE, check_unpacked

_STREAM = re.compile(rb"stream\r?\n")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_MOST_PACKED = 1032
"""How many times its size deflate can unpack to at most: shorter streams need no look."""

_STEP = 1 << 20


def check_streams(data: bytes, file: str) -> None:
    """Make sure that no stream of a PDF is a decompression bomb; pictures are not unpacked for their text.

    Raises:
        InputError: if one is.
    """
    for match in _STREAM.finditer(data):
        if data[match.start() - 3 : match.start()] == b"end":
            continue
        head = data[max(0, match.start() - 600) : match.start()]
        head = head[head.rfind(b"obj") :]
        layers = len(_FLATE.findall(head))
        if layers and b"/Image" not in head:
            end = data.find(b"endstream", match.end())
            packed = data[match.end() : end if end >= 0 else len(data)]
            if len(packed) * _MOST_PACKED**layers > FREE:
                _check(packed, layers, file)


def _check(packed: bytes, layers: int, file: str) -> None:
    chunks: Iterator[bytes] = iter((packed,))
    for _ in range(layers):
        chunks = _unpacked(chunks)
    size = 0
    for chunk in chunks:
        size += len(chunk)
        check_unpacked(size, len(packed), file)


def _unpacked(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """What deflated data unpacks to, step by step; damaged data ends early."""
    unpacker = zlib.decompressobj()
    for chunk in chunks:
        while chunk and not unpacker.eof:
            try:
                yield unpacker.decompress(chunk, _STEP)
            except zlib.error:
                return
            chunk = unpacker.unconsumed_tail
