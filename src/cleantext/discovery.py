"""Find what is defined one to a file, in a package of ours, and what other installed packages add."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType
from typing import Any, NamedTuple

from cleantext.errors import ConfigError

GROUPS = ("cleantext.rules", "cleantext.glossaries", "cleantext.renderers", "cleantext.formats")
"""The entry points through which other packages add things."""


class Addition(NamedTuple):
    """An addition of another package: what its entry point names, and the package's name and version."""

    value: Any
    origin: str


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """Every module below a package; packages themselves contain only their docstring."""
    for info in walk_packages(package.__path__, f"{package.__name__}."):
        if not info.ispkg:
            yield import_module(info.name)


@cache
def additions(group: str) -> tuple[Addition, ...]:
    """What other packages offer under this entry point, by the package's name.

    Raises:
        ConfigError: naming the package, if what it offers cannot be imported.
    """
    if not _is_offered():
        return ()
    from importlib.metadata import entry_points

    offered = []
    for point in sorted(entry_points(group=group), key=lambda p: (p.dist.name if p.dist else "", p.name)):
        origin = f"{point.dist.name} {point.dist.version}" if point.dist else point.value
        try:
            offered.append(Addition(point.load(), origin))
        except Exception as error:  # whatever a stranger's module does when it is imported
            what = f"the package {origin} offers {point.value!r} ({group}), which cannot be imported: {error}"
            raise ConfigError(f"{what}; repair or uninstall the package") from error
    return tuple(offered)


@cache
def _is_offered() -> bool:
    """Whether any installed package may offer something.

    Looks at the files themselves: ``importlib.metadata`` takes 40 ms to import, and hardly anybody has such a package.
    """
    return any(_offers(Path(place)) for place in sys.path)


def _offers(place: Path) -> bool:
    if place.is_file():  # a zip archive, which importlib.metadata can look into
        return True
    try:
        names = [entry.name for entry in os.scandir(place) if entry.name.endswith((".dist-info", ".egg-info"))]
    except OSError:
        return False
    return any(_mentions_us(place / name / "entry_points.txt") for name in names)


def _mentions_us(file: Path) -> bool:
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return any(f"[{group}]" in text for group in GROUPS)
