"""Run something again whenever files change."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import click

from cleantext.errors import ConfigError


def whenever_changed(paths: Sequence[str], output: Path | None, do: Callable[[], int]) -> int:
    """Run it now, and again after each change to a file or inside a folder; returns the last exit status.

    Raises:
        ConfigError: if the library that watches files is not installed.
    """
    try:
        from watchfiles import Change, watch
    except ImportError:
        raise ConfigError("--watch needs an additional library: pip install 'cleantext-repair[watch]'") from None
    watched = [Path(path).resolve() for path in paths]
    ours = output.resolve() if output else None

    def concerns(_: Change, changed: str) -> bool:
        path = Path(changed)
        return path != ours and any(path == place or place in path.parents for place in watched)

    # Watch the folder of each file, because editors replace a file rather than rewrite it.
    folders = {path if path.is_dir() else path.parent for path in watched}
    status = do()
    click.echo("cleantext: waiting for changes (stop with Ctrl-C)", err=True)
    with suppress(KeyboardInterrupt):
        for _ in watch(*folders, watch_filter=concerns):
            if sys.stdout.isatty():
                click.clear()
            status = do()
    return status
