"""Selectors: ids or prefixes of ids."""

from __future__ import annotations

from collections.abc import Sequence


def matches(id: str, prefix: str) -> bool:
    """Whether an id is the prefix, or lies below it: ``spacing`` matches ``spacing/before-mark``."""
    return id == prefix or id.startswith(prefix + "/")


def is_selected(id: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Whether an id is selected (everything is, if nothing is named) and not ignored."""
    return (not select or any(matches(id, p) for p in select)) and not any(matches(id, p) for p in ignore)
