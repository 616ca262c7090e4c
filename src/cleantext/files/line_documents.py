"""A text in which each line is a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleantext.cleaner import Cleaner
from cleantext.files.chunks import last_line
from cleantext.files.format import Reading
from cleantext.files.parts import BREAKS, Part, cleaned
from cleantext.model import Result
from cleantext.pipeline.blocks import BLOCK, block_edges, blocks


def clean_lines(chunks: Iterable[str], reading: Reading) -> Iterator[Result]:
    """The results with each line as a document; a very long line is cleaned block by block, and no line becomes two."""
    cleaner = reading.cleaner
    pending, inside = "", False  # inside: the pending text continues a line whose beginning was already returned
    for chunk in chunks:
        pending += chunk
        while inside or len(pending) > BLOCK:
            line, end, rest = pending.partition("\n")
            if not inside and len(line) <= BLOCK:
                break
            *whole, last = blocks(line)
            for block in whole:
                yield _line_block(block, "", not inside, False, cleaner)
                inside = True
            if not end:
                pending = last
                break
            yield _line_block(last, end, not inside, True, cleaner)
            pending, inside = rest, False
        if not inside and (length := last_line(pending)):
            yield from _whole_lines(pending[:length], cleaner)
            pending = pending[length:]
    if pending:
        yield _line_block(pending, "", not inside, True, cleaner)


def _whole_lines(lines: str, cleaner: Cleaner) -> Iterator[Result]:
    parts, at = list[Part](), 0
    for line in lines.removesuffix("\n").split("\n"):
        parts.append(Part(at, line.removesuffix("\r"), forbidden=BREAKS))
        at += len(line) + 1
    yield cleaned(lines, parts, cleaner)


def _line_block(block: str, end: str, first: bool, last: bool, cleaner: Cleaner) -> Result:
    line = block.removesuffix("\r") if last else block
    return cleaned(block + end, [Part(0, line, None, block_edges(line, first, last), forbidden=BREAKS)], cleaner)
