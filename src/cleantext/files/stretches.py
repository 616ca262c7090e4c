"""Cut a stream of text into stretches of whole records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator


def stretches(chunks: Iterable[str], end: Callable[[str], int]) -> Iterator[str]:
    """The text in stretches of whole records; ``end`` says where the last whole record of a text ends."""
    held = ""
    for chunk in chunks:
        held += chunk
        if cut := end(held):
            yield held[:cut]
            held = held[cut:]
    if held:
        yield held


def last_line(text: str) -> int:
    """Where the last whole line ends."""
    return text.rfind("\n") + 1


def last_row(text: str) -> int:
    """Where the last line ends that is not inside a quoted field, if the text begins outside of one."""
    cut = last_line(text)
    while cut and text.count('"', 0, cut) % 2:
        cut = text.rfind("\n", 0, cut - 1) + 1
    return cut
