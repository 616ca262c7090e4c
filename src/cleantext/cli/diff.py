"""``cleantext diff``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cleantext.cli.examples import examples
from cleantext.cli.options import report_options


@click.command(
    epilog=examples(
        ("cleantext diff old.txt new.txt", "the changes in their lines"),
        ("cleantext diff old.txt new.txt --output-format unified", "a patch"),
        ("cleantext diff old.txt new.txt --output-format html -o changes.html", "a page"),
        ("cleantext fix - < old.txt | cleantext diff old.txt -", "what 'fix' changes"),
    )
)
@click.argument("before", type=click.Path(allow_dash=True))
@click.argument("after", type=click.Path(allow_dash=True))
@click.option(
    "--encoding", metavar="NAME", help="The encoding of the files.  [default: by byte order mark, else UTF-8]"
)
@report_options
@click.pass_context
def diff(ctx: click.Context, /, before: str, after: str, encoding: str | None, **options: Any) -> None:
    """Show how two texts differ, including white space."""
    from cleantext.cli.rendering import write_report
    from cleantext.cli.summary import counted
    from cleantext.diff import diff as differences
    from cleantext.model import Result

    if before == after == "-":
        raise click.UsageError("only one of the two texts can come from standard input", ctx)
    old, new = _text(before, encoding), _text(after, encoding)
    edits = tuple(differences(old, new))
    if options["statistics"] and not options["quiet"]:
        click.echo(counted(len(edits), "change"))
    elif edits and (options["output"] or not options["quiet"]):
        write_report([(before, Result(old, new, edits))], options["output_format"], options["output"])
    ctx.exit(int(bool(edits)))


def _text(name: str, encoding: str | None) -> str:
    from cleantext.files.source import Source

    with Source(None if name == "-" else Path(name), encoding) as source:
        return "".join(source.chunks())
