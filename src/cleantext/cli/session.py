"""From the options of one call to its input files and the cleaner for each."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from cleantext.cleaner import Cleaner
from cleantext.cli.file_patterns import ignored_in, is_matched
from cleantext.cli.settings import Settings, settings
from cleantext.cli.user_dirs import user_glossaries
from cleantext.errors import CleanTextError, ConfigError, InputError
from cleantext.files.encoding import codec
from cleantext.files.format import Format
from cleantext.files.open_file import ReadOptions
from cleantext.files.registry import format_by_name, format_of
from cleantext.files.scale.shard import is_parquet
from cleantext.files.source import STDIN, NotTextError, Source, UnknownFormatError
from cleantext.files.walk import inputs
from cleantext.model import Confidence

CONFIGURABLE = (
    "languages",
    "select",
    "ignore",
    "glossaries",
    "at_least",
    "second_judge",
    "fields",
    "encoding",
    "exclude",
)
"""Options that a configuration file can also set."""

LINE_ENDS = "encoding/line-ending"
"""The rule that unifies line endings. In a file each line keeps its own, unless this very rule is selected."""

_NEWER = {".doc": ".docx", ".dot": ".docx", ".ppt": ".pptx", ".pps": ".ppsx", ".fodt": ".odt", ".wps": ".docx"}
"""Old or rare formats, and the one that the program of such a file can save it in."""


@dataclass(frozen=True, slots=True)
class Task:
    """One file (or standard input, if ``path`` is None), how to read it, and whether it was named itself."""

    path: Path | None
    name: str
    cleaner: Cleaner
    options: ReadOptions
    is_named: bool = True


@dataclass(frozen=True, slots=True)
class Session:
    """What one call of the command asks for."""

    lines: bool = False
    isolated: bool = False
    stdin_filename: str | None = None
    as_format: str | None = None
    given: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> Session:
        """The session described by the options of a command."""
        options_given = {name.replace("_", "-"): options[name] for name in CONFIGURABLE if options.get(name)}
        rest = {name: options[name] for name in ("lines", "isolated", "stdin_filename", "as_format") if name in options}
        return cls(**rest, given=options_given)

    def tasks(self, paths: Sequence[str]) -> Iterator[Task | CleanTextError]:
        """A task for each input file, or the error it has."""
        if "-" in paths:
            yield self._try(None, True)
        for path, is_named in inputs((Path(p) for p in paths if p != "-"), self.is_excluded):
            yield self._try(path, is_named)

    def is_excluded(self, path: Path, is_folder: bool) -> bool:
        """Whether the settings exclude a file or folder that was found in a folder."""
        return is_matched(path, self.settings(path.parent)["exclude"], is_folder)

    def _try(self, path: Path | None, is_named: bool) -> Task | CleanTextError:
        try:
            return self.task(path, is_named)
        except InputError as error:
            error.is_named = is_named
            return error

    def task(self, path: Path | None, is_named: bool = True) -> Task:
        """How to read one file.

        Raises:
            NotTextError: if we do not repair its format.
            ConfigError: if the settings for it are wrong.
        """
        shown = self.stdin_filename or STDIN if path is None else str(path)
        if path is not None:
            _check_there(path)
        settings = self.settings(Path(shown).parent)
        format = self._format(path, shown, settings, is_named)
        fields = settings["fields"].value
        if format.field and not fields:
            raise NotTextError(f"skipped: use --field to say which {format.field} holds the text", file=shown)
        encoding = settings["encoding"].value or None
        if encoding:
            codec(encoding)
        options = ReadOptions(format, self.lines, fields, encoding)
        return Task(path, shown, cleaner(settings, self.isolated, Path(shown)), options, is_named)

    def _format(self, path: Path | None, shown: str, settings: Settings, is_named: bool) -> Format:
        """The format of a file: the one asked for, otherwise by its name.

        Raises:
            UnknownFormatError: if there is none.
        """
        if is_named and self.as_format:
            return format_by_name(self.as_format)
        format = format_of(shown) if path or self.stdin_filename else format_by_name("text")
        if format is not None:
            return format
        if path is not None and is_matched(path, settings["extend-include"], False):
            return format_by_name("text")
        why = "skipped: cleantext cannot repair this file format"
        if is_parquet(shown):
            why += "; to clean Parquet into another folder: cleantext fix --field NAME --output FOLDER FILE"
        elif newer := _NEWER.get(Path(shown).suffix.lower()):
            why += f"; save it as {newer} first"
        elif is_named and _may_be_text(path):
            why += "; to treat it as plain text: --as text"
        raise UnknownFormatError(why, file=shown)

    def settings(self, folder: Path) -> Settings:
        """The settings in force for files in a folder."""
        return settings(folder, self.given, self.isolated)


def _check_there(path: Path) -> None:
    """Make sure that there is a file; only a folder that cannot be read comes this far."""
    try:
        folder = stat.S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        raise InputError("no such file or folder", file=str(path)) from None
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {getattr(error, 'strerror', None) or error}", file=str(path)) from None
    if folder:
        raise InputError("this folder cannot be read: Permission denied", file=str(path))


def _may_be_text(path: Path | None) -> bool:
    """Whether a file of unknown format can be read as text."""
    if path is None:
        return True
    try:
        with Source(path):
            return True
    except InputError:
        return False


def cleaner(settings: Settings, isolated: bool, path: Path | None = None) -> Cleaner:
    """The cleaner for these settings, less the rules that ``per-file-ignores`` excludes for the file at ``path``.

    Raises:
        ConfigError: with file and line, if the wrong value comes from a configuration file.
    """
    select = settings["select"].value
    off_by_default = () if LINE_ENDS in select else (LINE_ENDS,)
    mine = () if isolated else tuple(str(p) for p in user_glossaries())
    try:
        return _cleaner(
            settings["languages"].value,
            select,
            (
                *settings["ignore"].value,
                *(ignored_in(path, settings["per-file-ignores"]) if path else ()),
                *off_by_default,
            ),
            (*mine, *settings["glossaries"].value),
            settings["at-least"].value,
            settings["protect"].value,
            settings["second-judge"].value,
        )
    except ConfigError as error:
        for setting in settings.values():
            values = setting.value if isinstance(setting.value, tuple) else (setting.value,)
            if isinstance(setting.value, Mapping):
                values = tuple(rule for rules in setting.value.values() for rule in rules)
            if ":" in setting.origin and any(repr(value) in str(error) for value in values):
                raise ConfigError(f"{setting.origin}: {error}") from None
        raise


@lru_cache(maxsize=16)
def _cleaner(
    languages: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    glossaries: tuple[str, ...],
    at_least: str,
    protect: tuple[str, ...],
    second_judge: str,
) -> Cleaner:
    level = Confidence[at_least.upper()]
    return Cleaner(languages, select, ignore, glossaries, level, protect, second_judge)
