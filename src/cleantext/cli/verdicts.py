"""What the command reports about texts that read as spun, and its exit status for them."""

from __future__ import annotations

from collections.abc import Sequence

from cleantext.cli.file_result import FileResult
from cleantext.model import probability_text
from cleantext.render.verdict import says_something, short
from cleantext.render.visible import harmless


def with_verdict(summary: str, results: Sequence[FileResult]) -> str:
    """The summary of what was found, followed by the verdict on the files."""
    verdict = short([(r.name, r.verdict) for r in results if not (r.error or r.notice)])
    return f"{summary}; {verdict}" if verdict else summary


def verdict_table(results: Sequence[FileResult]) -> str:
    """The files in which something reads as spun, the most probable first."""
    judged = sorted((o for o in results if says_something(o.verdict)), key=lambda o: (-o.verdict.spun, o.name))
    if not judged:
        return ""
    rows = [("spun", "places", "phrases", "per 1,000 words", "kind", "file")]
    for o in judged:
        v = o.verdict
        counts = f"{v.places:,}", f"{v.phrases:,}", f"{v.density:.1f}"
        rows.append((probability_text(v.spun), *counts, v.kind or "-", harmless(o.name)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "".join(
        f"{'  '.join(cell.rjust(width) for cell, width in zip(row[:4], widths, strict=False))}"
        f"  {row[4]:<{widths[4]}}  {row[5]}\n"
        for row in rows
    )


def is_over(results: Sequence[FileResult], limit: float) -> bool:
    """Whether any file is spun with a probability above the limit."""
    return any(result.verdict.spun > limit for result in results)
