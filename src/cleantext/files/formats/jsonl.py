"""JSON Lines: the values of the chosen keys are prose, each a document; every other byte stays."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from cleantext.errors import InputError
from cleantext.files.chunks import last_line, whole_records
from cleantext.files.format import Reading, Records, TextFormat
from cleantext.files.parts import Part, cleaned, unescaped
from cleantext.model import Result

_DECODE = json.JSONDecoder().raw_decode
_SPACE = re.compile(r"[ \t\r\n]*")
_PAIR = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_ESCAPE = re.compile(rf"{_PAIR}|\\u[0-9a-fA-F]{{4}}|\\.")


class JsonLines:
    """Finds the values of the chosen keys in chunks of whole lines.

    A key of a nested object is written with dots (``answer.text``); lists are looked through.
    """

    def __init__(self, fields: Sequence[str], file: str) -> None:
        self._paths = [tuple(field.split(".")) for field in fields]
        self._file, self._line = file, 0

    def parts(self, chunk: str) -> Iterator[Part]:
        """The prose in a chunk of whole lines.

        Raises:
            InputError: naming the line that is not JSON.
        """
        start = 0
        for line in chunk.removesuffix("\n").split("\n"):
            self._line += 1
            if line and not line.isspace():
                try:
                    _DECODE(line, _skip(line, 0))
                except ValueError as error:
                    raise InputError(f"is not valid JSON: {error}", file=self._file, line=self._line) from None
                for path in self._paths:
                    for at, end in _strings(line, _skip(line, 0), path):
                        yield _part(line[at + 1 : end - 1], start + at + 1)
            start += len(line) + 1


def _strings(line: str, at: int, path: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The positions of the strings at the end of a path, including their quotes."""
    if line[at] == '"' and not path:
        yield at, _DECODE(line, at)[1]
    elif line[at] == "{" and path:
        for key, value in _members(line, at):
            if key == path[0]:
                yield from _strings(line, value, path[1:])
    elif line[at] == "[":
        for value in _elements(line, at):
            yield from _strings(line, value, path)


def _members(line: str, at: int) -> Iterator[tuple[str, int]]:
    """The keys of the object that begins here, and where their values begin."""
    at = _skip(line, at + 1)
    while line[at] != "}":
        key, end = _DECODE(line, at)
        value = _skip(line, _skip(line, end) + 1)
        yield key, value
        at = _next(line, value)


def _elements(line: str, at: int) -> Iterator[int]:
    """Where the elements of the list begin that begins here."""
    at = _skip(line, at + 1)
    while line[at] != "]":
        yield at
        at = _next(line, at)


def _next(line: str, value: int) -> int:
    """Where the next member or element begins after this value, or where the bracket closes."""
    at = _skip(line, _DECODE(line, value)[1])
    return _skip(line, at + 1) if line[at] == "," else at


def _skip(line: str, at: int) -> int:
    match = _SPACE.match(line, at)
    return match.end() if match else at


def _part(raw: str, start: int) -> Part:
    ascii = raw.isascii() and "\\u" in raw
    escape = partial(_escaped, ascii=ascii)
    if "\\" not in raw:
        return Part(start, raw, escape=escape)
    text, places = unescaped(_pieces(raw), len(raw))
    return Part(start, text, places, escape=escape)


def _pieces(raw: str) -> Iterator[tuple[int, str]]:
    at = 0
    for match in _ESCAPE.finditer(raw):
        if at < match.start():
            yield at, raw[at : match.start()]
        yield match.start(), json.loads(f'"{match[0]}"')
        at = match.end()
    if at < len(raw):
        yield at, raw[at:]


def _escaped(text: str, ascii: bool) -> str:
    return json.dumps(text, ensure_ascii=ascii)[1:-1]


def clean(chunks: Iterable[str], reading: Reading) -> Iterator[Result]:
    """The values of the chosen keys, some lines at a time."""
    lines = JsonLines(reading.fields, reading.file)
    for chunk in whole_records(chunks, last_line, reading.file):
        yield cleaned(chunk, list(lines.parts(chunk)), reading.cleaner)


def _written(key: str) -> tuple[str, str]:
    """The last name of a key as JSON writes it, with and without escapes."""
    name = key.rpartition(".")[2]
    return json.dumps(name), json.dumps(name, ensure_ascii=False)


FORMAT = TextFormat(
    "JSON Lines", (".jsonl", ".ndjson"), clean, field="key", records=Records(last_line), written=_written
)
