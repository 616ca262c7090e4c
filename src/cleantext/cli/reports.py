"""Show results in the format asked for."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from shutil import get_terminal_size

import click

from cleantext.cli.outcome import Outcome, write_all
from cleantext.errors import ConfigError
from cleantext.files.replacement import write_new
from cleantext.model import Confidence, Result


def report(found: Sequence[tuple[str, Result]], format: str, output: Path | None) -> None:
    """Write what was found to a file, or to standard output.

    Raises:
        ConfigError: if a format of bytes would go to the screen.
    """
    shown = rendered(found, format, colored=output is None and wants_color())
    if output is not None:
        write_new(output, [shown if isinstance(shown, bytes) else shown.encode(errors="backslashreplace")])
    elif isinstance(shown, bytes):
        raise ConfigError(f"the format {format} goes to a file: say which with --output")
    elif shown:
        sys.stdout.flush()
        line = shown if shown.endswith("\n") else shown + "\n"
        write_all(sys.stdout.buffer, line.encode(errors="backslashreplace"))


def rendered(found: Sequence[tuple[str, Result]], format: str, colored: bool) -> str | bytes:
    """The results in a format."""
    render = import_module(f"cleantext.render.{format.replace('-', '_')}").render
    width = get_terminal_size().columns if colored or sys.stdout.isatty() else 100
    made: str | bytes = render(found, color=colored, width=width)
    return made


def wants_color() -> bool:
    """Whether standard output takes colours: as asked, else if it is a terminal."""
    asked = click.get_current_context().color
    return sys.stdout.isatty() if asked is None else asked


def statistics(outcomes: Iterable[Outcome]) -> str:
    """How many changes by rule, the most first."""
    edits: Counter[tuple[str, Confidence]] = Counter()
    waiting: Counter[tuple[str, Confidence]] = Counter()
    lost: Counter[str] = Counter()
    for o in outcomes:
        edits += o.edits
        waiting += o.suggestions
        lost += o.reports
    rows = [(n, rule, c.name.lower()) for (rule, c), n in edits.items()]
    rows += [(n, rule, f"{c.name.lower()}, suggested only") for (rule, c), n in waiting.items()]
    rows += [(n, rule, "reported only") for rule, n in lost.items()]
    if not rows:
        return ""
    rows.sort(key=lambda row: (-row[0], row[1:]))
    wide, long = len(str(rows[0][0])), max(len(row[1]) for row in rows)
    return "".join(f"{n:>{wide}}  {rule:<{long}}  {how}\n" for n, rule, how in rows)
