"""``cleantext fix``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from cleantext.cli.examples import examples
from cleantext.cli.messages import say
from cleantext.cli.options import input_options, report_options, rule_options


@click.command(
    epilog=examples(
        ("cleantext fix --diff notes.txt", "show the repairs, and write nothing"),
        ("cleantext fix notes.txt", "repair the file in place"),
        ("cleantext fix --backup docs/", "repair a folder, and keep FILE.bak of each repaired file"),
        ("cleantext fix --tracked paper.docx", "leave the repairs as tracked changes"),
        ("cleantext fix paper.pdf -o paper.md", "write the repaired text of a PDF"),
        ("cleantext fix --field text data.jsonl", "repair one field of each record"),
        ("cleantext fix --lines - < in > out", "treat each line as a document"),
        ("cleantext fix -j 4 data/ -o clean/", "clean a folder into another, resumable"),
    )
)
@click.argument("paths", metavar="FILE…", nargs=-1, type=click.Path(allow_dash=True, readable=False))
@click.option("--diff", is_flag=True, help="Show what would be repaired, and change nothing.")
@click.option("-i", "--interactive", is_flag=True, help="Ask before each change.")
@click.option("--backup", is_flag=True, help="Keep the old file as FILE.bak.")
@click.option("--tracked", is_flag=True, help="In Word files, record repairs as tracked changes.")
@click.option("--engine", type=click.Choice(["ray"]), help="Run on a cluster (with --output FOLDER).")
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

    A file is replaced as a whole or not at all. The format follows from the file name; .gz and .zst files are unpacked
    and packed again. PDF and RTF can only be read: write their repaired text to another file with -o. In folders,
    .gitignore is respected. A file with several hard links is left alone unless --backup is given, because it can only
    be written in place. A line "cleantext: off" in a file, in a comment if you like, turns repairs off until
    "cleantext: on"; "cleantext: off-next-line" spares one line.
    """
    from cleantext.cli import file_result
    from cleantext.cli.batch import file_results, status, tasks_of
    from cleantext.cli.rendering import statistics
    from cleantext.cli.report import list_files, show_report
    from cleantext.cli.session import Session
    from cleantext.cli.summary import repaired

    _check(ctx, diff or interactive)
    session = Session.of(options)
    if not (diff or interactive):
        from cleantext.cli import into_folder

        if into_folder.is_folder_wanted(paths, options["output"], engine):
            ctx.exit(into_folder.clean_into(session, paths, options | {"any": exit_non_zero_on_fix}, engine))
    tasks = tasks_of(session, paths)
    quiet, output, jobs = options["quiet"], options["output"], options["jobs"]
    if options["show_files"]:
        list_files(tasks)
        return
    if diff:
        ctx.exit(show_report(tasks, options, with_summary=False))
    if interactive:
        from cleantext.cli.interactive import review

        ctx.exit(review(tasks, backup))
    if output is not None and len(tasks) != 1:
        raise click.UsageError("--output takes a single input file; several would overwrite each other", ctx)
    results = []
    if output is not None and str(output) != "-":
        results = file_results(tasks, file_result.Into(Path(output), tracked), 1, quiet)
    elif output is not None or "-" in paths:
        results = file_results(tasks[:1], file_result.Into(sys.stdout.buffer, tracked), 1, quiet)
        tasks = tasks[1:]
    if output is None:
        results += file_results(tasks, file_result.InPlace(backup, tracked), jobs, quiet)
    if options["statistics"]:
        say(statistics(results), nl=False, err="-" in paths or str(output) == "-")
    if not quiet and set(paths) != {"-"} and (summary := repaired(results)):
        say(summary, err=True)
    ctx.exit(status(results, exit_non_zero_on_fix and any(result.changed for result in results)))


def _check(ctx: click.Context, shows: bool) -> None:
    """Refuse options that would have no effect, before a file is touched."""
    options = {name for name in ctx.params if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE}
    if "output_format" in options and not shows:
        raise click.UsageError("--output-format only affects what is shown; add --diff, or use 'cleantext check'", ctx)
    if "tracked" in options and shows:
        raise click.UsageError("--tracked cannot be combined with --diff or --interactive", ctx)
