"""The languages: one small file each, named by its ISO code and found automatically."""

from importlib import import_module
from pkgutil import iter_modules

from cleantext.languages.base import Language

__all__ = ["LANGUAGES", "Language", "language"]

LANGUAGES: dict[str, Language] = {
    module.name: import_module(f"{__name__}.{module.name}").LANGUAGE
    for module in iter_modules(__path__)
    if len(module.name) == 2
}


def language(code: str) -> Language | None:
    """Return the language with this code, or None if there is none."""
    return LANGUAGES.get(code)
