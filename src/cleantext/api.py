"""The two short calls."""

from __future__ import annotations

from functools import lru_cache

from cleantext.cleaner import Cleaner
from cleantext.diff import diff as diff
from cleantext.model import Result


@lru_cache(maxsize=1)
def _default() -> Cleaner:
    return Cleaner()


def fix(text: str) -> Result:
    """Clean one text with the default settings; the same as ``Cleaner().fix(text)``."""
    return _default().fix(text)
