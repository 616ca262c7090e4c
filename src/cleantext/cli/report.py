"""Show what would be repaired; what ``check`` and ``fix --diff`` share."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from tempfile import TemporaryDirectory
from typing import Any

import click

from cleantext.cli.batch import file_results, status
from cleantext.cli.file_result import Show, count, look
from cleantext.cli.messages import say
from cleantext.cli.rendering import check_place, put_together, report, rows, statistics, wrapped
from cleantext.cli.session import Task
from cleantext.cli.summary import summary
from cleantext.cli.verdicts import is_over, verdict_table, with_verdict
from cleantext.errors import CleanTextError
from cleantext.files.source import UnknownFormatError
from cleantext.model import Result
from cleantext.render.renderer import Renderer
from cleantext.render.verdict import says_something
from cleantext.render.visible import for_terminal


def show(tasks: Sequence[Task | CleanTextError], options: Mapping[str, Any], summed: bool) -> int:
    """Say what would be repaired; returns the exit status."""
    quiet, output = options["quiet"], options["output"]
    renderer: Renderer = options["output_format"]
    listed = output or not (quiet or options["statistics"])
    if listed:
        check_place(renderer, output)
    with TemporaryDirectory(prefix="cleantext-") as folder:
        streamed = rows(renderer, output) if listed else None
        work = Show(folder, streamed) if streamed else look if listed else count
        done = file_results(tasks, work, options["jobs"], quiet)
        if summed and not quiet and any(not (o.error or o.notice) for o in done):
            to_err = not renderer.for_screen and output is None
            said = summary(done) if renderer.for_screen else with_verdict(summary(done), done)
            say(wrapped(f"{said}.", sys.stderr if to_err else sys.stdout), err=to_err)
        if streamed:
            put_together(done, renderer, output)
        elif listed:
            found = [(o.name, o.result) for o in done if o.result and (renderer.all_files or _is_shown(o.result))]
            report(found, renderer, output)
    if options["statistics"] and not (listed or quiet):
        say(statistics(done) + verdict_table(done), nl=False)
    limit = options.get("fail_over")
    return status(done, any(o.changed for o in done) if limit is None else is_over(done, limit))


def _is_shown(result: Result) -> bool:
    return bool(result.edits or result.suggestions) or says_something(result.verdict)


def list_files(tasks: Sequence[Task | CleanTextError]) -> None:
    """Name the files that would be looked at."""
    for task in tasks:
        if isinstance(task, Task):
            click.echo(for_terminal(task.name) if sys.stdout.isatty() else task.name)
        elif task.is_named or not isinstance(task, UnknownFormatError):
            say(f"cleantext: {task}", err=True)
