"""``cleantext fix … --output FOLDER``: clean files into a folder, resumably, in several processes or on a cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from cleantext.cli.messages import say
from cleantext.cli.session import Session, cleaner
from cleantext.cli.summary import counted
from cleantext.errors import CleanTextError, InputError
from cleantext.files.registry import format_of
from cleantext.files.scale.output import OWN, Folder
from cleantext.files.scale.run import Engine, Summary, here, processes, run
from cleantext.files.scale.shard import Shard, is_parquet
from cleantext.files.source import NotTextError
from cleantext.files.walk import inputs


def is_folder_wanted(paths: Sequence[str], output: Path | None, engine: str | None) -> bool:
    """Whether the output is a folder: an existing one, or a name without suffix where one file is not enough."""
    if output is None or str(output) == "-" or output.is_file():
        return engine is not None
    several = len(paths) > 1 or any(Path(path).is_dir() or is_parquet(path) for path in paths)
    return output.is_dir() or (several and not output.suffix) or engine is not None


def clean_into(session: Session, paths: Sequence[str], options: dict[str, Any], engine: str | None) -> int:
    """Clean all files into the folder; returns the exit status (1 if ``any`` asks for it and anything was repaired).

    Raises:
        click.UsageError: if an option does not go with a folder, or two files have the same name in it.
        InputError: if the folder cannot be used.
    """
    output: Path | None = options["output"]
    if "-" in paths or output is None or output.is_file():
        raise click.UsageError("name input files, and an output folder with --output")
    shards, errors, skipped = list[Shard](), 0, 0
    for item in _shards(session, paths, output):
        if isinstance(item, Shard):
            shards.append(item)
            continue
        skipped += isinstance(item, NotTextError)
        errors += not isinstance(item, NotTextError)
        if not isinstance(item, NotTextError) or not options["quiet"]:
            say(f"cleantext: {item}", err=True)
    for name, count in Counter(shard.name for shard in shards).items():
        if count > 1:
            raise click.UsageError(
                f"{count} input files would become {output / name}; clean their folders one at a time"
            )
    if options["show_files"]:
        click.echo("".join(f"{shard.path}\n" for shard in shards), nl=False)
        return 0
    summary = run(shards, Folder(output), _engine(engine, options["jobs"]), options["quiet"])
    for error in summary.errors:
        say(f"cleantext: {error}", err=True)
    if not options["quiet"]:
        say(_sentence(summary, skipped, output), err=True)
    return 2 if errors or summary.errors else int(options["any"] and summary.tally.changed > 0)


def _engine(name: str | None, jobs: int) -> Engine:
    if name == "ray":
        from cleantext.files.scale.on_ray import on_ray

        return on_ray
    return here if jobs == 1 else processes(jobs)


def _shards(session: Session, paths: Sequence[str], output: Path) -> Iterator[Shard | CleanTextError]:
    """A shard for each input file, or the error it has; files inside the output folder are not input."""
    for root in map(Path, paths):
        if root.resolve() == output.resolve():
            raise InputError("is also the output; to repair files in place, leave out --output", file=str(root))
        for path, _ in inputs([root], session.is_excluded):
            if not (is_parquet(path.name) or format_of(path.name)):
                continue
            if output.resolve() in path.resolve().parents or OWN in path.parts:
                continue
            try:
                yield _shard(session, path, path.name if path == root else path.relative_to(root).as_posix())
            except InputError as error:
                yield error


def _shard(session: Session, path: Path, name: str) -> Shard:
    """How to clean one file.

    Raises:
        InputError: if it cannot be cleaned into a folder.
    """
    if is_parquet(name):
        settings = session.settings(path.parent)
        fields = settings["fields"].value
        if not fields:
            raise NotTextError("skipped: use --field to say which column holds the text", file=str(path))
        return Shard(path, name, cleaner(settings, session.isolated), fields, None)
    task = session.task(path)
    return Shard(path, name, task.cleaner, task.options.fields, task.options)


def _sentence(summary: Summary, skipped: int, output: Path) -> str:
    tally = summary.tally
    parts = [f"{counted(summary.cleaned, 'file')} cleaned into {output}"]
    if skipped:
        parts.append(f"{counted(skipped, 'file')} skipped")
    if summary.kept:
        parts.append(f"{summary.kept:,} had been finished before")
    parts.append(
        f"{tally.changed:,} of {counted(tally.documents, 'text')} repaired, {counted(tally.edits.total(), 'edit')}"
    )
    if tally.rejected:
        parts.append(f"{counted(tally.rejected, 'record')} set aside, see {output / OWN / 'rejected'}")
    return "; ".join([*parts, f"report in {output / OWN / 'report.json'}"])
