"""Parquet: row group by row group, with schema, metadata and compression as they were."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import signature
from itertools import takewhile
from pathlib import Path
from typing import Any

from cleantext.adapters.arrow import fix
from cleantext.adapters.columns import names_of
from cleantext.cleaner import Cleaner
from cleantext.errors import InputError
from cleantext.files.scale.output import Output
from cleantext.files.scale.piece import Piece
from cleantext.files.scale.shard import CleanPieces, Shard

_ROWS = 4096
"""Rows that are cleaned together."""


@dataclass(frozen=True, slots=True)
class RowGroup:
    """A row group, read by the worker that cleans it, or rows of it once it was read."""

    path: Path
    number: int
    fields: tuple[str, ...]
    rows: Any = None

    def count(self) -> int:
        """How many rows these are."""
        return len(self._read())

    def clean(self, cleaner: Cleaner) -> Any:
        """The rows as a table, repaired."""
        import pyarrow as pa

        table = self._read()
        batches = [fix(batch, self.fields, cleaner) for batch in table.to_batches(max_chunksize=_ROWS)]
        return pa.Table.from_batches(batches, schema=table.schema)

    def halves(self) -> tuple[RowGroup, RowGroup] | None:
        """The same rows in two parts; None if there is only one."""
        table = self._read()
        middle = len(table) // 2
        return (self._with(table.slice(0, middle)), self._with(table.slice(middle))) if middle else None

    def plain(self) -> Any:
        """The only row; bytes that are not text as base64."""
        return {name: _plain(self._read().column(name).chunk(0)[0]) for name in self._read().schema.names}

    def _read(self) -> Any:
        import pyarrow.parquet as pq

        if self.rows is not None:
            return self.rows
        with pq.ParquetFile(self.path) as file:
            return file.read_row_group(self.number)

    def _with(self, rows: Any) -> RowGroup:
        return RowGroup(self.path, self.number, self.fields, rows)


def clean_parquet(shard: Shard, out: Path, clean_pieces: CleanPieces, output: Output) -> None:
    """Clean a Parquet file into another; memory holds a row group a worker.

    Raises:
        InputError: if it cannot be read, or lacks a column.
    """
    pq = _library(shard)
    try:
        file = pq.ParquetFile(shard.path)
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read as Parquet: {error}", file=str(shard.path)) from None
    with file:
        names_of(shard.fields, file.schema_arrow.names)
        with pq.ParquetWriter(out, file.schema_arrow, **_as_written(file, shard.fields)) as writer:
            for cleaned in clean_pieces(_pieces(shard, file.metadata)):
                _write(writer, file.schema_arrow, cleaned.parts)
                output.take(cleaned)


def _pieces(shard: Shard, metadata: Any) -> Iterator[Piece]:
    for number in range(metadata.num_row_groups):
        group = metadata.row_group(number)
        size = sum(group.column(column).total_compressed_size for column in range(group.num_columns))
        yield Piece(RowGroup(shard.path, number, shard.fields), shard.cleaner, size)


def _write(writer: Any, schema: Any, tables: list[Any]) -> None:
    """Write a cleaned row group as one row group."""
    import pyarrow as pa

    table = pa.concat_tables(tables) if tables else schema.empty_table()
    writer.write_table(table, row_group_size=max(len(table), 1))


def _as_written(file: Any, cleaned: tuple[str, ...]) -> dict[str, Any]:
    """What the writer has to be told so that it writes like whoever wrote the file.

    These are the names of the elements of lists, what timestamps and decimals are stored as, the compression of each
    column, which columns have a dictionary and statistics, whether there is an index of pages, and the order of rows.
    """
    stored = [file.schema.column(number) for number in range(len(file.schema))]
    metadata = file.metadata
    settings: dict[str, Any] = {
        "version": metadata.format_version,
        "store_schema": b"ARROW:schema" in (metadata.metadata or {}),
    }
    if any(column.physical_type == "INT96" for column in stored):
        settings["use_deprecated_int96_timestamps"] = True
    if any(c.logical_type.type == "DECIMAL" and c.physical_type in ("INT32", "INT64") for c in stored):
        settings |= _decimals_as_integers()
    paths = _paths(file.schema_arrow, settings)
    if paths != [column.path for column in stored]:
        settings["use_compliant_nested_type"] = False
        paths = _paths(file.schema_arrow, settings)
    if not metadata.num_row_groups:
        return settings
    group = metadata.row_group(0)
    columns = {path: group.column(number) for number, path in enumerate(paths)}
    order = list(
        takewhile(lambda by: group.column(by.column_index).path_in_schema not in cleaned, group.sorting_columns)
    )
    return settings | {
        "compression": {p: c.compression.lower().replace("uncompressed", "none") for p, c in columns.items()},
        "use_dictionary": [p for p, c in columns.items() if any("DICTIONARY" in e for e in c.encodings)] or False,
        "write_statistics": [path for path, column in columns.items() if column.is_stats_set] or False,
        "write_page_index": any(column.has_offset_index for column in columns.values()),
        "sorting_columns": order or None,
    }


def _decimals_as_integers() -> dict[str, bool]:
    """How to ask for small decimals as integers; older versions of pyarrow only write them as bytes."""
    import pyarrow.parquet as pq

    name = "store_decimal_as_integer"
    return {name: True} if name in signature(pq.write_table).parameters else {}


def _paths(schema: Any, settings: dict[str, Any]) -> list[str]:
    """The names of the stored columns, as a file of this schema has them."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = pa.BufferOutputStream()
    pq.ParquetWriter(out, schema, **settings).close()
    written = pq.ParquetFile(pa.BufferReader(out.getvalue())).schema
    return [written.column(number).path for number in range(len(written))]


def _plain(value: Any) -> Any:
    import pyarrow as pa

    if not value.is_valid:
        return None
    try:
        plain = value.as_py()
    except UnicodeDecodeError:
        plain = value.cast(pa.binary()).as_py()
    return {"base64": b64encode(plain).decode()} if isinstance(plain, bytes) else plain


def _library(shard: Shard) -> Any:
    try:
        import pyarrow.parquet
    except ImportError:
        what = "needs the pyarrow library: pip install 'cleantext-repair[arrow]'"
        raise InputError(what, file=str(shard.path)) from None
    return pyarrow.parquet
