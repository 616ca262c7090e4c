"""The folder of the output: finished files only; beside them, in ``_cleantext``, what was done and what was set aside.

::

    out/a/b.parquet                        a finished file, whole
    out/_cleantext/reports/a/b.parquet.json     its report: digests, counts
    out/_cleantext/rejected/a/b.parquet.jsonl   its records that were set aside, with the reason
    out/_cleantext/partial/                what is being written
    out/_cleantext/report.json             all reports in one

Readers of data sets pass over names that begin with a low line.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex
from typing import Any, BinaryIO, NamedTuple

from cleantext.errors import InputError
from cleantext.files.replacement import write_new
from cleantext.files.scale.piece import Cleaned
from cleantext.files.scale.tally import Tally

OWN = "_cleantext"
_LONGEST_NAME = 255
"""Bytes of a name in a folder at most, in nearly every file system."""


class Progress(NamedTuple):
    """What was done since the last message: bytes of the input, and counts."""

    size: int
    tally: Tally


Tell = Callable[[Progress], None]


class Folder:
    """Where the output goes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.own = root / OWN

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Create the folders, lock out other runs, and remove half-written files of an earlier run.

        Raises:
            InputError: if they cannot be created, or another run is using the folder.
        """
        try:
            self.partial.mkdir(parents=True, exist_ok=True)
            lock = (self.own / "lock").open("wb")
        except OSError as error:
            raise InputError(f"cannot be written: {error.strerror or error}", file=str(self.root)) from None
        with lock:
            if not _locked(lock):
                raise InputError(
                    "another cleantext process is writing there; wait until it has finished", file=str(self.root)
                )
            for file in self.partial.iterdir():
                file.unlink(missing_ok=True)
            yield

    @property
    def partial(self) -> Path:
        """Where files are until they are complete."""
        return self.own / "partial"

    def file(self, name: str) -> Path:
        """The finished file of a shard."""
        return self.root / name

    def report(self, name: str) -> Path:
        """The report of a shard; it is there when the shard is finished."""
        return self.own / "reports" / _beside(name, ".json")

    def rejected(self, name: str) -> Path:
        """The records of a shard that were set aside."""
        return self.own / "rejected" / _beside(name, ".jsonl")

    @contextmanager
    def unfinished(self) -> Iterator[Path]:
        """An empty temporary file, removed at the end unless it has replaced the target."""
        path = self.partial / token_hex(12)
        path.touch(exist_ok=False)
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)


class Output:
    """A shard that is being cleaned: counts, rejected records, and messages about the progress."""

    def __init__(self, rejected: BinaryIO, tell: Tell) -> None:
        self.tally = Tally()
        self._rejected, self._tell, self._count = rejected, tell, 0

    def take(self, cleaned: Cleaned) -> None:
        """Count a piece that was written."""
        for number, reason, record in cleaned.rejected:
            row = {"record": self._count + number + 1, "reason": reason, "content": record}
            self._rejected.write(_json(row, default=str))
        self._count += cleaned.count
        self.tally.add(cleaned.tally)
        self._tell(Progress(cleaned.size, cleaned.tally))


def place_file(file: Path, place: Path) -> None:
    """Flush a complete file to the disk and move it to its place."""
    with file.open("rb+") as part:
        os.fsync(part.fileno())
    place.parent.mkdir(parents=True, exist_ok=True)
    file.replace(place)


def write_json(path: Path, values: Any) -> None:
    """Write a report, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_new(path, [_json(values, indent=1)])


def _json(values: Any, **more: Any) -> bytes:
    """A line of JSON; half a character, as names of files have where they are no UTF-8, is written as an escape."""
    return json.dumps(values, ensure_ascii=False, **more).encode(errors="backslashreplace") + b"\n"


def _beside(name: str, suffix: str) -> Path:
    """The name of a shard with a suffix more; one that is too long for that is told apart by its digest."""
    path = Path(f"{name}{suffix}")
    if len(written := os.fsencode(path.name)) <= _LONGEST_NAME:
        return path
    return path.with_name(f"{blake2b(written, digest_size=16).hexdigest()}{suffix}")


def read_json(path: Path) -> Any:
    """A report that was written; None if there is none."""
    with suppress(OSError, ValueError):
        return json.loads(path.read_bytes())
    return None


def identity(path: Path) -> dict[str, Any]:
    """What identifies a file and its state, so that a change is noticed."""
    now = path.stat()
    return {"size": now.st_size, "changed": now.st_mtime_ns, "digest": digest(path)}


def digest(path: Path) -> str:
    """A digest of a file's bytes."""
    hasher = blake2b(digest_size=16)
    with path.open("rb") as file:
        while data := file.read(1 << 20):
            hasher.update(data)
    return hasher.hexdigest()


def _locked(file: BinaryIO) -> bool:
    """Lock a file, if nobody else has; the system releases it when this process ends, however it ends."""
    try:
        import fcntl
    except ImportError:  # Windows: two runs into one folder do the work twice there, without harm
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
