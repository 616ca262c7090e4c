"""The inner loops in C (``src/native``); None if they were not built: the plain versions are then used."""

from __future__ import annotations

try:
    import cleantext._native as native
except ImportError:  # installed without a C compiler
    native = None  # type: ignore[assignment]

__all__ = ["native"]
