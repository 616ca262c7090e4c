"""JSON Lines: one object for each change."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from cleantext.model import Edit, Result
from cleantext.render.places import Lines, sure


def render(results: Sequence[tuple[str, Result]], *, color: bool = False, width: int = 80) -> str:
    """A line for each edit and each suggestion; suggestions say ``"applied": false``, a report has no ``after``."""
    return "".join(json.dumps(o, ensure_ascii=False).translate(_SEPARATORS) + "\n" for o in _objects(results))


_SEPARATORS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}  # some readers end a line at them


def _objects(results: Sequence[tuple[str, Result]]) -> Iterator[dict[str, object]]:
    for name, result in results:
        lines = Lines(result.source)
        for applied, edits in ((True, result.edits), (False, result.suggestions)):
            yield from (_object(name, e, lines, applied) for e in edits)


def _object(name: str, edit: Edit, lines: Lines, applied: bool) -> dict[str, object]:
    line, column = lines.place(edit.start)
    return {
        "file": name,
        "line": line,
        "column": column,
        "start": edit.start,
        "end": edit.end,
        "before": edit.before,
        "after": None if edit.is_report else edit.after,
        "rule": edit.rule,
        "confidence": sure(edit),
        "reason": edit.reason,
        "applied": applied,
    }
