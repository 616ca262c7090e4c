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
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until interrupted.")
@rule_options
@input_options
@report_options
@click.pass_context
def check(ctx: click.Context, /, paths: tuple[str, ...], watch: bool, **options: Any) -> None:
    """Say what would be repaired, and change nothing: a sentence that sums it up, then each change and why."""
    from cleantext.cli.batch import tasks_of
    from cleantext.cli.report import list_files, show
    from cleantext.cli.session import Session

    if watch and "-" in paths:
        raise click.UsageError("--watch looks at files; standard input cannot change", ctx)
    session = Session.of(options)
    if options["show_files"]:
        list_files(tasks_of(session, paths))
        return
    if watch:
        from cleantext.cli.watch import whenever_changed

        output = options["output"]
        ctx.exit(whenever_changed(paths, output, lambda: show(tasks_of(session, paths), options, summed=True)))
    ctx.exit(show(tasks_of(session, paths), options, summed=True))
