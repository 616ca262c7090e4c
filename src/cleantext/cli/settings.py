"""The settings in force: from the command line, the nearest configuration file, or the defaults, in this order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from cleantext.errors import ConfigError

LEVELS = ("guess", "likely", "certain")
DEFAULTS: dict[str, Any] = {
    "languages": (),
    "select": (),
    "ignore": (),
    "glossaries": (),
    "at-least": "likely",
    "protect": (),
    "second-judge": "",
    "fields": (),
    "encoding": "",
    "exclude": (),
    "extend-include": (),
    "per-file-ignores": {},
}
"""The keys of ``[tool.cleantext]`` with their defaults."""


class Setting(NamedTuple):
    """A value and where it comes from: ``default``, ``command line``, or a file and line."""

    value: Any
    origin: str


Settings = Mapping[str, Setting]


def settings(folder: Path, command_line: Mapping[str, Any], isolated: bool) -> dict[str, Setting]:
    """The settings for files in a folder; ``command_line`` has those given there.

    Raises:
        ConfigError: with file and line, if a configuration file is wrong.
    """
    in_force = {key: Setting(value, "default") for key, value in DEFAULTS.items()}
    if not isolated:
        in_force |= _nearest(folder.resolve())
    in_force |= {key: Setting(value, "command line") for key, value in command_line.items() if value}
    return in_force


@lru_cache(maxsize=256)
def _nearest(folder: Path) -> dict[str, Setting]:
    """The settings in the nearest configuration file, looking from this folder upwards."""
    own, shared = folder / "cleantext.toml", folder / "pyproject.toml"
    if own.is_file():
        return _checked(own, _table(own))
    if shared.is_file():
        table = _table(shared).get("tool", {}).get("cleantext")
        if table is not None:
            return _checked(shared, table)
    return _nearest(folder.parent) if folder.parent != folder else {}


def _table(file: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", file=str(file)) from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise ConfigError(f"not valid TOML: {error}", file=str(file), line=int(line[1]) if line else None) from None


def _checked(file: Path, table: Any) -> dict[str, Setting]:
    if not isinstance(table, dict):
        raise ConfigError("tool.cleantext must be a table", file=str(file), line=_line(file, "cleantext"))
    return {key: Setting(_value(file, key, value), f"{file}:{_line(file, key)}") for key, value in table.items()}


def _value(file: Path, key: str, value: Any) -> Any:
    """The value of a key, in the form that the command line gives it."""

    def wrong(what: str) -> ConfigError:
        return ConfigError(what, file=str(file), line=_line(file, key))

    if key not in DEFAULTS:
        close = get_close_matches(key.replace("_", "-"), [*DEFAULTS, *(k.rstrip("s") for k in DEFAULTS)], n=1)
        similar = next((k for k in DEFAULTS if close and k.startswith(close[0])), None)
        hint = f"did you mean {similar!r}?" if similar else f"the keys are {', '.join(DEFAULTS)}"
        raise wrong(f"unknown key {key!r}; {hint}")
    if key == "at-least":
        if value not in LEVELS:
            raise wrong(f"at-least must be one of {', '.join(LEVELS)}, not {value!r}")
        return value
    if isinstance(DEFAULTS[key], str):
        if not isinstance(value, str):
            raise wrong(f"{key} must be a string")
        return str(file.parent / value) if key == "second-judge" and value.endswith(".gguf") else value
    if isinstance(DEFAULTS[key], dict):
        if not isinstance(value, dict) or not all(_is_list(rules) for rules in value.values()):
            raise wrong(f"{key} must be a table of patterns, each with a list of rules")
        return {pattern: tuple(rules) for pattern, rules in value.items()}
    if not _is_list(value):
        raise wrong(f"{key} must be a list of strings")
    return tuple(str(file.parent / v) for v in value) if key == "glossaries" else tuple(value)


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


def _line(file: Path, key: str) -> int:
    """The line on which a key stands."""
    text = file.read_text(encoding="utf-8")
    name = re.escape(key)
    match = re.search(rf"^[ \t]*(?:[\w.]+\.)?[\"']?{name}[\"']?\s*=|^\[[\w.]*{name}\]", text, re.MULTILINE)
    return text.count("\n", 0, match.end()) + 1 if match else 1
