"""``cleantext check``."""

from __future__ import annotations

from typing import Any

import click

from cleantext.cli.examples import examples
from cleantext.cli.options import input_options, report_options, rule_options


@click.command(
    epilog=examples(
        ("cleantext check notes.txt", "what is wrong, and why"),
        ("cleantext check paper.pdf", "the same, with page and line"),
        ("cleantext check paper.pdf --output-format dossier -o report.html", "a report for an editor"),
        ("cleantext check --select phrases --statistics corpus/", "counts, and which files read as spun"),
        ("cleantext check --fail-over 0.9 incoming/", "fail only for texts that read as spun"),
        ("cleantext check --watch notes/", "check again whenever a file changes"),
    )
)
@click.argument("paths", metavar="FILE…", nargs=-1, type=click.Path(allow_dash=True, readable=False))
@click.option(
    "--fail-over",
    type=click.FloatRange(0, 1),
    metavar="SPUN",
    help="Exit with 1 only if some text is more probably spun than this (0 to 1).",
)
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until interrupted.")
@rule_options
@input_options
@report_options
@click.pass_context
def check(ctx: click.Context, /, paths: tuple[str, ...], watch: bool, **options: Any) -> None:
    """Report what would be repaired, and change nothing: first a summary, then each change with its reason."""
    from cleantext.cli.batch import tasks_of
    from cleantext.cli.report import list_files, show_report
    from cleantext.cli.session import Session

    if watch and "-" in paths:
        raise click.UsageError("--watch needs files; standard input cannot be watched", ctx)
    session = Session.of(options)
    if options["show_files"]:
        list_files(tasks_of(session, paths))
        return
    if watch:
        from cleantext.cli.watch import whenever_changed

        output = options["output"]
        ctx.exit(
            whenever_changed(paths, output, lambda: show_report(tasks_of(session, paths), options, with_summary=True))
        )
    ctx.exit(show_report(tasks_of(session, paths), options, with_summary=True))
