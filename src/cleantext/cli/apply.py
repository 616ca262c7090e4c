"""``cleantext apply``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cleantext.cli.messages import say


@click.command()
@click.argument("decisions", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--encoding", metavar="NAME", help="How FILE writes text.  [default: by its mark, else UTF-8]")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write there, and leave FILE as it is.")
@click.option("--backup", is_flag=True, help="Keep the old text beside the new one, as FILE.bak.")
@click.option("--tracked", is_flag=True, help="In Word files, track the changes: accept or reject each one in Word.")
@click.pass_context
def apply(
    ctx: click.Context,
    decisions: Path,
    file: Path,
    encoding: str | None,
    output: Path | None,
    backup: bool,
    tracked: bool,
) -> None:
    """Make the changes in FILE that a reader accepted in a dossier and saved as DECISIONS.

    FILE may be another copy of the text, the manuscript of a PDF for example: then a change is made where its words
    and those around them stand once. A change whose place is not sure is not made but named, and the exit status is 1.
    """
    from cleantext.cli.file_result import replace, write_all
    from cleantext.cli.summary import counted
    from cleantext.errors import InputError
    from cleantext.files.decisions import decided_for, located, read_decisions
    from cleantext.files.format import BinaryFormat
    from cleantext.files.open_file import ReadOptions, open_file
    from cleantext.files.registry import format_of
    from cleantext.files.replacement import write_new
    from cleantext.model import Result
    from cleantext.pipeline.apply import splice
    from cleantext.render.visible import harmless

    if output is not None and backup:
        raise click.UsageError("--backup is for a change in place; with --output FILE stays as it is", ctx)
    decided = decided_for(file, read_decisions(decisions))
    format = format_of(str(file))
    if format is None:
        raise InputError("is in no format that cleantext repairs", file=str(file))
    with open_file(file, str(file), ReadOptions(format, encoding=encoding)) as opened:
        text = opened.text()
        found = located(text, decided, plain=isinstance(format, BinaryFormat) or format.name in ("text", "Markdown"))
        result = Result(text, splice(text, found.edits), found.edits)
        if output is None:
            replace(opened, opened.repaired([result], tracked), backup, lambda: result.changed)
        elif str(output) == "-":
            for chunk in opened.copied([result], tracked, None):
                write_all(sys.stdout.buffer, chunk)
        else:
            write_new(output, opened.copied([result], tracked, output))
    for decision in found.missing:
        said = f"“{harmless(decision.before)}” → “{harmless(decision.after)}”"
        say(f"cleantext: {file}: not made, its place is not sure: {said}", err=True)
    say(f"{counted(len(found.edits), 'change')} of {len(decided.accepted):,} made.", err=True)
    ctx.exit(int(bool(found.missing)))
