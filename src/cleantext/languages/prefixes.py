"""Reads the abbreviations ("non-breaking prefixes") that sacremoses ships."""

from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path

_NUMERIC = "#NUMERIC_ONLY#"
"""Marks what is an abbreviation only before a number, such as "No" in English."""


def prefixes(code: str) -> frozenset[str]:
    """Return the abbreviations of a language, without the final dot."""
    # Bare numbers, which the German list has, are ordinals, not abbreviations; "t. ex" is also written "t.ex".
    lines = (line.replace(". ", ".") for line in _lines(code) if _NUMERIC not in line and not line.isdecimal())
    return frozenset(line for line in lines if " " not in line and not line.endswith("."))


def _lines(code: str) -> list[str]:
    """Return the entries for a language; none where there is no list."""
    lines = map(str.strip, _files().get(f"nonbreaking_prefix.{code}", "").splitlines())
    # A few Spanish entries are mojibake of others that are there too.
    return [line for line in lines if line and not line.startswith("#") and "Ã" not in line]


@cache
def _files() -> dict[str, str]:
    """Return the lists of sacremoses by file name, without importing the package, which takes half a second."""
    package = find_spec("sacremoses")
    folder = ((package and package.submodule_search_locations) or [""])[0]
    path = Path(folder, "_data_nonbreaking_prefixes.py")
    spec = spec_from_file_location("_prefixes", path) if path.is_file() else None
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError("the abbreviations need sacremoses 0.2 or later", name="sacremoses")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return dict(module.NONBREAKING_PREFIXES)
