"""Cut a long document into blocks that are cleaned one by one, the same way streamed or whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

BLOCK = 1_000_000
"""The most characters in a block."""

_CUTS = (re.compile(r"\n[ \t]*\n+"), re.compile(r"\n"), re.compile(r"[.!?…][\"'”’»)]*\s+"), re.compile(r"\s+"))


def blocks(text: str) -> Iterator[str]:
    """The text in blocks, each cut at its last paragraph end, else line end, sentence end or white space."""
    start = 0
    while len(text) - start > BLOCK:
        end = block_end(text, start)
        yield text[start:end]
        start = end
    yield text[start:]


def stream(chunks: Iterable[str]) -> Iterator[str]:
    """The blocks of a text that arrives in chunks of any size: the same as those of the whole."""
    pending, size = list[str](), 0
    for chunk in chunks:
        pending.append(chunk)
        size += len(chunk)
        if size > BLOCK:
            *whole, rest = blocks("".join(pending))
            yield from whole
            pending, size = [rest], len(rest)
    yield "".join(pending)


def block_end(text: str, start: int) -> int:
    """Where the block ends that begins at ``start``; there are more than ``BLOCK`` characters from there."""
    low, high = start + BLOCK // 2, start + BLOCK
    for pattern in _CUTS:
        ends = [m.end() for m in pattern.finditer(text, low, high)]
        if ends:
            return ends[-1] if ends[-1] < high else ends[-2] if len(ends) > 1 else high
    return high


def block_edges(block: str, first: bool, last: bool) -> list[tuple[int, int]]:
    """The white space at which a block was cut from its neighbours, which is not an edge of the document."""
    head = len(block) - len(block.lstrip())
    tail = len(block.rstrip())
    return [span for span, inner in (((0, head), not first), ((tail, len(block)), not last)) if inner]
