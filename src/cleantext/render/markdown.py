"""Markdown: a list of changes in their sentences, for an issue, a merge request or a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from cleantext.model import Edit, Result
from cleantext.render.places import Lines, notes, total
from cleantext.render.renderer import Renderer
from cleantext.render.snippet import PieceRole, groups, snippet
from cleantext.render.verdict import about, says_something, sentence
from cleantext.render.visible import harmless

_MARKUP = re.compile(r"[\\`*_\[\]~|]")
_TAGS = {PieceRole.OLD: "del", PieceRole.NEW: "ins", PieceRole.LOST: "mark"}


def render(results: Sequence[tuple[str, Result]], *, color: bool = False, width: int = 80) -> str:
    """A heading for each file, and an item for each place: ``<del>`` and ``<ins>``, then the rule and the reason."""
    parts = []
    for name, result in results:
        verdict = result.verdict
        if not (result.edits or result.suggestions or says_something(verdict)):
            continue
        lines = Lines(result.source, layout=result.layout)
        parts.append(f"## {_escaped(harmless(name))}\n\n{total([(name, result)])}\n")
        if says_something(verdict):
            strongest = "".join(f"- {_escaped(about(place))}\n" for place in verdict.strongest)
            parts.append(f"**{_escaped(sentence(verdict))}**\n" + (f"\n{strongest}" if strongest else ""))
        if result.edits:
            parts.append("".join(_listed(result.source, result.edits, lines)))
        if result.suggestions:
            parts.append("### Suggestions, not applied\n")
            parts.append("".join(_listed(result.source, result.suggestions, lines)))
    return "\n".join(parts)


def _listed(source: str, edits: Sequence[Edit], lines: Lines) -> Iterator[str]:
    reasons_given = set[tuple[str, str]]()
    for group in groups(source, edits):
        pieces = ((kind, _escaped(text)) for kind, text in snippet(source, group, lines) if text)
        shown = "".join(f"<{_TAGS[kind]}>{text}</{_TAGS[kind]}>" if kind in _TAGS else text for kind, text in pieces)
        yield f"- **{lines.where(group[0].start)}** {shown.strip()}\n"
        yield from (f"  - {_escaped(harmless(text))}\n" for text in notes(group, reasons_given))


def _escaped(text: str) -> str:
    """Text that cannot be read as Markdown markup."""
    return _MARKUP.sub(r"\\\g<0>", escape(text, quote=False))


RENDERER = Renderer("markdown", render)
