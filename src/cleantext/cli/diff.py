"""``cleantext diff``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cleantext.cli.options import report_options


@click.command()
@click.argument("before", type=click.Path(allow_dash=True))
@click.argument("after", type=click.Path(allow_dash=True))
@click.option("--encoding", metavar="NAME", help="How the files write text.  [default: by their mark, else UTF-8]")
@report_options
@click.pass_context
def diff(ctx: click.Context, /, before: str, after: str, encoding: str | None, **options: Any) -> None:
    """Show how two texts differ, whoever changed them; white space counts."""
    from cleantext.cli.rendering import report
    from cleantext.cli.summary import counted
    from cleantext.diff import diff as differences
    from cleantext.model import Result

    if before == after == "-":
        raise click.UsageError("standard input can be one of the two only", ctx)
    old, new = _text(before, encoding), _text(after, encoding)
    edits = tuple(differences(old, new))
    if options["statistics"] and not options["quiet"]:
        click.echo(counted(len(edits), "change"))
    elif edits and (options["output"] or not options["quiet"]):
        report([(before, Result(old, new, edits))], options["output_format"], options["output"])
    ctx.exit(int(bool(edits)))


def _text(name: str, encoding: str | None) -> str:
    from cleantext.files.source import Source

    with Source(None if name == "-" else Path(name), encoding) as source:
        return "".join(source.chunks())
