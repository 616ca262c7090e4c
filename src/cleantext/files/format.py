"""What a file format is; the file of each format imports this and declares one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from cleantext.cleaner import Cleaner
from cleantext.model import Result


class Reading(NamedTuple):
    """How one file is read.

    Attributes:
        cleaner: cleans the prose in it.
        file: what messages call it.
        fields: the columns or keys that hold prose, in formats that have them.
    """

    cleaner: Cleaner
    file: str
    fields: tuple[str, ...] = ()


class Records(NamedTuple):
    """How a file is cut into records that can be cleaned apart from one another.

    Attributes:
        end: where the last whole record of a text ends.
        headed: whether the first record names the columns, and every piece of the file needs it.
    """

    end: Callable[[str], int]
    headed: bool = False


def _nothing(field: str) -> tuple[str, ...]:
    """Records do not name their fields."""
    return ()


@dataclass(frozen=True, slots=True)
class TextFormat:
    """A format whose files are text: decoded and encoded for it, packed ones (.gz, .zst) too.

    Attributes:
        name: what messages call it.
        suffixes: the ends of its files' names, in lower case, with their dot.
        clean: the results of consecutive stretches that together are the whole text, which arrives in chunks of any
            size; the file becomes their texts, one after the other.
        field: what a field is called, where one must be named (``column``, ``key``); empty: there are none.
        records: how its files are cut into records; None: they are cleaned as a whole.
        written: how a record may write the name of a field, in formats where each record names its own.
    """

    name: str
    suffixes: tuple[str, ...]
    clean: Callable[[Iterable[str], Reading], Iterator[Result]]
    field: str = ""
    records: Records | None = None
    written: Callable[[str], tuple[str, ...]] = _nothing

    def __reduce__(self) -> tuple[Any, ...]:
        return _format_named, (self.name,)


class BinaryDocument(Protocol):
    """A binary file that was read."""

    @property
    def text(self) -> str:
        """Its prose."""

    def clean(self, cleaner: Cleaner) -> Result:
        """Clean its prose: a result whose source is ``text``."""

    def write(self, result: Result, tracked: bool) -> bytes:
        """The file with the edits of a result made; tracked: as changes to accept or reject, where it can hold them.

        Asked once at most, and never in a format that is read only.
        """


@dataclass(frozen=True, slots=True)
class BinaryFormat:
    """A format whose files are no text, and are read as a whole.

    Attributes:
        name: what messages call it.
        suffixes: the ends of its files' names, in lower case, with their dot.
        read: reads the bytes of a file, which messages call by this name; raises InputError where it cannot.
        read_only: whether it cannot be written back; its repaired text can go to a file of another format.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], BinaryDocument]
    read_only: bool = False
    field: str = ""

    def __reduce__(self) -> tuple[Any, ...]:
        return _format_named, (self.name,)


Format = TextFormat | BinaryFormat


def _format_named(name: str) -> Format:
    """A format is pickled as its name."""
    from cleantext.files.registry import format_by_name

    return format_by_name(name)
