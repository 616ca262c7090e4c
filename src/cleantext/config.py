"""The settings of a cleaner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import PurePath
from typing import TypedDict, cast

from cleantext.errors import ConfigError
from cleantext.languages import LANGUAGES
from cleantext.model import Confidence

LOCALES = ("fr-FR", "fr-CA", "fr-CH", "fr-FR-x-plain", "fr-CA-x-plain", "fr-CH-x-plain")
"""French conventions; ``x-plain`` (private use in RFC 5646) means the same with ordinary spaces."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a cleaner.

    Attributes:
        languages: those that may occur, as ISO 639-1 codes, or ``fr-FR``, ``fr-CA``, ``fr-CH`` to ask for the
            no-break spaces of that convention (``fr-FR-x-plain``: for ordinary spaces in their places); empty means
            every known one.
        select: rule ids or prefixes to use; empty means all. Some rules hold only where their whole id stands here.
        ignore: rule ids or prefixes to leave out.
        glossaries: paths of the user's own glossaries; later ones override earlier ones and ours.
        at_least: apply what is at least this sure.
        protect: regular expressions for text that nothing may change.
        second_judge: the causal language model that is asked about open places of spun texts: ``smollm2``, or the path
            of a GGUF file; empty: none is.
    """

    languages: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    glossaries: tuple[str, ...] = ()
    at_least: Confidence = Confidence.LIKELY
    protect: tuple[str, ...] = ()
    second_judge: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages without their regions."""
        return tuple(dict.fromkeys(code.split("-")[0] for code in self.languages))

    def keywords(self) -> Settings:
        """The settings as ``Cleaner`` takes them."""
        return cast("Settings", {f.name: getattr(self, f.name) for f in fields(self)})

    def shown(self) -> str:
        """The settings that differ from the defaults, as written in a call."""
        default = Config(tuple(LANGUAGES))
        changed = {
            f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) != getattr(default, f.name)
        }
        values = {name: value.name.lower() if name == "at_least" else value for name, value in changed.items()}
        return ", ".join(f"{name}={value!r}" for name, value in values.items())

    @property
    def locale(self) -> str | None:
        """The French convention asked for, if any."""
        return next((code for code in self.languages if code in LOCALES), None)


class Settings(TypedDict, total=False):
    """The settings of a cleaner as keywords; ``Cleaner`` explains them."""

    languages: Iterable[str]
    select: Iterable[str]
    ignore: Iterable[str]
    glossaries: Iterable[object] | None
    at_least: Confidence | str
    protect: Iterable[str]
    second_judge: str


def checked_config(
    languages: Iterable[str] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    glossaries: Iterable[object] | None = None,
    at_least: Confidence | str = Confidence.LIKELY,
    protect: Iterable[str] = (),
    second_judge: str = "",
) -> Config:
    """Settings that were checked.

    Raises:
        ConfigError: if a language or level is unknown, or a setting does not consist of strings.
    """
    lists = {"languages": languages, "select": select, "ignore": ignore, "protect": protect}
    checked = {name: _strings(name, values) for name, values in lists.items()}
    paths = tuple(map(str, _values("glossaries", () if glossaries is None else glossaries)))
    codes = tuple(map(_code, checked["languages"])) or tuple(LANGUAGES)
    if not isinstance(second_judge, str):
        raise ConfigError(f"second_judge takes a string, not {second_judge!r}")
    level = _level(at_least)
    return Config(codes, checked["select"], checked["ignore"], paths, level, checked["protect"], second_judge)


def _values(name: str, values: Iterable[object]) -> tuple[object, ...]:
    if isinstance(values, str | bytes | PurePath):
        raise ConfigError(f"{name} takes several values, not one: write ({str(values)!r},)")
    if not isinstance(values, Iterable):
        raise ConfigError(f"{name} takes several values, not {values!r}: write ({values!r},)")
    return tuple(values)


def _strings(name: str, values: Iterable[object]) -> tuple[str, ...]:
    strings = _values(name, values)
    for value in strings:
        if not isinstance(value, str):
            raise ConfigError(f"{name} takes strings, not {value!r}")
    return tuple(map(str, strings))


def _code(name: str) -> str:
    """The language or convention in our spelling, from any case: ``EN``, ``fr_ca``."""
    folded = name.replace("_", "-").casefold()
    for code in (*LANGUAGES, *LOCALES):
        if code.casefold() == folded:
            return code
    raise ConfigError(f"unknown language {name!r}; choose from {', '.join((*LANGUAGES, *LOCALES))}")


def _level(at_least: Confidence | str) -> Confidence:
    """A level, given as such, by name or by number."""
    if isinstance(at_least, str) and at_least.upper() in Confidence.__members__:
        return Confidence[at_least.upper()]
    if not isinstance(at_least, str) and at_least in set(Confidence):
        return Confidence(at_least)
    levels = ", ".join(level.name.lower() for level in Confidence)
    raise ConfigError(f"at_least must be one of {levels}, not {at_least!r}")
