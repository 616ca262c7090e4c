"""``cleantext check``."""

from __future__ import annotations

from typing import Any

import click

from cleantext.cli.options import input_options, report_options, rule_options


@click.command()
@click.argument("paths", metavar="FILE…", nargs=-1, type=click.Path(allow_dash=True, readable=False))
@click.option(
    "--fail-over",
    type=click.FloatRange(0, 1),
    metavar="SPUN",
    help="Exit with 1 only if a text is spun with a probability over this (0 to 1), whatever else is found.",
)
@rule_options
@input_options
@report_options
@click.pass_context
def check(ctx: click.Context, /, paths: tuple[str, ...], **options: Any) -> None:
    """Say what would be repaired, and change nothing: a sentence that sums it up, then each change and why."""
    from cleantext.cli.batch import tasks_of
    from cleantext.cli.report import list_files, show
    from cleantext.cli.session import Session

    tasks = tasks_of(Session.of(options), paths)
    if options["show_files"]:
        list_files(tasks)
        return
    ctx.exit(show(tasks, options, summed=True))
