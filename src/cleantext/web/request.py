"""The content of a request: a text and the settings for it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from cleantext.config import Config
from cleantext.errors import ConfigError
from cleantext.model import Confidence

_KEYS = ("text", "languages", "select", "ignore", "at_least")


def text_and_settings(body: bytes, defaults: Config) -> tuple[str, Config]:
    """The text in a JSON body, and its settings; those it does not set are the ones the server was started with.

    Raises:
        ConfigError: explaining what is wrong with it.
    """
    try:
        body_values = json.loads(body)
    except (ValueError, RecursionError):
        raise ConfigError('the body is not valid JSON; send {"text": "…"}') from None
    if not isinstance(body_values, dict) or not isinstance(body_values.get("text"), str):
        raise ConfigError('"text" must be present and must be a string')
    if unknown := sorted(set(body_values) - set(_KEYS)):
        raise ConfigError(f"unknown key {unknown[0]!r}; the keys are {', '.join(_KEYS)}")
    changes: dict[str, Any] = {key: _strings(body_values, key) for key in ("languages", "select") if key in body_values}
    if "ignore" in body_values:
        changes["ignore"] = (*defaults.ignore, *_strings(body_values, "ignore"))
    if "at_least" in body_values:
        changes["at_least"] = _level(body_values["at_least"])
    return body_values["text"], replace(defaults, **changes)


def _strings(values: dict[str, Any], key: str) -> tuple[str, ...]:
    value = values[key]
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ConfigError(f'"{key}" must be a list of strings')
    return tuple(value)


def _level(value: object) -> Confidence:
    for level in Confidence:
        if level.name.lower() == value:
            return level
    raise ConfigError(f'"at_least" must be one of {", ".join(c.name.lower() for c in Confidence)}')
