"""A shard: one file of the input, the file of the output that it becomes, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from cleantext.cleaner import Cleaner
from cleantext.files.open_file import ReadOptions
from cleantext.files.scale.piece import Cleaned, Piece
from cleantext.version import VERSION

PARQUET = (".parquet", ".pq")
"""The ends of the names of Parquet files, which are cleaned into another folder only."""

CleanPieces = Callable[[Iterable[Piece]], Iterator[Cleaned]]
"""Cleans pieces, here or elsewhere, and returns them in their order."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One file to clean.

    Attributes:
        path: where it is.
        name: its path below the folder of the output.
        cleaner: what cleans its texts.
        fields: the columns or keys that hold text.
        options: how to read it; None for Parquet.
    """

    path: Path
    name: str
    cleaner: Cleaner
    fields: tuple[str, ...]
    options: ReadOptions | None

    def size(self) -> int:
        """Its size in bytes; 0 if it has disappeared, which is reported when its turn comes."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def settings(self) -> str:
        """A digest of everything but its content that its output depends on."""
        config = replace(self.cleaner.config, glossaries=())  # what stands in them is in the signature
        options = self.options and (self.options.format.name, self.options.lines, self.options.encoding)
        inputs = (VERSION, self.cleaner.signature, config, self.fields, options)
        return blake2b(repr(inputs).encode(), digest_size=16).hexdigest()


def is_parquet(name: str) -> bool:
    """Whether a file of this name is Parquet."""
    return name.lower().endswith(PARQUET)
