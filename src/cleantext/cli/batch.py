"""Work on many files, one at a time or in parallel, with a progress bar on a terminal."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import cache, partial
from typing import Any

import click

from cleantext.cleaner import Cleaner
from cleantext.cli.file_result import FileResult, Work, file_result
from cleantext.cli.messages import say
from cleantext.cli.session import Session, Task
from cleantext.errors import CleanTextError
from cleantext.files.source import UnknownFormatError

_LONG = 20_000_000
"""Bytes of input above which a progress bar is shown."""


def tasks_of(session: Session, paths: Sequence[str]) -> list[Task | CleanTextError]:
    """The tasks for the arguments of a command.

    Raises:
        click.UsageError: if there are none.
    """
    if not paths:
        raise click.UsageError("name a file or a folder, or - for standard input", click.get_current_context())
    tasks = list(session.tasks(paths))
    if all(isinstance(task, UnknownFormatError) and not task.is_named for task in tasks):
        say(f"cleantext: {', '.join(paths)}: no text files found", err=True)
    return tasks


def file_results(tasks: Sequence[Task | CleanTextError], work: Work, jobs: int, quiet: bool) -> list[FileResult]:
    """The result for each file, in order; errors and notices are printed as they come."""
    results = list[FileResult]()
    with _bar(tasks, quiet) as bar:
        for result in _each(tasks, work, jobs, bar.advance if bar and jobs == 1 else None):
            if bar and jobs > 1:
                bar.advance(_size(tasks[len(results)]))
            if result.error or (result.notice and (result.is_named or (result.is_known and not quiet))):
                say(f"cleantext: {result.error or result.notice}", err=True)
            for complaint in result.complaints():
                say(f"cleantext: {complaint}", err=True)
            results.append(result)
    return results


def status(results: Iterable[FileResult], has_findings: bool) -> int:
    """The exit status: 2 if a named file could not be read or written, 1 if there are findings, else 0."""
    return 2 if any(r.error or (r.notice and r.is_named) for r in results) else int(has_findings)


def _each(
    tasks: Sequence[Task | CleanTextError], work: Work, jobs: int, tick: Callable[[int], None] | None
) -> Iterator[FileResult]:
    if jobs == 1 or len(tasks) == 1:
        yield from (file_result(task, work, tick) for task in tasks)
        return
    from concurrent.futures import ProcessPoolExecutor

    # Only the parent reacts to an interrupt: workers finish the file they are working on and start no other.
    ignore_interrupts = (signal.SIGINT, signal.SIG_IGN)
    pool = ProcessPoolExecutor(min(jobs, len(tasks)), initializer=signal.signal, initargs=ignore_interrupts)
    try:
        yield from pool.map(partial(_in_worker, work=work), tasks)
    finally:
        pool.shutdown(cancel_futures=True)


def _in_worker(task: Task | CleanTextError, work: Work) -> FileResult:
    """Work on a file in a worker process, which builds each cleaner only once."""
    return file_result(task if isinstance(task, CleanTextError) else replace(task, cleaner=_shared(task.cleaner)), work)


@cache
def _shared(cleaner: Cleaner) -> Cleaner:
    return cleaner


def _size(task: Task | CleanTextError) -> int:
    if isinstance(task, CleanTextError) or task.path is None or not task.path.exists():
        return 0
    return task.path.stat().st_size


class _Bar:
    """A progress bar on standard error: bytes done, speed, and the time left."""

    def __init__(self, total: int, files: int) -> None:
        self._since = time.monotonic()
        self._done = 0
        label = "1 file" if files == 1 else f"{files} files"
        self._shown = click.progressbar(
            length=total, label=label, file=sys.stderr, item_show_func=self._rate, update_min_steps=1_000_000
        )

    def __enter__(self) -> _Bar:
        self._shown.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self._shown.__exit__(*error)

    def advance(self, pieces: int) -> None:
        """Count this many more bytes as done."""
        self._done += pieces
        self._shown.update(pieces, pieces)

    def _rate(self, _: int | None) -> str:
        return f"{self._done / 1e6:,.0f} MB, {self._done / 1e6 / max(time.monotonic() - self._since, 0.01):.1f} MB/s"


def _bar(tasks: Sequence[Task | CleanTextError], quiet: bool) -> AbstractContextManager[_Bar | None]:
    total = sum(map(_size, tasks))
    return nullcontext() if quiet or total < _LONG or not sys.stderr.isatty() else _Bar(total, len(tasks))
