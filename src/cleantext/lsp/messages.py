"""A result as an editor shows it: diagnostics with their reasons, and the edits that repair them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Diagnostic,
    DiagnosticSeverity,
    Range,
    TextEdit,
    WorkspaceEdit,
)

from cleantext.lsp.positions import Positions
from cleantext.model import Edit, Result
from cleantext.render.places import change
from cleantext.render.verdict import says_something, sentence

FIX_ALL = "source.fixAll.cleantext"
_SOURCE = "cleantext"


def diagnostics(result: Result, positions: Positions) -> list[Diagnostic]:
    """The verdict on the first line, then each change and each suggestion in its place."""
    shown = [_diagnostic(edit, applied, positions) for edit, applied in _all(result)]
    if says_something(result.verdict):
        where, severity = positions.first_line(), DiagnosticSeverity.Information
        shown.insert(0, Diagnostic(where, sentence(result.verdict), severity, "verdict", source=_SOURCE))
    return shown


def actions(result: Result, positions: Positions, uri: str, wanted: Range) -> list[CodeAction]:
    """A repair for each finding that the range touches, and one for all that would be repaired."""
    start, end = positions.span(wanted)
    offered = [
        CodeAction(
            f"cleantext: {change(edit)}",
            CodeActionKind.QuickFix,
            diagnostics=[_diagnostic(edit, applied, positions)],
            is_preferred=applied,
            edit=WorkspaceEdit({uri: text_edits([edit], positions)}),
        )
        for edit, applied in _all(result)
        if edit.start <= end and start <= edit.end and not edit.is_report
    ]
    if result.edits:
        everything = WorkspaceEdit({uri: text_edits(result.edits, positions)})
        offered.append(CodeAction(f"cleantext: repair all ({len(result.edits)})", FIX_ALL, edit=everything))
    return offered


def text_edits(edits: Iterable[Edit], positions: Positions) -> list[TextEdit]:
    """Changes as an editor makes them."""
    return [TextEdit(positions.range(edit.start, edit.end), edit.after) for edit in edits]


def is_of(kind: CodeActionKind | str | None, wanted: CodeActionKind | str) -> bool:
    """Whether a kind of action is the wanted one, or one of its sub-kinds."""
    kind_given, kind_wanted = (k.value if isinstance(k, CodeActionKind) else k for k in (kind or "", wanted))
    return not kind_wanted or kind_given == kind_wanted or kind_given.startswith(f"{kind_wanted}.")


def _all(result: Result) -> Iterator[tuple[Edit, bool]]:
    yield from ((edit, True) for edit in result.edits)
    yield from ((edit, False) for edit in result.suggestions)


def _diagnostic(edit: Edit, applied: bool, positions: Positions) -> Diagnostic:
    severity = DiagnosticSeverity.Warning if applied else DiagnosticSeverity.Hint
    if edit.is_report:
        severity = DiagnosticSeverity.Information
    message = f"{edit.reason} {change(edit)}"
    return Diagnostic(positions.range(edit.start, edit.end), message, severity, edit.rule, source=_SOURCE)
