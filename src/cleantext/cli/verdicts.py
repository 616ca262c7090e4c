"""What the command says and does about texts that read as spun."""

from __future__ import annotations

from collections.abc import Sequence

from cleantext.cli.file_result import FileResult
from cleantext.render.verdict import probability, says_something, short
from cleantext.render.visible import harmless


def with_verdict(said: str, done: Sequence[FileResult]) -> str:
    """What is said of files, and then whether they read as spun."""
    verdict = short([(o.name, o.verdict) for o in done if not (o.error or o.notice)])
    return f"{said}; {verdict}" if verdict else said


def verdict_table(done: Sequence[FileResult]) -> str:
    """The files in which something reads as spun, the most surely spun first."""
    judged = sorted((o for o in done if says_something(o.verdict)), key=lambda o: (-o.verdict.spun, o.name))
    if not judged:
        return ""
    rows = [("spun", "places", "phrases", "per 1,000 words", "kind", "file")]
    for o in judged:
        v = o.verdict
        counts = f"{v.places:,}", f"{v.phrases:,}", f"{v.density:.1f}"
        rows.append((probability(v.spun), *counts, v.kind or "-", harmless(o.name)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "".join(
        f"{'  '.join(cell.rjust(width) for cell, width in zip(row[:4], widths, strict=False))}"
        f"  {row[4]:<{widths[4]}}  {row[5]}\n"
        for row in rows
    )


def is_over(done: Sequence[FileResult], limit: float) -> bool:
    """Whether any file is more probably spun than that."""
    return any(o.verdict.spun > limit for o in done)
