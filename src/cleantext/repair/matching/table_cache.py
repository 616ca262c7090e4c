"""Compiled tables kept on disk between processes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import overload

import numpy as np

from cleantext import array_cache as cache
from cleantext.repair.glossary.entry import Entry
from cleantext.repair.matching.table import Hashes, Table
from cleantext.repair.wording.irregular import FOLDER as INFLECTION

_FIELDS = [f.name for f in fields(Entry)]
_FOLDERS = ("glossary", "matching", "wording")
"""What a table is compiled by: no other part of ``repair`` may be imported here."""


def cached(sources: Iterable[Path], variant: str, compile: Callable[[], Table]) -> Table:
    """The table compiled from these files, from disk if it was compiled before.

    ``variant`` says what else the table depends on. If the cache cannot be written to, the table is not kept.
    """
    ours = sorted(file for folder in _FOLDERS for file in (Path(__file__).parents[1] / folder).rglob("*.py"))
    files = (*ours, *sorted(INFLECTION.glob("*.txt")), *sources)
    parts = (part for file in files for part in (str(file).encode(), file.read_bytes()))
    file = cache.place("phrases", variant.encode(), *parts)
    try:
        return load_table(file)
    except (OSError, ValueError, KeyError, TypeError):
        table = compile()
        store_table(table, file)
        return table


def load_table(file: Path) -> Table:
    """The table stored in a file."""
    arrays = cache.read(file)
    entries = _Entries(arrays["entries"].tobytes(), arrays["lines"].tolist())
    shortest = int(arrays["shortest"][0])
    hashes = Hashes(arrays["keys"], arrays["prefixes"], arrays["starts"])
    return Table(hashes, arrays["offsets"], arrays["blob"].tobytes(), shortest, entries)


def store_table(table: Table, file: Path) -> None:
    """Store a table in a file."""
    rows = [json.dumps({k: v for k in _FIELDS if (v := getattr(e, k))}).encode() for e in table.entries]
    arrays: cache.Arrays = {
        "keys": table.keys,
        "prefixes": table.prefixes,
        "starts": table.starts,
        "offsets": table.offsets,
        "shortest": np.array([table.shortest]),
        "blob": np.frombuffer(table.blob, np.uint8),
        "lines": np.cumsum([0, *map(len, rows)]),
        "entries": np.frombuffer(b"".join(rows), np.uint8),
    }
    cache.write(arrays, file)


class _Entries(Sequence[Entry]):
    """Entries that are built when they are needed: a text contains few of them, and building all took 0.06 s."""

    def __init__(self, rows: bytes, starts: list[int]) -> None:
        self._rows, self._starts = rows, starts
        self._made: dict[int, Entry] = {}

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, number: int) -> Entry: ...
    @overload
    def __getitem__(self, number: slice) -> list[Entry]: ...

    def __getitem__(self, number: int | slice) -> Entry | list[Entry]:
        if isinstance(number, slice):
            return [self[n] for n in range(len(self))[number]]
        number = range(len(self))[number]
        if number not in self._made:
            self._made[number] = _entry(json.loads(self._rows[self._starts[number] : self._starts[number + 1]]))
        return self._made[number]


def _entry(values: dict[str, object]) -> Entry:
    fixes = values.pop("fixes", ())
    fields = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}
    return Entry(**fields, fixes=tuple((a, b) for a, b in fixes))  # type: ignore[arg-type,attr-defined]
