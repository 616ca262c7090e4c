"""Arrays kept on disk between processes, in files named after a digest of their sources, so that none is out of date.

A file is a line of JSON that describes it, followed by the arrays as they are laid out in memory. Reading it means
mapping it into memory, which takes no time whatever its size, and several processes share the pages.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from itertools import accumulate
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_MOST = 400_000_000
"""How many bytes are kept in total, in the most recently used files."""

_ALIGNED = 64

Arrays = Mapping[str, NDArray[Any]]


def place(kind: str, *sources: bytes) -> Path:
    """Where the arrays made from these sources are kept."""
    digest = blake2b(digest_size=16)
    for source in sources:
        digest.update(source)
    return folder() / f"{kind}-{digest.hexdigest()}.arrays"


def folder() -> Path:
    """Where this platform keeps caches."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "cleantext"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/cleantext"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cleantext"


def read(file: Path) -> dict[str, NDArray[Any]]:
    """The arrays of a file in the cache, which is marked as just used.

    Raises:
        OSError: if there is no such file, or it cannot be read.
        ValueError: if it is incomplete.
    """
    arrays = load(file)
    with suppress(OSError):
        os.utime(file)
    return arrays


def load(file: Path) -> dict[str, NDArray[Any]]:
    """The arrays of a file, mapped into memory.

    Raises:
        OSError: if there is no such file, or it cannot be read.
        ValueError: if it is incomplete.
    """
    with file.open("rb") as opened:
        head = opened.readline(10_000)
        data = mmap(opened.fileno(), 0, access=ACCESS_READ)
    entries = json.loads(head)
    *starts, end = _starts(len(head), [np.dtype(kind).itemsize * count for _, kind, count in entries])
    if end > len(data):
        raise ValueError(f"{file} is truncated")
    return {
        name: _native(np.frombuffer(data, kind, count, start)) if count else np.zeros(0, kind)
        for (name, kind, count), start in zip(entries, starts, strict=True)
    }


def _native(array: NDArray[Any]) -> NDArray[Any]:
    """The array in the byte order of this machine, which the loops in C read; only in the other one it is copied."""
    return array.astype(array.dtype.newbyteorder("="), copy=False)


def write(arrays: Arrays, file: Path) -> None:
    """Write flat arrays to a temporary file, then rename it; if the folder cannot be written to, do nothing."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        store(arrays, file)
        _tidy(file.parent)


def store(arrays: Arrays, file: Path) -> None:
    """Write flat arrays to a temporary file beside the target, then rename it.

    Raises:
        OSError: if they cannot be written.
    """
    from tempfile import NamedTemporaryFile  # takes 5 ms to import

    head = json.dumps([(name, array.dtype.str, array.size) for name, array in arrays.items()]).encode() + b"\n"
    starts = _starts(len(head), [array.nbytes for array in arrays.values()])
    with NamedTemporaryFile(dir=file.parent, suffix=".part", delete=False) as part:
        part.write(head)
        for start, array in zip(starts, arrays.values(), strict=False):
            part.seek(start)
            part.write(array.tobytes())
        part.truncate(starts[-1])
    Path(part.name).replace(file)


def _starts(head: int, sizes: list[int]) -> list[int]:
    """Where arrays of these sizes begin after the head, and where the last one ends."""
    return list(accumulate(sizes, lambda at, size: _aligned(at + size), initial=_aligned(head)))


def _aligned(at: int) -> int:
    return at + -at % _ALIGNED


def _tidy(folder: Path) -> None:
    """Remove the least recently used files until the rest is within the limit."""
    files = [(file.stat().st_mtime, file.stat().st_size, file) for file in folder.iterdir() if file.is_file()]
    total = 0
    for _, size, file in sorted(files, reverse=True):
        total += size
        if total > _MOST:
            file.unlink(missing_ok=True)
