"""``cleantext apply``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cleantext.cli.examples import examples
from cleantext.cli.messages import say


@click.command(
    epilog=examples(
        ("cleantext apply decisions.json manuscript.docx --tracked", "as tracked changes"),
        ("cleantext apply decisions.json notes.txt -o new.txt", "into another file"),
    )
)
@click.argument("decisions", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--encoding", metavar="NAME", help="The encoding of FILE.  [default: by byte order mark, else UTF-8]")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file, and leave FILE as it is.")
@click.option("--backup", is_flag=True, help="Keep the old file as FILE.bak.")
@click.option("--tracked", is_flag=True, help="In Word files, record the changes as tracked changes.")
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

    FILE may be another copy of the text, such as the manuscript behind a PDF. A change is made only where its words,
    with the words around them, occur exactly once. Other changes are listed and not made, and the exit status is 1.
    """
    from cleantext.cli.file_result import replace_file, write_all
    from cleantext.cli.summary import counted
    from cleantext.errors import InputError
    from cleantext.files.decisions import decided_for, is_absent, located, read_decisions
    from cleantext.files.format import BinaryFormat
    from cleantext.files.open_file import ReadOptions, open_file
    from cleantext.files.registry import format_of
    from cleantext.files.replacement import write_new
    from cleantext.model import Result
    from cleantext.pipeline.apply import splice
    from cleantext.render.visible import harmless

    if output is not None and backup:
        raise click.UsageError("--backup has no effect with --output, which leaves FILE as it is", ctx)
    decided = decided_for(file, read_decisions(decisions))
    format = format_of(str(file))
    if format is None:
        raise InputError("cleantext cannot repair this file format", file=str(file))
    with open_file(file, str(file), ReadOptions(format, encoding=encoding)) as opened:
        text = opened.text()
        placed = located(text, decided, plain=isinstance(format, BinaryFormat) or format.name in ("text", "Markdown"))
        result = Result(text, splice(text, placed.edits), placed.edits)
        if output is None:
            replace_file(opened, opened.repaired([result], tracked), backup, lambda: result.changed)
        elif str(output) == "-":
            for chunk in opened.copied([result], tracked, None):
                write_all(sys.stdout.buffer, chunk)
        else:
            write_new(output, opened.copied([result], tracked, output))
    for decision in placed.missing:
        change = f"“{harmless(decision.before)}” → “{harmless(decision.after)}”"
        why = "its words are not in this text" if is_absent(text, decision) else "its place is uncertain"
        say(f"cleantext: {file}: not changed, because {why}: {change}", err=True)
    before = f"; {placed.done:,} made before" if placed.done else ""
    say(f"Made {len(placed.edits):,} of {counted(len(decided.accepted), 'accepted change')}{before}.", err=True)
    ctx.exit(int(bool(placed.missing)))
