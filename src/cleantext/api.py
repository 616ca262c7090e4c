"""The short calls ``fix`` and ``diff``."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import Unpack

from cleantext.cleaner import Cleaner
from cleantext.config import Config, Settings, checked_config
from cleantext.diff import diff as diff
from cleantext.errors import ConfigError
from cleantext.inputs import check_text
from cleantext.model import Result


def fix(text: str, **settings: Unpack[Settings]) -> Result:
    """Clean one text; the same as ``Cleaner(**settings).fix(text)``.

    Raises:
        InputTypeError: if it is not a text.
        ConfigError: if a setting is wrong; ``Cleaner`` explains them.
    """
    check_text(text)
    if not settings:
        return _default().fix(text)
    for name in settings:
        if name not in Settings.__annotations__:
            close = get_close_matches(name, Settings.__annotations__, n=1)
            hint = f"did you mean {close[0]!r}?" if close else f"the settings are {', '.join(Settings.__annotations__)}"
            raise ConfigError(f"there is no setting {name!r}; {hint}")
    cleaner = _cleaner(checked_config(**settings))
    return cleaner.fix(text)


@lru_cache(maxsize=1)
def _default() -> Cleaner:
    return Cleaner()


@lru_cache(maxsize=16)
def _known_cleaner(settings: Config) -> Cleaner:
    return Cleaner(**settings.keywords())


def _cleaner(settings: Config) -> Cleaner:
    """The cleaner with these settings: built once, or each time if it has glossaries, which may be edited meanwhile."""
    return _known_cleaner.__wrapped__(settings) if settings.glossaries else _known_cleaner(settings)
