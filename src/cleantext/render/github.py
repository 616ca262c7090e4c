"""Annotations that GitHub Actions shows beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cleantext.model import Edit, Result, Verdict, VerdictSum
from cleantext.render.places import Lines, change, sure
from cleantext.render.renderer import Renderer
from cleantext.render.streams import placed
from cleantext.render.verdict import says_something, sentence
from cleantext.render.visible import harmless

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(results: Sequence[tuple[str, Result]], *, color: bool = False, width: int = 80) -> str:
    """A workflow command for each change; what was only suggested is a notice."""
    return "".join(row for name, result in results for row in rows(name, [result]))


def rows(name: str, results: Iterable[Result], *, color: bool = False, width: int = 80) -> Iterator[str]:
    """The commands for a file, which is the sequence of these results."""
    verdicts = VerdictSum()
    for result, lines in placed(verdicts.counting(results)):
        yield from (_annotation(name, e, lines, "warning", "") for e in result.edits)
        for e in result.suggestions:
            yield _annotation(name, e, lines, "notice", "" if e.is_report else "Suggestion, not applied: ")
    if says_something(verdict := verdicts.total()):
        yield _notification(name, verdict)


def _notification(name: str, verdict: Verdict) -> str:
    """What concerns the file as a whole has no line number."""
    level = "warning" if verdict.is_spun else "notice"
    return f"::{level} title=verdict::{harmless(f'{name}: {sentence(verdict)}').translate(_DATA)}\n"


def _annotation(name: str, edit: Edit, lines: Lines, level: str, head: str) -> str:
    where = [f"file={harmless(name).translate(_PROPERTY)}"]
    if lines.layout:
        head = f"{lines.where(edit.start)}: {head}"
    else:
        line, column = lines.place(edit.start)
        end_line, end_column = lines.place(edit.end)
        where += [f"line={line}", f"endLine={end_line}"]
        if line == end_line:  # columns are allowed within one line only
            where += [f"col={column}", f"endColumn={end_column}"]
    title = harmless(f"{edit.rule} ({sure(edit)})").translate(_PROPERTY)
    message = harmless(f"{head}{edit.reason} {change(edit)}").translate(_DATA)
    return f"::{level} {','.join(where)},title={title}::{message}\n"


RENDERER = Renderer("github", render, rows)
