"""The inner loops in C (``src/native``); None where they were not built: the plain ways beside them are taken."""

from __future__ import annotations

try:
    import cleantext._native as native
except ImportError:  # installed without a C compiler
    native = None  # type: ignore[assignment]

__all__ = ["native"]
