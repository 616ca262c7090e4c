"""Which files match the patterns of a setting, which are written as in a .gitignore."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pathspec

from cleantext.cli.settings import Setting


def is_matched(path: Path, setting: Setting, is_folder: bool) -> bool:
    """Whether one of the patterns in a setting matches a path."""
    return bool(setting.value) and _matches(path, tuple(setting.value), _base(setting), is_folder)


def ignored_in(path: Path, setting: Setting) -> tuple[str, ...]:
    """The rules that ``per-file-ignores`` turns off for a file."""
    base = _base(setting)
    return tuple(
        rule for pattern, rules in setting.value.items() if _matches(path, (pattern,), base, False) for rule in rules
    )


def _base(setting: Setting) -> Path:
    """The folder that patterns are relative to: that of the configuration file, or the current one."""
    return Path(setting.origin.rpartition(":")[0]).parent if ":" in setting.origin else Path.cwd()


def _matches(path: Path, patterns: tuple[str, ...], base: Path, is_folder: bool) -> bool:
    try:
        name = path.resolve().relative_to(base.resolve()).as_posix()
    except ValueError:  # elsewhere
        return False
    return _spec(patterns).match_file(f"{name}/" if is_folder else name)


@lru_cache(maxsize=64)
def _spec(patterns: tuple[str, ...]) -> pathspec.GitIgnoreSpec:
    return pathspec.GitIgnoreSpec.from_lines(patterns)
