"""Plain text: one document of any length, with directives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleantext.files.directives import Directives
from cleantext.files.format import Reading, TextFormat
from cleantext.model import Result
from cleantext.pipeline.blocks import block_edges, stream


def clean(chunks: Iterable[str], reading: Reading) -> Iterator[Result]:
    """A document of any length, block by block, in flat memory."""
    directives = Directives(reading.cleaner, reading.file)
    first, waiting = True, ""
    for block in stream(chunks):
        if waiting:
            yield directives.clean(waiting, block_edges(waiting, first, last=False))
            first = False
        waiting = block
    yield directives.clean(waiting, block_edges(waiting, first, last=True))


FORMAT = TextFormat("text", ("", ".txt", ".text"), clean)
