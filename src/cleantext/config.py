"""The settings of a cleaner; five fields and the user's own protected patterns, no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cleantext.errors import ConfigError
from cleantext.languages import LANGUAGES
from cleantext.model import Confidence

LOCALES = ("fr-FR", "fr-CA", "fr-CH", "fr-FR-x-plain", "fr-CA-x-plain", "fr-CH-x-plain")
"""French conventions; with ``x-plain`` (RFC 5646: of private use) the same in ordinary spaces."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a cleaner is asked to do.

    Attributes:
        languages: those that may occur, as ISO 639-1 codes, or ``fr-FR``, ``fr-CA``, ``fr-CH`` to ask for the
            no-break spaces of that convention (``fr-FR-x-plain``: for ordinary spaces in their places); empty means
            every known one.
        select: rule ids or prefixes to use; empty means all. Some rules hold only where their whole id stands here.
        ignore: rule ids or prefixes to leave out.
        glossaries: paths of the user's own glossaries; later ones override earlier ones and ours.
        at_least: apply what is at least this sure.
        protect: regular expressions for text that nothing may change.
    """

    languages: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    glossaries: tuple[str, ...] = ()
    at_least: Confidence = Confidence.LIKELY
    protect: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages without their regions."""
        return tuple(dict.fromkeys(code.split("-")[0] for code in self.languages))

    @property
    def locale(self) -> str | None:
        """The French convention asked for, if any."""
        return next((code for code in self.languages if code in LOCALES), None)


def config(
    languages: Iterable[str] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    glossaries: Iterable[object] | None = None,
    at_least: Confidence = Confidence.LIKELY,
    protect: Iterable[str] = (),
) -> Config:
    """Settings that were checked.

    Raises:
        ConfigError: if a language is unknown, or a single string stands where several belong.
    """
    for name, value in (("languages", languages), ("select", select), ("ignore", ignore), ("protect", protect),
                        ("glossaries", glossaries)):  # fmt: skip
        if isinstance(value, str):
            raise ConfigError(f"{name} takes several strings, not one: write ({value!r},)")
    codes = tuple(languages) or tuple(LANGUAGES)
    for code in codes:
        if code not in LANGUAGES and code not in LOCALES:
            raise ConfigError(f"unknown language {code!r}; known are {', '.join((*LANGUAGES, *LOCALES))}")
    paths = tuple(str(g) for g in glossaries or ())
    return Config(codes, tuple(select), tuple(ignore), paths, Confidence(at_least), tuple(protect))
