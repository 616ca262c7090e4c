"""One piece of a file: its records cleaned together, those that cannot be cleaned set aside one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple, Protocol, Self

from cleantext.cleaner import Cleaner
from cleantext.errors import CleanTextError
from cleantext.files.scale.tally import Tally, TallyingCleaner


class PieceRecords(Protocol):
    """Records that are cleaned together."""

    def count(self) -> int:
        """How many records, or lines, these are."""

    def clean(self, cleaner: Cleaner) -> Any:
        """The cleaned records as the output contains them: bytes, or a table."""

    def halves(self) -> tuple[Self, Self] | None:
        """The same records in two parts; None if there is only one."""

    def plain(self) -> Any:
        """The only record, as plain values."""


class Piece(NamedTuple):
    """Records of a file that go to a worker; ``size`` is the number of bytes that they take in the file."""

    records: PieceRecords
    cleaner: Cleaner
    size: int


class Rejected(NamedTuple):
    """A record that was set aside: its number (from 0), the reason, and the record as plain values."""

    number: int
    reason: str
    record: Any


@dataclass(slots=True)
class Cleaned:
    """What became of a piece.

    Attributes:
        size: how many bytes of the file it stands for.
        parts: its records as the output has them.
        count: how many they were, those set aside included.
        rejected: those set aside.
        tally: what was done.
    """

    size: int = 0
    parts: list[Any] = field(default_factory=list)
    count: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)


def clean_piece(piece: Piece) -> Cleaned:
    """Clean a piece, which contains everything needed, so that any process can do it."""
    cleaned = Cleaned(piece.size)
    _clean_apart(piece.records, tallying(piece.cleaner), cleaned)
    return cleaned


def _clean_apart(records: PieceRecords, cleaner: TallyingCleaner, cleaned: Cleaned) -> None:
    """Clean records together; if that fails, their halves, down to the record at fault."""
    cleaner.begin()
    try:
        data = records.clean(cleaner)
    except Exception as error:
        if halves := records.halves():
            for half in halves:
                _clean_apart(half, cleaner, cleaned)
            return
        cleaned.rejected.append(Rejected(cleaned.count, _reason(error), records.plain()))
        cleaned.tally.rejected += 1
    else:
        cleaned.parts.append(data)
        cleaned.tally.add(cleaner.tally)
    cleaned.count += records.count()


@lru_cache(maxsize=4)
def tallying(cleaner: Cleaner) -> TallyingCleaner:
    """The cleaner of this process for these settings: its tables are loaded once, here.

    What cannot be loaded is then the fault of no record, and no record is set aside for it.
    """
    counting = TallyingCleaner.of(cleaner)
    counting.fix_batch([""])
    return counting


def _reason(error: Exception) -> str:
    """The reason, without the place, which is reported separately."""
    if not isinstance(error, CleanTextError):
        return f"{type(error).__name__}: {error}"
    where = f"{error.file}:{error.line}: " if error.file and error.line else f"{error.file}: "
    return str(error).removeprefix(where)
