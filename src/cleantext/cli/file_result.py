"""Work on one file, and what came of it."""

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
from cleantext.files.replacement import FileReplacement, write_new
from cleantext.files.source import NotTextError, UnknownFormatError
from cleantext.model import Confidence, Result, Verdict, VerdictSum, join_results


@dataclass(slots=True)
class FileResult:
    """The result for one file.

    Attributes:
        name: the file.
        edits, suggestions: their number, by rule and confidence.
        reports: the number of places lost beyond repair, by rule.
        verdict: whether the file reads as spun.
        failures: how often a rule failed, by rule and reason.
        result: the full result, if a report needs it.
        rows: the temporary file that holds the rows of a report on this file.
        error: what went wrong; the file is unchanged.
        notice: why the file was skipped.
        is_named: whether the file itself was named, rather than found in a folder.
        is_known: whether its name belongs to a known format.
        tick: called with the number of characters done, for a progress bar.
    """

    name: str
    edits: Counter[tuple[str, Confidence]] = field(default_factory=Counter)
    suggestions: Counter[tuple[str, Confidence]] = field(default_factory=Counter)
    reports: Counter[str] = field(default_factory=Counter)
    verdict: Verdict = field(default_factory=Verdict)
    failures: Counter[tuple[str, str]] = field(default_factory=Counter)
    result: Result | None = None
    rows: Path | None = None
    error: str = ""
    notice: str = ""
    is_named: bool = True
    is_known: bool = True
    tick: Callable[[int], None] | None = None

    @property
    def changed(self) -> bool:
        """Whether anything was repaired, or would be."""
        return bool(self.edits)

    def complaints(self) -> Iterator[str]:
        """One line for each thing that could not be done."""
        for (rule, reason), count in self.failures.items():
            if not rule:
                yield f"{self.name}: {reason}"
                continue
            places = "one place" if count == 1 else f"{count} places"
            yield f"{self.name}: {rule} failed in {places}, left unchanged ({reason}); please report this"

    def counting(self, results: Iterable[Result]) -> Iterator[Result]:
        """The same results, counted as they pass; the verdict is set once all have passed."""
        verdicts = VerdictSum()
        for result in verdicts.counting(results):
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
    """Do the work on one file; an error stops this file only."""
    result = FileResult(task.file or "" if isinstance(task, CleanTextError) else task.name, tick=tick)
    result.is_named = task.is_named
    result.is_known = not isinstance(task, UnknownFormatError)
    try:
        if isinstance(task, CleanTextError):
            raise task
        work(task, result)
    except NotTextError as error:
        result.notice = str(error)
    except CleanTextError as error:
        result.error = str(error)
    return result


def keep(task: Task, result: FileResult) -> None:
    """Find what would be repaired, and keep it for a report."""
    with open_file(task.path, task.name, task.options) as file:
        result.result = join_results([*result.counting(file.results(task.cleaner))])


def count(task: Task, result: FileResult) -> None:
    """Count what would be repaired, in flat memory."""
    with open_file(task.path, task.name, task.options) as file:
        for _ in result.counting(file.results(task.cleaner)):
            pass


@dataclass(frozen=True, slots=True)
class WriteRows:
    """Writes the rows of a report on each file to a temporary file in a folder, in flat memory."""

    folder: str
    rows: Callable[[str, Iterable[Result]], Iterator[str]]

    def __call__(self, task: Task, result: FileResult) -> None:
        handle, name = mkstemp(dir=self.folder)
        with os.fdopen(handle, "wb") as out, open_file(task.path, task.name, task.options) as file:
            counted = result.counting(file.results(task.cleaner))
            out.writelines(row.encode(errors="backslashreplace") for row in self.rows(task.name, counted))
        result.rows = Path(name)


@dataclass(frozen=True, slots=True)
class InPlace:
    """Repairs a file in place; ``tracked`` records the repairs as tracked changes in formats that have them."""

    backup: bool = False
    tracked: bool = False

    def __call__(self, task: Task, result: FileResult) -> None:
        with open_file(task.path, task.name, task.options) as file:
            counted = result.counting(file.results(task.cleaner))
            replace_file(file, file.repaired(counted, self.tracked), self.backup, lambda: result.changed)


def replace_file(file: OpenFile, chunks: Iterable[bytes], backup: bool, is_wanted: Callable[[], bool]) -> None:
    """Replace a file by these bytes, packed as it was, if ``is_wanted`` says so after the last byte.

    Raises:
        InputError: if it cannot be written; it is then unchanged.
    """
    source = file.source
    if source.path is None or source.seen is None:
        raise InputError("standard input cannot be replaced", file=source.name)
    replacement = FileReplacement(source.path, source.seen)
    try:
        packer = source.packer(replacement)
        for data in chunks:
            packer.write(data)
        if is_wanted():
            packer.close()
            replacement.commit(backup)
    finally:
        replacement.discard()


@dataclass(frozen=True, slots=True)
class Into:
    """Writes the repaired file to a stream, flushed chunk by chunk, or to another file."""

    out: BinaryIO | Path
    tracked: bool = False

    def __call__(self, task: Task, result: FileResult) -> None:
        with open_file(task.path, task.name, task.options) as file:
            target = self.out if isinstance(self.out, Path) else None
            chunks = file.copied(result.counting(file.results(task.cleaner)), self.tracked, target)
            if isinstance(self.out, Path):
                write_new(self.out, chunks)
                return
            for data in chunks:
                write_all(self.out, data)


def write_all(out: BinaryIO, data: bytes) -> None:
    """Write all bytes to a stream: an unbuffered pipe may take only part of them at a time."""
    left = memoryview(data)
    while left:
        left = left[out.write(left) :]
    out.flush()
