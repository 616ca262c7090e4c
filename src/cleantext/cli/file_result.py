"""Work on one file: what came out, and how much."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkstemp
from typing import BinaryIO

from cleantext.cli.session import Task
from cleantext.errors import CleanTextError, InputError
from cleantext.files.open_file import OpenFile, open_file
from cleantext.files.replacement import Replacement, write_new
from cleantext.files.source import NotTextError, UnknownFormatError
from cleantext.model import Confidence, Result, Verdict, VerdictSum, join_results


@dataclass(slots=True)
class FileResult:
    """What became of one file.

    Attributes:
        name: the file.
        edits, suggestions: how many, by rule and confidence.
        reports: of what is lost beyond repair, how many, by rule.
        verdict: whether the file reads as spun.
        failures: what could not be done: how often, by rule and reason.
        result: all of it, where a report needs it.
        shown: the file that holds the rows of a report on it.
        error: what went wrong; the file is as it was.
        notice: why it was passed over.
        is_named: whether it was named itself, and not found in a folder.
        is_known: whether its name stands for a format.
        tick: is told how many characters are done, for a progress bar.
    """

    name: str
    edits: Counter[tuple[str, Confidence]] = field(default_factory=Counter)
    suggestions: Counter[tuple[str, Confidence]] = field(default_factory=Counter)
    reports: Counter[str] = field(default_factory=Counter)
    verdict: Verdict = field(default_factory=Verdict)
    failures: Counter[tuple[str, str]] = field(default_factory=Counter)
    result: Result | None = None
    shown: Path | None = None
    error: str = ""
    notice: str = ""
    is_named: bool = True
    is_known: bool = True
    tick: Callable[[int], None] | None = None

    @property
    def changed(self) -> bool:
        """Whether anything was, or would be, repaired."""
        return bool(self.edits)

    def complaints(self) -> Iterator[str]:
        """What could not be done, in a line each."""
        for (rule, reason), count in self.failures.items():
            if not rule:
                yield f"{self.name}: {reason}"
                continue
            places = "one place" if count == 1 else f"{count} places"
            yield f"{self.name}: {rule} failed in {places}, which stay as they were ({reason}); please report it"

    def counting(self, found: Iterable[Result]) -> Iterator[Result]:
        """The same results, counted as they pass; the verdict is there when all have passed."""
        verdicts = VerdictSum()
        for result in verdicts.counting(found):
            self.edits.update((e.rule, e.confidence) for e in result.edits)
            self.suggestions.update((e.rule, e.confidence) for e in result.suggestions if not e.is_report)
            self.reports.update(e.rule for e in result.suggestions if e.is_report)
            self.failures.update((f.rule, f.reason) for f in result.failures)
            if self.tick:
                self.tick(len(result.source))
            yield result
        self.verdict = verdicts.total()


Work = Callable[[Task, FileResult], None]


def file_result(task: Task | CleanTextError, work: Work, tick: Callable[[int], None] | None = None) -> FileResult:
    """Do the work on one file; what is wrong with it stops that file only."""
    done = FileResult(task.file or "" if isinstance(task, CleanTextError) else task.name, tick=tick)
    done.is_named = task.is_named
    done.is_known = not isinstance(task, UnknownFormatError)
    try:
        if isinstance(task, CleanTextError):
            raise task
        work(task, done)
    except NotTextError as error:
        done.notice = str(error)
    except CleanTextError as error:
        done.error = str(error)
    return done


def look(task: Task, done: FileResult) -> None:
    """Find what would be repaired, and keep it for a report."""
    with open_file(task.path, task.name, task.options) as file:
        done.result = join_results([*done.counting(file.results(task.cleaner))])


def count(task: Task, done: FileResult) -> None:
    """Count what would be repaired, in flat memory."""
    with open_file(task.path, task.name, task.options) as file:
        for _ in done.counting(file.results(task.cleaner)):
            pass


@dataclass(frozen=True, slots=True)
class Show:
    """Writes the rows of a report into a file of its own in a folder, in flat memory."""

    folder: str
    rows: Callable[[str, Iterable[Result]], Iterator[str]]

    def __call__(self, task: Task, done: FileResult) -> None:
        handle, name = mkstemp(dir=self.folder)
        with os.fdopen(handle, "wb") as out, open_file(task.path, task.name, task.options) as file:
            found = done.counting(file.results(task.cleaner))
            out.writelines(row.encode(errors="backslashreplace") for row in self.rows(task.name, found))
        done.shown = Path(name)


@dataclass(frozen=True, slots=True)
class InPlace:
    """Repairs a file in place; tracked: as changes to accept or reject, in formats that can hold them."""

    backup: bool = False
    tracked: bool = False

    def __call__(self, task: Task, done: FileResult) -> None:
        with open_file(task.path, task.name, task.options) as file:
            found = done.counting(file.results(task.cleaner))
            replace(file, file.repaired(found, self.tracked), self.backup, lambda: done.changed)


def replace(file: OpenFile, chunks: Iterable[bytes], backup: bool, wanted: Callable[[], bool]) -> None:
    """Put bytes in the place of a file, packed as it is, if they are wanted once they are all there.

    Raises:
        InputError: if it cannot be written; it is then as it was.
    """
    source = file.source
    if source.path is None or source.seen is None:
        raise InputError("standard input cannot be replaced", file=source.name)
    replacement = Replacement(source.path, source.seen)
    try:
        packer = source.packer(replacement)
        for data in chunks:
            packer.write(data)
        if wanted():
            packer.close()
            replacement.commit(backup)
    finally:
        replacement.discard()


@dataclass(frozen=True, slots=True)
class Into:
    """Writes the repaired file to a stream (flushed as it comes) or to another file."""

    out: BinaryIO | Path
    tracked: bool = False

    def __call__(self, task: Task, done: FileResult) -> None:
        with open_file(task.path, task.name, task.options) as file:
            target = self.out if isinstance(self.out, Path) else None
            chunks = file.copied(done.counting(file.results(task.cleaner)), self.tracked, target)
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
