"""Whether a file has the fields that were asked for, in formats where each record names its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleantext.errors import InputError
from cleantext.files.format import TextFormat


class Mentions:
    """Passes the text of a file on, and afterwards knows whether it mentions one of the fields."""

    def __init__(self, chunks: Iterable[str], format: TextFormat, fields: Iterable[str], file: str) -> None:
        self._chunks, self._fields, self._file = chunks, tuple(fields), file
        self._names = [name for field in self._fields for name in format.written(field)]

    def __iter__(self) -> Iterator[str]:
        is_blank, end = True, ""
        longest = max(map(len, self._names), default=0)
        for chunk in self._chunks:
            if self._names:
                is_blank = is_blank and not chunk.strip()
                text = end + chunk
                if any(name in text for name in self._names):
                    self._names = []
                end = text[-longest:]
            yield chunk
        if is_blank:
            self._names = []

    def check(self) -> None:
        """Make sure, once all text has passed, that there was a field.

        Raises:
            InputError: if no record has one of them; a file without records lacks nothing.
        """
        if self._names:
            raise InputError(f"no record has a key {' or '.join(map(repr, self._fields))}", file=self._file)
