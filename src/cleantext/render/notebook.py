"""A result as a notebook shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from cleantext.model import Edit, Result
from cleantext.render.places import Lines, notes, total
from cleantext.render.snippet import PieceRole, groups, snippet
from cleantext.render.verdict import says_something, sentence
from cleantext.render.visible import harmless

_MOST = 100
"""Number of changes shown in a cell; the `html` page shows all of them."""

_TAGS = {
    PieceRole.OLD: ("<del style='color:#b91c1c'>", "</del>"),
    PieceRole.NEW: ("<ins style='color:#15803d;font-weight:600'>", "</ins>"),
    PieceRole.LOST: ("<mark>", "</mark>"),
}


def fragment(result: Result) -> str:
    """Each change in its sentence, with rule, confidence and reason; no script, no style sheet."""
    lines = Lines(result.source, layout=result.layout)
    parts = [f"<p><b>{total([('', result)])}</b></p>"]
    if says_something(result.verdict):
        parts.append(f"<p><b>{escape(sentence(result.verdict))}</b></p>")
    parts += _listed(result.source, result.edits[:_MOST], lines)
    if len(result.edits) > _MOST:
        parts.append(f"<p>… and {len(result.edits) - _MOST} more changes</p>")
    if result.suggestions:
        parts += ("<p><b>Suggestions, not applied</b></p>", *_listed(result.source, result.suggestions[:_MOST], lines))
    return f"<div>{''.join(parts)}</div>"


def _listed(source: str, edits: Sequence[Edit], lines: Lines) -> Iterator[str]:
    reasons_given = set[tuple[str, str]]()
    for group in groups(source, edits):
        shown = ""
        for kind, text in snippet(source, group, lines):
            before, after = _TAGS.get(kind, ("", "")) if text else ("", "")
            shown += f"{before}{escape(text)}{after}"
        why = "".join(f"<br><small>{escape(harmless(text))}</small>" for text in notes(group, reasons_given))
        yield f"<p style='white-space:pre-wrap'>{lines.where(group[0].start)} {shown}{why}</p>"
