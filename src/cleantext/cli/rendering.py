"""Show results in the format that was asked for."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from shutil import get_terminal_size
from typing import TextIO

import click

from cleantext.cli.file_result import FileResult, write_all
from cleantext.cli.verdicts import with_verdict
from cleantext.errors import ConfigError
from cleantext.files.replacement import write_new
from cleantext.model import Confidence, Result
from cleantext.render.places import totalled
from cleantext.render.renderer import Renderer
from cleantext.render.visible import for_terminal

StreamedRows = Callable[[str, Iterable[Result]], Iterator[str]]


def rows(renderer: Renderer, output: Path | None) -> StreamedRows | None:
    """The function that writes the rows of a file while it is read; None if the renderer needs all files at once."""
    if renderer.rows is None:
        return None
    color = output is None and wants_color()
    return partial(renderer.rows, color=color, width=_width(color))


def put_together(results: Sequence[FileResult], renderer: Renderer, output: Path | None) -> None:
    """Write the rows of all files to a file or to standard output."""
    chunks = chain.from_iterable(_chunks(r.rows) for r in results if r.rows)
    first = next(chunks, b"")
    rest = (
        [f"{with_verdict(_sum(results), results)}\n".encode(errors="backslashreplace")]
        if first and renderer.for_screen
        else []
    )
    _write_chunks(chain((first,), chunks, rest), output)


def check_place(renderer: Renderer, output: Path | None) -> None:
    """Make sure, before any work is done, that the report can be written where it should go.

    Raises:
        ConfigError: if a binary format would go to the screen.
    """
    if renderer.binary and output is None:
        raise ConfigError(f"the format {renderer.name} is binary: name a file with --output")


def write_report(results: Sequence[tuple[str, Result]], renderer: Renderer, output: Path | None) -> None:
    """Write a report to a file or to standard output.

    Raises:
        ConfigError: if a binary format would go to the screen.
    """
    check_place(renderer, output)
    render = renderer.by_suffix.get(output.suffix.lower()) if output else None
    shown = render(results) if render else rendered(results, renderer, colored=output is None and wants_color())
    _write_chunks([shown if isinstance(shown, bytes) else shown.encode(errors="backslashreplace")], output)


def rendered(results: Sequence[tuple[str, Result]], renderer: Renderer, colored: bool) -> str | bytes:
    """The results in a format."""
    return renderer.render(results, color=colored, width=_width(colored))


def _width(colored: bool) -> int:
    return get_terminal_size().columns if colored or sys.stdout.isatty() else 100


def _write_chunks(chunks: Iterable[bytes], output: Path | None) -> None:
    if output is not None:
        write_new(output, chunks)
        return
    sys.stdout.flush()
    for chunk in _shown(chunks) if sys.stdout.isatty() else chunks:
        write_all(sys.stdout.buffer, chunk)


def _shown(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Rows for a terminal, made harmless. In a pipe they stay as they are: a patch must hold what the file holds."""
    rest = b""
    for chunk in chunks:
        rows, end, rest = (rest + chunk).rpartition(b"\n")
        yield for_terminal((rows + end).decode(errors="replace")).encode()
    yield for_terminal(rest.decode(errors="replace")).encode()


def _chunks(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        while chunk := opened.read(1 << 20):
            yield chunk


def _sum(results: Iterable[FileResult]) -> str:
    counts = [(o.edits.total(), o.suggestions.total(), o.reports.total()) for o in results]
    return totalled(*map(sum, zip(*counts, strict=True)))


def wrapped(text: str, stream: TextIO) -> str:
    """A sentence wrapped to the width of the terminal, if it goes to one."""
    return click.wrap_text(text, get_terminal_size().columns) if stream.isatty() else text


def wants_color() -> bool:
    """Whether to use colours on standard output: as asked, otherwise if it is a terminal."""
    color = click.get_current_context().color
    return sys.stdout.isatty() if color is None else color


def statistics(results: Iterable[FileResult]) -> str:
    """The number of changes by rule, the largest first."""
    edits: Counter[tuple[str, Confidence]] = Counter()
    waiting: Counter[tuple[str, Confidence]] = Counter()
    lost: Counter[str] = Counter()
    for result in results:
        edits += result.edits
        waiting += result.suggestions
        lost += result.reports
    rows = [(n, rule, c.name.lower()) for (rule, c), n in edits.items()]
    rows += [(n, rule, f"{c.name.lower()}, suggested only") for (rule, c), n in waiting.items()]
    rows += [(n, rule, "reported only") for rule, n in lost.items()]
    if not rows:
        return ""
    rows.sort(key=lambda row: (-row[0], row[1:]))
    digits, width = len(str(rows[0][0])), max(len(row[1]) for row in rows)
    return "".join(f"{n:>{digits}}  {rule:<{width}}  {how}\n" for n, rule, how in rows)
