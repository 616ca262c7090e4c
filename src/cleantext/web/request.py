"""What a request asks for: a text and the settings for it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from cleantext.config import Config
from cleantext.errors import ConfigError
from cleantext.model import Confidence

_KEYS = ("text", "languages", "select", "ignore", "at_least")


def parsed(body: bytes, defaults: Config) -> tuple[str, Config]:
    """The text in a body of JSON, and its settings; what it does not set is as the server was started with.

    Raises:
        ConfigError: saying what is wrong with it.
    """
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        raise ConfigError('the body is not valid JSON; send {"text": "…"}') from None
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise ConfigError('"text" must be present and must be a string')
    if unknown := sorted(set(asked) - set(_KEYS)):
        raise ConfigError(f"unknown key {unknown[0]!r}; the keys are {', '.join(_KEYS)}")
    changes: dict[str, Any] = {key: _strings(asked, key) for key in ("languages", "select") if key in asked}
    if "ignore" in asked:
        changes["ignore"] = (*defaults.ignore, *_strings(asked, "ignore"))
    if "at_least" in asked:
        changes["at_least"] = _level(asked["at_least"])
    return asked["text"], replace(defaults, **changes)


def _strings(asked: dict[str, Any], key: str) -> tuple[str, ...]:
    value = asked[key]
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ConfigError(f'"{key}" must be a list of strings')
    return tuple(value)


def _level(value: object) -> Confidence:
    for level in Confidence:
        if level.name.lower() == value:
            return level
    raise ConfigError(f'"at_least" must be one of {", ".join(c.name.lower() for c in Confidence)}')
