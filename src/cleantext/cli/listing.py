"""Show what would be repaired; what ``check`` and ``fix --diff`` share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click

from cleantext.cli.batch import outcomes, status
from cleantext.cli.outcome import count, look
from cleantext.cli.reports import report, statistics
from cleantext.cli.session import Task
from cleantext.cli.summary import summary
from cleantext.errors import CleanTextError


def show(tasks: Sequence[Task | CleanTextError], options: Mapping[str, Any], summed: bool) -> int:
    """Say what would be repaired; returns the exit status."""
    quiet, output, format = options["quiet"], options["output"], options["output_format"]
    listed = not (quiet or options["statistics"])
    made = outcomes(tasks, look if listed or output else count, options["jobs"], quiet)
    if summed and not quiet and any(not (o.error or o.notice) for o in made):
        click.echo(summary(made), err=format != "inline" and output is None)
    if listed or output:
        found = [(o.name, o.result) for o in made if o.result and (o.result.edits or o.result.suggestions)]
        report(found, format, output)
    elif options["statistics"] and not quiet:
        click.echo(statistics(made), nl=False)
    return status(made, any(o.changed for o in made))


def list_files(tasks: Sequence[Task | CleanTextError]) -> None:
    """Name the files that would be looked at."""
    for task in tasks:
        if isinstance(task, Task):
            click.echo(task.name)
        else:
            click.echo(f"cleantext: {task}", err=True)
