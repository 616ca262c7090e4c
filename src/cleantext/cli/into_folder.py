"""``cleantext fix … --output FOLDER``: files cleaned into a folder, resumable, by several processes or a cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from cleantext.cli.messages import say
from cleantext.cli.session import Session, cleaner
from cleantext.errors import CleanTextError, InputError
from cleantext.files.registry import format_of
from cleantext.files.scale.output import OWN, Folder
from cleantext.files.scale.run import Engine, Summary, here, processes, run
from cleantext.files.scale.shard import Shard, is_parquet
from cleantext.files.source import NotTextError
from cleantext.files.walk import inputs


def is_meant(paths: Sequence[str], output: Path | None, engine: str | None) -> bool:
    """Whether the output is a folder: one that exists, or a name without an end for what does not go into one file."""
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
        raise click.UsageError("files are cleaned into a folder: name them, and a folder with --output")
    shards, errors = list[Shard](), 0
    for found in _shards(session, paths, output):
        if isinstance(found, Shard):
            shards.append(found)
            continue
        errors += not isinstance(found, NotTextError)
        if not isinstance(found, NotTextError) or not options["quiet"]:
            say(f"cleantext: {found}", err=True)
    for name, count in Counter(shard.name for shard in shards).items():
        if count > 1:
            raise click.UsageError(f"{count} files would be {output / name}; clean their folders one by one")
    if options["show_files"]:
        click.echo("".join(f"{shard.path}\n" for shard in shards), nl=False)
        return 0
    summary = run(shards, Folder(output), _engine(engine, options["jobs"]), options["quiet"])
    for error in summary.errors:
        say(f"cleantext: {error}", err=True)
    if not options["quiet"]:
        say(_said(summary, output), err=True)
    return 2 if errors or summary.errors else int(options["any"] and summary.tally.changed > 0)


def _engine(name: str | None, jobs: int) -> Engine:
    if name == "ray":
        from cleantext.files.scale.on_ray import on_ray

        return on_ray
    return here if jobs == 1 else processes(jobs)


def _shards(session: Session, paths: Sequence[str], output: Path) -> Iterator[Shard | CleanTextError]:
    """A shard for each file meant, or what is wrong with it; what stands in the output itself is none."""
    for root in map(Path, paths):
        if root.resolve() == output.resolve():
            yield InputError("is the output too; to repair files in place, leave out --output", file=str(root))
            continue
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
        found = session.settings(path.parent)
        fields = found["fields"].value
        if not fields:
            raise NotTextError("passed over: say with --field which column holds text", file=str(path))
        return Shard(path, name, cleaner(found, session.isolated), fields, None)
    task = session.task(path)
    return Shard(path, name, task.cleaner, task.options.fields, task.options)


def _said(summary: Summary, output: Path) -> str:
    tally = summary.tally
    parts = [f"{summary.cleaned:,} files cleaned into {output}"]
    if summary.kept:
        parts.append(f"{summary.kept:,} were finished already")
    parts.append(f"{tally.changed:,} of {tally.documents:,} texts repaired, {tally.edits.total():,} edits")
    if tally.rejected:
        parts.append(f"{tally.rejected:,} records set aside, see {output / OWN / 'rejected'}")
    return "; ".join([*parts, f"report in {output / OWN / 'report.json'}"])
