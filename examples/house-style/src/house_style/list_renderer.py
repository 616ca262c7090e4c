"""A plain list: a line for each change, with tabs between its place, what it does, and why."""

from __future__ import annotations

from collections.abc import Sequence

from cleantext.model import Result
from cleantext.render.places import Lines, change, note
from cleantext.render.renderer import Renderer
from cleantext.render.verdict import says_something, sentence
from cleantext.render.visible import harmless


def render(results: Sequence[tuple[str, Result]], *, color: bool = False, width: int = 80) -> str:
    """The verdict where there is one, then the changes, then the suggestions of each file."""
    rows = list[str]()
    for name, result in results:
        lines, file = Lines(result.source), harmless(name)
        if says_something(result.verdict):
            rows.append(f"{file}\t{sentence(result.verdict)}")
        for edits, end in ((result.edits, ""), (result.suggestions, "\tnot applied")):
            for edit in edits:
                line, column = lines.place(edit.start)
                rows.append(f"{file}:{line}:{column}\t{change(edit)}\t{harmless(note(edit))}{end}")
    return "".join(f"{row}\n" for row in rows)


RENDERER = Renderer("list", render)
