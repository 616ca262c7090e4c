"""Stands in for the module `regex`: patterns are compiled when they are first used.

A process uses few of the hundreds there are; compiling all of them took 0.15 s at the start of each.
"""

from __future__ import annotations

from typing import Any

import regex

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


def __getattr__(name: str) -> Any:
    """Everything except compiling comes from the module ``regex``."""
    return getattr(regex, name)


def compile(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """A pattern that is compiled later."""
    return _Later(pattern, flags)


class _Later:
    """A pattern that takes over the methods of the compiled one on first use: a call then takes 40 ns more."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Called only for attributes that are not set yet."""
        compiled = regex.compile(self.pattern, self._flags)
        vars(self).update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)
