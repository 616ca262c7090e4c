"""Replace a file as a whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from cleantext.errors import InputError

_SPOOL = 4_000_000
"""Bytes that are kept in memory: most files need no temporary file before it is known whether they change."""


class FileReplacement:
    """New content for a file: gathered beside it, and put in its place only when it is whole.

    The file itself is what a symbolic link leads to. A file with several hard links cannot be replaced without
    parting them: it is refused, unless a copy is kept; then it is written in place, and the copy is the way back.
    """

    def __init__(self, path: Path, status: os.stat_result) -> None:
        """Prepare to replace the file that had this ``status`` when it was opened."""
        self._name, self._seen = str(path), status
        self._target = Path(os.path.realpath(path))
        self._waiting = bytearray()
        self._beside_name: Path | None = None
        self._beside: BinaryIO | None = None

    def write(self, data: bytes) -> int:
        """Add to the new content.

        Raises:
            InputError: if it cannot be stored beside the file.
        """
        self._waiting += data
        if len(self._waiting) > _SPOOL:
            try:
                self._spill()
            except OSError as error:
                raise self._unwritable(error) from None
        return len(data)

    def flush(self) -> None:
        """Nothing to do: ``commit`` flushes."""

    def close(self) -> None:
        """Nothing to do: ``commit`` and ``discard`` close."""

    def commit(self, backup: bool = False) -> None:
        """Replace the old content by the new.

        Raises:
            InputError: if the file changed since it was opened, or cannot be written; it is then as it was.
        """
        try:
            if self._seen.st_nlink > 1 and not backup:
                raise self._refusal(
                    "has other hard links, which replacing it would part; left as it was; "
                    "with --backup a copy is kept and the file is written in place"
                )
            if not os.access(self._target, os.W_OK):
                raise self._refusal("is read-only; left as it was")
            self._spill()
            self._replace(backup)
        except OSError as error:
            raise self._unwritable(error) from None
        finally:
            self.discard()

    def discard(self) -> None:
        """Throw the new content away."""
        self._waiting.clear()
        if self._beside is not None:
            with suppress(OSError):
                self._beside.close()
        if self._beside_name is not None:
            self._beside_name.unlink(missing_ok=True)
        self._beside = self._beside_name = None

    def _spill(self) -> None:
        """Write the pending bytes to the file beside the target."""
        if self._beside is None:
            self._beside_name = _name_beside(self._target)
            self._beside = os.fdopen(_new_file(self._beside_name), "w+b", buffering=0)
        waiting, self._waiting = memoryview(bytes(self._waiting)), bytearray()
        while waiting:
            waiting = waiting[self._beside.write(waiting) :]

    def _replace(self, backup: bool) -> None:
        beside, name = self._beside, self._beside_name
        assert beside is not None
        assert name is not None
        _like(beside.fileno(), self._target, self._seen)
        os.fsync(beside.fileno())
        now = self._target.stat()
        if _identity(now) != _identity(self._seen):
            raise self._refusal("changed while it was read; left as it is; run again")
        if backup:
            _copy_whole(self._target, _free_name(self._target))
        if self._seen.st_nlink > 1:
            _overwrite(self._target, beside)
        else:
            name.replace(self._target)
        _sync_folder(self._target.parent)

    def _unwritable(self, error: OSError) -> InputError:
        return self._refusal(f"cannot be written: {error.strerror or error}; left as it was")

    def _refusal(self, why: str) -> InputError:
        return InputError(why, file=self._name)


def write_new(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file that is not an input (a report, a copy), as a whole or not at all.

    Raises:
        InputError: if it cannot be written.
    """
    target = Path(os.path.realpath(path))
    if not target.parent.is_dir():
        raise InputError(f"cannot be written: there is no folder {path.parent}", file=str(path))
    try:
        if target.exists() and not target.is_file():  # a terminal, a pipe, /dev/null: nothing to replace
            with target.open("wb") as file:
                file.writelines(chunks)
            return
        beside = _name_beside(target)
        try:
            with os.fdopen(_new_file(beside), "wb") as file:
                file.writelines(chunks)
                file.flush()
                mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
                beside.chmod(mode)
                os.fsync(file.fileno())
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror or error}", file=str(path)) from None


def write_text(path: Path, text: str) -> None:
    """Write a text file that is not an input, as a whole or not at all; its folder is created if needed.

    Raises:
        InputError: if it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        data = text.encode()
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror or error}", file=str(path)) from None
    except UnicodeEncodeError as error:
        sign = error.object[error.start]
        raise InputError(f"cannot be written: U+{ord(sign):04X} is half of a surrogate pair", file=str(path)) from None
    write_new(path, [data])


def _name_beside(target: Path) -> Path:
    """A name that nothing has yet, in the same folder, so that the file can take the target's place in one step.

    It is known before there is such a file: a run may be interrupted at any moment, and removes it by its name.
    """
    return target.parent / f".{target.name[:50]}.{secrets.token_hex(8)}.tmp"


def _new_file(path: Path) -> int:
    """A new file that only its owner can read, open for reading and writing."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _identity(status: os.stat_result) -> tuple[int, ...]:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _like(handle: int, target: Path, status: os.stat_result) -> None:
    """Give a file the owner, the mode and the extended attributes of another, as far as the system allows."""
    if hasattr(os, "fchown"):
        with suppress(OSError):
            os.fchown(handle, -1, status.st_gid)
        with suppress(OSError):
            os.fchown(handle, status.st_uid, -1)
    if hasattr(os, "fchmod"):
        os.fchmod(handle, stat.S_IMODE(status.st_mode))
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            for name in os.listxattr(target):
                os.setxattr(handle, name, os.getxattr(target, name))


def _free_name(target: Path) -> Path:
    """A name for a copy that no other file has: ``.bak``, then ``.bak2`` …"""
    names = (target.with_name(f"{target.name}.bak{number or ''}") for number in (0, *range(2, 10_000)))
    return next(name for name in names if not os.path.lexists(name))


def _copy_whole(source: Path, copy: Path) -> None:
    """Copy a file with its mode and times; the copy is on the disk when this returns."""
    try:
        shutil.copy2(source, copy)
        with copy.open("rb") as file:
            os.fsync(file.fileno())
    except OSError:
        copy.unlink(missing_ok=True)
        raise


def _overwrite(target: Path, beside: BinaryIO) -> None:
    """Write over a file in place, which keeps its other names."""
    beside.seek(0)
    with target.open("r+b") as file:
        shutil.copyfileobj(beside, file, 1 << 20)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make sure that the new name is on the disk; not every system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
