"""Compiled tables kept on disk: named by the digest of what they were compiled from, so never out of date."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import fields
from hashlib import blake2b
from pathlib import Path

import numpy as np

from cleantext.glossary.entry import Entry
from cleantext.glossary.table import Table

_FIELDS = [f.name for f in fields(Entry)]


def cached(sources: Iterable[Path], variant: str, compile: Callable[[], Table]) -> Table:
    """The table compiled from these files, from disk if it was compiled before.

    ``variant`` says what else the table depends on. Where the cache cannot be written, it is done without.
    """
    digest = blake2b(variant.encode(), digest_size=16)
    for code in (*sorted(Path(__file__).parent.rglob("*.py")), *sources):
        digest.update(str(code).encode())
        digest.update(code.read_bytes())
    file = _folder() / f"{digest.hexdigest()}.npz"
    try:
        return load_table(file)
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
        table = compile()
        store_table(table, file)
        return table


def _folder() -> Path:
    """Where this platform keeps caches."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "cleantext"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/cleantext"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cleantext"


def load_table(file: Path) -> Table:
    """The table stored in a file."""
    with np.load(file, allow_pickle=False) as stored:
        entries = [_entry(values) for values in json.loads(stored["entries"].tobytes())]
        blob = stored["blob"].tobytes()
        return Table(stored["keys"], stored["prefixes"], stored["offsets"], blob, int(stored["shortest"]), entries)


def _entry(values: dict[str, object]) -> Entry:
    fixes = values.pop("fixes", ())
    held = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}
    return Entry(**held, fixes=tuple((a, b) for a, b in fixes))  # type: ignore[arg-type,attr-defined]


def store_table(table: Table, file: Path) -> None:
    """Write a table beside its place, then move it there whole."""
    rows = [{k: v for k in _FIELDS if (v := getattr(e, k))} for e in table.entries]
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, suffix=".part", delete=False) as part:
            np.savez(
                part, keys=table.keys, prefixes=table.prefixes, offsets=table.offsets,
                shortest=np.int64(table.shortest), blob=np.frombuffer(table.blob, np.uint8),
                entries=np.frombuffer(json.dumps(rows).encode(), np.uint8),
            )  # fmt: skip
        Path(part.name).replace(file)
    except OSError:
        return
