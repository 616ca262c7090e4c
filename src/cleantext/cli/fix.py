"""``cleantext fix``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from cleantext.cli.messages import say
from cleantext.cli.options import input_options, report_options, rule_options


@click.command()
@click.argument("paths", metavar="FILE…", nargs=-1, type=click.Path(allow_dash=True, readable=False))
@click.option("--diff", is_flag=True, help="Show what would be repaired, and change nothing.")
@click.option("-i", "--interactive", is_flag=True, help="Ask about each change.")
@click.option("--backup", is_flag=True, help="Keep the old text beside the new one, as FILE.bak.")
@click.option("--tracked", is_flag=True, help="In Word files, track the changes: accept or reject each one in Word.")
@click.option("--engine", type=click.Choice(["ray"]), help="Use a cluster (with --output FOLDER).")
@click.option("--exit-non-zero-on-fix", is_flag=True, help="Exit with 1 if anything was repaired.")
@rule_options
@input_options
@report_options
@click.pass_context
def fix(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    diff: bool,
    interactive: bool,
    backup: bool,
    tracked: bool,
    engine: str | None,
    exit_non_zero_on_fix: bool,
    **options: Any,
) -> None:
    """Repair files in place, or standard input (-) to standard output.

    A file is replaced as a whole or not at all; one with other hard links is left alone unless --backup keeps a copy,
    since it can only be written in place. Formats are known by the names of files, packed ones (.gz, .zst) too:
    text and markup, office and translation files, tables, subtitles, notebooks. PDF and RTF are read only: write their
    repaired text elsewhere with -o. In folders .gitignore is respected. A line "cleantext: off", "on" or
    "off-next-line" in a file, as a comment if you like, switches rules off.
    """
    from cleantext.cli import file_result as work
    from cleantext.cli.batch import file_results, status, tasks_of
    from cleantext.cli.rendering import statistics
    from cleantext.cli.report import list_files, show
    from cleantext.cli.session import Session
    from cleantext.cli.summary import repaired

    _check(ctx, diff or interactive)
    session = Session.of(options)
    if not (diff or interactive):
        from cleantext.cli import into_folder

        if into_folder.is_meant(paths, options["output"], engine):
            ctx.exit(into_folder.clean_into(session, paths, options | {"any": exit_non_zero_on_fix}, engine))
    tasks = tasks_of(session, paths)
    quiet, output, jobs = options["quiet"], options["output"], options["jobs"]
    if options["show_files"]:
        list_files(tasks)
        return
    if diff:
        ctx.exit(show(tasks, options, summed=False))
    if interactive:
        from cleantext.cli.interactive import review

        ctx.exit(review(tasks, backup))
    if output is not None and len(tasks) != 1:
        raise click.UsageError("--output takes one file; several would overwrite each other", ctx)
    done = []
    if output is not None and str(output) != "-":
        done = file_results(tasks, work.Into(Path(output), tracked), 1, quiet)
    elif output is not None or "-" in paths:
        done = file_results(tasks[:1], work.Into(sys.stdout.buffer, tracked), 1, quiet)
        tasks = tasks[1:]
    if output is None:
        done += file_results(tasks, work.InPlace(backup, tracked), jobs, quiet)
    if options["statistics"]:
        say(statistics(done), nl=False, err="-" in paths or str(output) == "-")
    if not quiet and set(paths) != {"-"} and (said := repaired(done)):
        say(said, err=True)
    ctx.exit(status(done, exit_non_zero_on_fix and any(o.changed for o in done)))


def _check(ctx: click.Context, shows: bool) -> None:
    """Options that would have no effect are said to have none, before a file is touched."""
    given = {name for name in ctx.params if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE}
    if "output_format" in given and not shows:
        raise click.UsageError("--output-format shows changes; add --diff, or use 'cleantext check'", ctx)
    if "tracked" in given and shows:
        raise click.UsageError("--tracked changes Word files; it goes with neither --diff nor --interactive", ctx)
