"""Memory of a worker process between two requests."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache


def return_freed_memory() -> None:
    """Give freed memory back to the system.

    The C library of Linux keeps most of what a long text took, in case another one comes; each worker that has seen one
    would hold it for as long as it lives.
    """
    if trim := _trim():
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    """The function of the C library; other systems have none, and need none."""
    try:
        function: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # another C library; no C library; Windows
        return None
    return function
