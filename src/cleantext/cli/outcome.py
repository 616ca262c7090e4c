"""Work on one file: what came out, and how much."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from tempfile import mkstemp
from typing import BinaryIO

from cleantext.cli.session import Task
from cleantext.errors import CleanTextError, InputError
from cleantext.files.encoding import Encoding
from cleantext.files.kinds import Kind
from cleantext.files.repair import results
from cleantext.files.replacement import Replacement, write_new
from cleantext.files.source import NotTextError, Source
from cleantext.model import Confidence, Result, join_results


@dataclass(slots=True)
class Outcome:
    """What became of one file.

    Attributes:
        name: the file.
        edits, suggestions: how many, by rule and confidence.
        reports: of what is lost beyond repair, how many, by rule.
        terms: the repaired phrases, each counted once.
        result: all of it, where a report needs it.
        shown: the file that holds the rows of a report on it.
        error: what went wrong; the file is as it was.
        notice: why it was passed over.
        tick: is told of each stretch that is done, for a progress bar.
    """

    name: str
    edits: Counter[tuple[str, Confidence]] = field(default_factory=Counter)
    suggestions: Counter[tuple[str, Confidence]] = field(default_factory=Counter)
    reports: Counter[str] = field(default_factory=Counter)
    terms: set[str] = field(default_factory=set)
    result: Result | None = None
    shown: Path | None = None
    error: str = ""
    notice: str = ""
    tick: Callable[[int], None] | None = None

    @property
    def changed(self) -> bool:
        """Whether anything was, or would be, repaired."""
        return bool(self.edits)

    def counting(self, found: Iterable[Result]) -> Iterator[Result]:
        """The same results, counted as they pass."""
        for result in found:
            self.edits.update((e.rule, e.confidence) for e in result.edits)
            self.suggestions.update((e.rule, e.confidence) for e in result.suggestions if not e.is_report)
            self.reports.update(e.rule for e in result.suggestions if e.is_report)
            self.terms.update(e.after.lower() for e in result.edits if e.rule.startswith("phrases/"))
            if self.tick:
                self.tick(len(result.source))
            yield result


Work = Callable[[Task, Outcome], None]


def outcome(task: Task | CleanTextError, work: Work, tick: Callable[[int], None] | None = None) -> Outcome:
    """Do the work on one file; what is wrong with it stops that file only."""
    made = Outcome("" if isinstance(task, CleanTextError) else task.name, tick=tick)
    try:
        if isinstance(task, CleanTextError):
            raise task
        work(task, made)
    except NotTextError as error:
        made.notice = str(error)
    except CleanTextError as error:
        made.error = str(error)
    return made


@contextmanager
def _found(task: Task, made: Outcome) -> Iterator[Iterator[Result]]:
    """What would be repaired in a file, stretch by stretch, counted."""
    if task.manner.kind is Kind.WORD:
        from cleantext.files.word import Document

        yield made.counting([Document(task.path, task.name).fix(task.cleaner)])
        return
    with Source(task.path, task.encoding, task.name) as source:
        yield made.counting(results(source.chunks(), task.manner, task.cleaner, task.name))


def look(task: Task, made: Outcome) -> None:
    """Find what would be repaired, and keep it for a report."""
    with _found(task, made) as found:
        made.result = join_results([*found])


def count(task: Task, made: Outcome) -> None:
    """Count what would be repaired, in flat memory."""
    with _found(task, made) as found:
        for _ in found:
            pass


@dataclass(frozen=True, slots=True)
class Show:
    """Writes the rows of a report into a file of its own in a folder, in flat memory."""

    folder: str
    rows: Callable[[str, Iterable[Result]], Iterator[str]]

    def __call__(self, task: Task, made: Outcome) -> None:
        handle, name = mkstemp(dir=self.folder)
        with os.fdopen(handle, "wb") as file, _found(task, made) as found:
            file.writelines(row.encode(errors="backslashreplace") for row in self.rows(task.name, found))
        made.shown = Path(name)


@dataclass(frozen=True, slots=True)
class InPlace:
    """Repairs a file in place; a Word file tracked, if asked."""

    backup: bool = False
    tracked: bool = False

    def __call__(self, task: Task, made: Outcome) -> None:
        if task.manner.kind is Kind.WORD:
            from cleantext.files.word import Document

            document = Document(task.path, task.name)
            for _ in made.counting([document.fix(task.cleaner)]):
                pass
            if made.changed:
                document.save(self.backup, self.tracked)
            return
        with Source(task.path, task.encoding, task.name) as source:
            assert source.path is not None and source.seen is not None
            replacement = Replacement(source.path, source.seen)
            try:
                packer = source.packer(replacement)
                packer.write(source.encoding.bom)
                for data in _repaired(source, task, made):
                    packer.write(data)
                if made.changed:
                    packer.close()
                    replacement.commit(self.backup)
            finally:
                replacement.discard()


@dataclass(frozen=True, slots=True)
class Into:
    """Writes the repaired text to a stream (flushed as it comes) or to another file."""

    out: BinaryIO | Path
    tracked: bool = False

    def __call__(self, task: Task, made: Outcome) -> None:
        if task.manner.kind is Kind.WORD:
            from cleantext.files.word import Document

            document = Document(task.path, task.name)
            for _ in made.counting([document.fix(task.cleaner)]):
                pass
            self._write([document.packed(self.tracked)])
            return
        with Source(task.path, task.encoding, task.name) as source:
            self._write(chain((source.encoding.bom,), _repaired(source, task, made)))

    def _write(self, chunks: Iterable[bytes]) -> None:
        if isinstance(self.out, Path):
            write_new(self.out, chunks)
            return
        for data in chunks:
            write_all(self.out, data)


def write_all(out: BinaryIO, data: bytes) -> None:
    """Write bytes to a stream at once; where Python does not buffer, a pipe may take less than it was given."""
    left = memoryview(data)
    while left:
        left = left[out.write(left) :]
    out.flush()


def _repaired(source: Source, task: Task, made: Outcome) -> Iterator[bytes]:
    found = results(source.chunks(), task.manner, task.cleaner, task.name)
    for result in made.counting(found):
        yield encoded(result.text, source.encoding, task.name)


def encoded(text: str, encoding: Encoding, name: str) -> bytes:
    """The bytes of a repaired text.

    Raises:
        InputError: if the encoding cannot write a repair.
    """
    try:
        return encoding.encode(text)
    except UnicodeEncodeError as error:
        character = error.object[error.start]
        needed = f"a repair needs {character!r} (U+{ord(character):04X}), which {encoding.name} cannot write"
        raise InputError(f"{needed}; left as it was", file=name) from None
