"""A file as a stream of results: the position of each one, and rows that wait for their turn, in flat memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile

from cleantext.model import Result, join_results
from cleantext.render.places import Lines

_SPOOL = 4_000_000
"""Bytes that are kept in memory."""


def placed(results: Iterable[Result]) -> Iterator[tuple[Result, Lines]]:
    """Consecutive results, each with the lines of its source, counted from the beginning of the file."""
    line, column, at = 1, 1, 0
    for result in results:
        source = result.source
        yield result, Lines(source, line, column, at, result.layout)
        if broken := source.count("\n"):
            line, column = line + broken, len(source) - source.rfind("\n")
        else:
            column += len(source)
        at += len(source)


def whole_lines(results: Iterable[Result]) -> Iterator[Result]:
    """Consecutive results, joined so that none ends inside a line."""
    block = list[Result]()
    for result in results:
        block.append(result)
        if result.source.endswith("\n") and result.text.endswith("\n"):
            yield join_results(block)
            block = []
    if block:
        yield join_results(block)


class Spool:
    """Rows that wait for their turn: in memory while they are few, otherwise in a temporary file."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(  # noqa: SIM115 (closed when all was taken)
            _SPOOL, "w+", encoding="utf-8", errors="surrogatepass", newline=""
        )
        self.empty = True

    def add(self, row: str) -> None:
        """Add a row, including its line end."""
        self._file.write(row)
        self.empty = False

    def drained(self) -> Iterator[str]:
        """All waiting rows, in pieces; afterwards there are none."""
        self._file.seek(0)
        while piece := self._file.read(1 << 16):
            yield piece
        self._file.close()
