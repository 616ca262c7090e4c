"""The strings of a JSON file, and their positions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from cleantext import lazy_regex as regex
from cleantext.errors import InputError
from cleantext.files.units import Unit

_DECODE = json.JSONDecoder().raw_decode
_TOKEN = regex.compile(r"[\"{}\[\]:,]")
_ESCAPE = regex.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")

Path = tuple[str | int | None, ...]
"""The keys and numbers that lead to a value, the outermost first."""


class JsonString(NamedTuple):
    """A string in a JSON file: its path, and its position without the quotation marks."""

    path: Path
    start: int
    end: int


def strings(text: str, file: str) -> Iterator[JsonString]:
    """The strings that are values, in their order.

    Raises:
        InputError: naming the line, if the file is not valid JSON.
    """
    try:
        json.loads(text)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise InputError(f"is not valid JSON: {error}", file=file, line=line) from None
    path = list[
        str | int | None
    ]()  # for each open list the index of its element, for each object the key; None: a key comes next
    key, at = "", 0
    while match := _TOKEN.search(text, at):
        at = match.end()
        if match[0] == '"':
            value, at = _DECODE(text, match.start())
            if path and path[-1] is None:
                key = value
            else:
                yield JsonString(tuple(path), match.end(), at - 1)
        elif match[0] == "{":
            path.append(None)
        elif match[0] == "[":
            path.append(0)
        elif match[0] in "}]":
            path.pop()
        elif match[0] == ":":
            path[-1] = key
        else:
            path[-1] = path[-1] + 1 if isinstance(path[-1], int) else None


def unit(text: str, string: JsonString, language: str = "") -> Unit:
    """A string as a unit of text, its escapes read."""
    raw = Unit(language)
    raw.add_plain(text[string.start : string.end], string.start)
    return raw.read(_ESCAPE, lambda escape: str(json.loads(f'"{escape}"')))


def escaped(text: str) -> str:
    """A text as JSON writes it between quotation marks."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def escaped_in_ascii(text: str) -> str:
    """The same, in a file that writes all but ASCII as escapes."""
    return json.dumps(text)[1:-1]
