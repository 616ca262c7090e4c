"""Clean text, and repair what machine translation and article spinners did to it."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from cleantext import install_check
from cleantext.version import VERSION as __version__  # noqa: F401

if TYPE_CHECKING:
    from cleantext.api import diff, fix
    from cleantext.cleaner import Cleaner
    from cleantext.config import Config
    from cleantext.errors import CleanTextError, ConfigError, GlossaryError, InputError, InputTypeError, RuleError
    from cleantext.model import Confidence, Edit, Failure, Proposal, Result, SpunPlace, Stage, Verdict

__all__ = [
    "CleanTextError", "Cleaner", "Confidence", "Config", "ConfigError", "Edit", "Failure", "GlossaryError",
    "InputError", "InputTypeError", "Proposal", "Result", "RuleError", "SpunPlace", "Stage", "Verdict", "diff", "fix",
]  # fmt: skip

_HOMES = {
    "api": ("fix",),
    "cleaner": ("Cleaner",),
    "config": ("Config",),
    "diff": ("diff",),
    "errors": ("CleanTextError", "ConfigError", "GlossaryError", "InputError", "InputTypeError", "RuleError"),
    "model": ("Confidence", "Edit", "Failure", "Proposal", "Result", "SpunPlace", "Stage", "Verdict"),
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: the command line starts faster without all of them."""
    for home, names in _HOMES.items():
        if name in names:
            value = getattr(import_module(f"cleantext.{home}"), name)
            globals()[name] = value
            _show_results_in_notebooks()
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _show_results_in_notebooks() -> None:
    """Tell results how to show themselves in notebooks; the view is imported when one is first shown."""
    from cleantext.model import register_notebook_view

    register_notebook_view(_notebook_view)


def _notebook_view(result: Result) -> str:
    from cleantext.render.notebook import fragment

    return fragment(result)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Face(ModuleType):
    """The package. Importing its module ``diff`` does not hide its function ``diff``."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name == "diff" and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __reduce__(self) -> tuple[Any, ...]:
        """Send the package to workers of a cluster by its name, even if a function that uses it is sent by value."""
        return import_module, (self.__name__,)


sys.modules[__name__].__class__ = _Face
install_check.warn()
