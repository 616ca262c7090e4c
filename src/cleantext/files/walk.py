"""Find the files below a folder, as far as git would look at them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pathspec


class _Ignore(NamedTuple):
    folder: Path
    spec: pathspec.GitIgnoreSpec


class Input(NamedTuple):
    """An input file, and whether it was named itself rather than found in a folder."""

    path: Path
    is_named: bool


def inputs(paths: Iterable[Path], is_excluded: Callable[[Path, bool], bool] = lambda _, __: False) -> Iterator[Input]:
    """Each file once: those named, and those below the folders named that are not excluded."""
    visited: set[str] = set()
    for path in paths:
        folder = os.path.isdir(path)  # noqa: PTH112 (the other way fails where one may not look)
        for file in _below(path, _above(path), is_excluded) if folder else (path,):
            real = os.path.realpath(file)
            if real not in visited:
                visited.add(real)
                yield Input(file, not folder)


def _below(folder: Path, ignores: tuple[_Ignore, ...], is_excluded: Callable[[Path, bool], bool]) -> Iterator[Path]:
    """The files below a folder, sorted; hidden ones, links, what .gitignore names and what is excluded are left out.

    A folder that cannot be read is returned instead of its files.
    """
    ignores = (*ignores, *_here(folder))
    try:
        entries = sorted(os.scandir(folder), key=lambda e: e.name)
    except PermissionError:
        yield folder
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith(".") or entry.is_symlink():
            continue
        if entry.is_dir():
            if not _ignored(path, ignores, "/") and not is_excluded(path, True):
                yield from _below(path, ignores, is_excluded)
        elif entry.is_file() and not _ignored(path, ignores, "") and not is_excluded(path, False):
            yield path


def _above(folder: Path) -> tuple[_Ignore, ...]:
    """What the folders above say, up to the root of the repository; nothing outside of one."""
    ignores: list[_Ignore] = []
    inner = folder.resolve()
    for outer in (inner, *inner.parents):
        if outer != inner:
            ignores[:0] = _here(outer)
        if os.path.exists(outer / ".git"):  # noqa: PTH110 (the same)
            return tuple(ignores)
    return ()


def _here(folder: Path) -> list[_Ignore]:
    try:
        lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    return [_Ignore(folder.resolve(), pathspec.GitIgnoreSpec.from_lines(lines))]


def _ignored(path: Path, ignores: tuple[_Ignore, ...], end: str) -> bool:
    """Whether the innermost .gitignore that mentions a path excludes it."""
    absolute = path.resolve()
    for folder, spec in reversed(ignores):
        verdict = spec.check_file(absolute.relative_to(folder).as_posix() + end).include
        if verdict is not None:
            return verdict
    return False
