"""Cut a stream of text into chunks of whole records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cleantext.errors import InputError

LONGEST = 100_000_000
"""The most characters in a record; a longer one means that a quotation mark or a line end is missing."""


def whole_records(chunks: Iterable[str], end: Callable[[str], int], file: str) -> Iterator[str]:
    """The text in chunks of whole records; ``end`` says where the last whole record of a text ends.

    Raises:
        InputError: naming the line where a record begins that does not end.
    """
    lines = 1
    pending = ""
    for chunk in chunks:
        pending += chunk
        if length := end(pending):
            yield pending[:length]
            lines += pending.count("\n", 0, length)
            pending = pending[length:]
        elif len(pending) > LONGEST:
            raise InputError("the record that starts here does not end; left unchanged", file=file, line=lines)
    if pending:
        yield pending


def last_line(text: str) -> int:
    """Where the last whole line ends."""
    return text.rfind("\n") + 1


def last_row(text: str) -> int:
    """Where the last line ends that is not inside a quoted field, if the text begins outside of one."""
    pieces = text.split('"')  # every second one is in a quoted field
    at = len(text)
    for number in range(len(pieces) - 1, -1, -1):
        at -= len(pieces[number])
        if number % 2 == 0 and (end := pieces[number].rfind("\n")) >= 0:
            return at + end + 1
        at -= 1  # the quotation mark before it
    return 0
