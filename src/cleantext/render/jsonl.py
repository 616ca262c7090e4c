"""JSON Lines: one object for each change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from cleantext.model import Edit, Result
from cleantext.render.places import Lines, sure
from cleantext.render.streams import placed


def render(results: Sequence[tuple[str, Result]], *, color: bool = False, width: int = 80) -> str:
    """A line for each edit and each suggestion; suggestions say ``"applied": false``, a report has no ``after``."""
    return "".join(row for name, result in results for row in rows(name, [result]))


def rows(name: str, results: Iterable[Result], *, color: bool = False, width: int = 80) -> Iterator[str]:
    """The lines for a file, which is the sequence of these results."""
    for result, lines in placed(results):
        for applied, edits in ((True, result.edits), (False, result.suggestions)):
            for edit in edits:
                said = json.dumps(_object(name, edit, lines, applied), ensure_ascii=False)
                yield said.translate(_SEPARATORS) + "\n"


_SEPARATORS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}  # some readers end a line at them


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
    }
