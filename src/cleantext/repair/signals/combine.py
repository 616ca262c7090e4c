"""All signals about a repair: every module of this folder with a function ``weigh`` is asked."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from functools import cache
from importlib import import_module

from cleantext.repair import signals
from cleantext.repair.signals.signal import Place, Signal


def weigh(place: Place) -> list[Signal]:
    """Everything that speaks for or against a repair, in the order of the file names."""
    return [signal for ask in _askers() if (signal := ask(place))]


@cache
def _askers() -> tuple[Callable[[Place], Signal | None], ...]:
    names = sorted(module.name for module in pkgutil.iter_modules(signals.__path__))
    modules = (import_module(f"{signals.__name__}.{name}") for name in names if name != "combine")
    return tuple(module.weigh for module in modules if hasattr(module, "weigh"))
