"""Find the file formats, and the format of a file by its name."""

from __future__ import annotations

from functools import cache
from pathlib import PurePath

from cleantext.discovery import Addition, additions, modules
from cleantext.errors import ConfigError
from cleantext.files import formats as package
from cleantext.files.format import BinaryFormat, Format, TextFormat
from cleantext.files.source import PACKED
from cleantext.languages import LANGUAGES


@cache
def all_formats() -> tuple[Format, ...]:
    """All file formats: ours, then those of other packages.

    Raises:
        ConfigError: if a module defines none, or two formats claim the same name or suffix.
    """
    by_claim: dict[str, Format] = {}
    for value, origin in (*(Addition(m, m.__name__) for m in modules(package)), *additions("cleantext.formats")):
        format = getattr(value, "FORMAT", value)
        if not isinstance(format, TextFormat | BinaryFormat):
            raise ConfigError(f"{origin} must define FORMAT, a TextFormat or a BinaryFormat")
        for claim in (format.name, *format.suffixes):
            if claim in by_claim:
                raise ConfigError(f"{origin}: {claim!r} already belongs to the format {by_claim[claim].name!r}")
            by_claim[claim] = format
    return tuple(dict.fromkeys(by_claim.values()))


def format_by_name(name: str) -> Format:
    """The format of this name, in any case, with hyphens for spaces, or of this suffix, with or without its dot.

    Raises:
        ConfigError: if there is none.
    """
    folded_name = name.casefold().replace("-", " ")
    for format in all_formats():
        if format.name.casefold() == folded_name or any(folded_name in (end, end[1:]) for end in format.suffixes):
            return format
    raise ConfigError(f"there is no file format {name!r}; choose from {', '.join(f.name for f in all_formats())}")


def format_of(file: str) -> Format | None:
    """The format of a file with this name, packed or not; None if it is not one that we repair."""
    path = PurePath(file)
    if path.suffix.lower() in PACKED:
        path = path.with_suffix("")
    suffix = path.suffix.lower()
    if suffix.removeprefix(".") in LANGUAGES:  # corpus.en, corpus.fr: one side of a parallel corpus
        return _by_suffix()[".txt"]
    if not suffix:  # .gitignore and its like are settings, not prose
        return None if path.name.startswith(".") else _by_suffix()[".txt"]
    name = path.name.lower()  # a format may claim a whole name (strings.xml), or several suffixes (.i18n.json)
    ends = (name, *(name[at:] for at, character in enumerate(name) if character == "." and at))
    return next((format for end in ends if (format := _by_suffix().get(end))), None)


@cache
def _by_suffix() -> dict[str, Format]:
    return {suffix: format for format in all_formats() for suffix in format.suffixes}
