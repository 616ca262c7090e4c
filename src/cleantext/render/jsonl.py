"""JSON Lines: the verdict on a file, then one object for each change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from cleantext.model import Edit, Result, Verdict, VerdictSum
from cleantext.render.places import Lines, sure
from cleantext.render.renderer import Renderer
from cleantext.render.streams import Spool, placed
from cleantext.render.verdict import says_something, sentence


def render(results: Sequence[tuple[str, Result]], *, color: bool = False, width: int = 80) -> str:
    """A line for each edit and each suggestion; suggestions say ``"applied": false``, a report has no ``after``.

    If something reads as spun, the first line of a file is its verdict.
    """
    return "".join(row for name, result in results for row in rows(name, [result]))


def rows(name: str, results: Iterable[Result], *, color: bool = False, width: int = 80) -> Iterator[str]:
    """The lines for a file, which is the sequence of these results."""
    verdicts, changes = VerdictSum(), Spool()
    for result, lines in placed(verdicts.counting(results)):
        for applied, edits in ((True, result.edits), (False, result.suggestions)):
            for edit in edits:
                changes.add(_line(_object(name, edit, lines, applied)))
    if says_something(verdict := verdicts.total()):
        yield _line({"file": name, "verdict": _verdict(verdict)})
    yield from changes.drained()


_STEERING = {c: f"\\u{c:04x}" for c in (*range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A))}
"""What ends a line for some programs, or controls a terminal, and is not escaped by JSON; escaping keeps the string."""


def _line(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False).translate(_STEERING) + "\n"


def _verdict(verdict: Verdict) -> dict[str, object]:
    strongest = [place._asdict() for place in verdict.strongest]
    return {**verdict._asdict(), "strongest": strongest, "density": verdict.density, "sentence": sentence(verdict)}


def _object(name: str, edit: Edit, lines: Lines, applied: bool) -> dict[str, object]:
    line, column = lines.place(edit.start)
    return {
        "file": name,
        "line": line,
        "column": column,
        "start": lines.before + edit.start,
        "end": lines.before + edit.end,
        "before": edit.before,
        "after": None if edit.is_report else edit.after,
        "rule": edit.rule,
        "confidence": sure(edit),
        "reason": edit.reason,
        "applied": applied,
        **lines.printed(edit.start),
    }


RENDERER = Renderer("jsonl", render, rows)
