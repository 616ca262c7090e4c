"""Report what would be repaired, for ``check`` and ``fix --diff``."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from tempfile import TemporaryDirectory
from typing import Any

import click

from cleantext.cli.batch import file_results, status
from cleantext.cli.file_result import WriteRows, count, keep
from cleantext.cli.messages import say
from cleantext.cli.rendering import check_place, put_together, rows, statistics, wrapped, write_report
from cleantext.cli.session import Task
from cleantext.cli.summary import summary
from cleantext.cli.verdicts import is_over, verdict_table, with_verdict
from cleantext.errors import CleanTextError
from cleantext.files.source import UnknownFormatError
from cleantext.model import Result
from cleantext.render.renderer import Renderer
from cleantext.render.verdict import says_something
from cleantext.render.visible import for_terminal


def show_report(tasks: Sequence[Task | CleanTextError], options: Mapping[str, Any], with_summary: bool) -> int:
    """Report what would be repaired; returns the exit status."""
    quiet, output = options["quiet"], options["output"]
    renderer: Renderer = options["output_format"]
    lists_changes = output or not (quiet or options["statistics"])
    if lists_changes:
        check_place(renderer, output)
    with TemporaryDirectory(prefix="cleantext-") as folder:
        write_rows = rows(renderer, output) if lists_changes else None
        work = WriteRows(folder, write_rows) if write_rows else keep if lists_changes else count
        results = file_results(tasks, work, options["jobs"], quiet)
        if with_summary and not quiet and any(not (r.error or r.notice) for r in results):
            to_err = not renderer.for_screen and output is None
            sentence = summary(results) if renderer.for_screen else with_verdict(summary(results), results)
            say(wrapped(f"{sentence}.", sys.stderr if to_err else sys.stdout), err=to_err)
        if write_rows:
            put_together(results, renderer, output)
        elif lists_changes:
            shown = [(r.name, r.result) for r in results if r.result and (renderer.all_files or _is_shown(r.result))]
            write_report(shown, renderer, output)
    if options["statistics"] and not (lists_changes or quiet):
        say(statistics(results) + verdict_table(results), nl=False)
    limit = options.get("fail_over")
    return status(results, any(r.changed for r in results) if limit is None else is_over(results, limit))


def _is_shown(result: Result) -> bool:
    return bool(result.edits or result.suggestions) or says_something(result.verdict)


def list_files(tasks: Sequence[Task | CleanTextError]) -> None:
    """List the files that would be read."""
    for task in tasks:
        if isinstance(task, Task):
            click.echo(for_terminal(task.name) if sys.stdout.isatty() else task.name)
        elif task.is_named or not isinstance(task, UnknownFormatError):
            say(f"cleantext: {task}", err=True)
