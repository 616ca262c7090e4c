"""SARIF 2.1.0, as code scanning services and editors read it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from cleantext.model import Edit, Result
from cleantext.render.places import Lines, change, sure
from cleantext.render.renderer import Renderer
from cleantext.render.verdict import says_something, sentence
from cleantext.render.visible import harmless

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_VERDICT = "verdict"
_PLAIN = str.maketrans({"{": "{{", "}": "}}", "[": "\\[", "]": "\\]", "\\": "\\\\"})
"""Escapes that keep a text from being read as links or arguments in a message."""


def render(results: Sequence[tuple[str, Result]], *, color: bool = False, width: int = 80) -> str:
    """One run with a result for each change and its fix; suggestions are notes, verdicts notifications of the run."""
    rules: dict[str, int] = {}
    entries = [one for name, result in results for one in _results(name, result, rules)]
    driver = {
        "name": "cleantext",
        "rules": [{"id": rule} for rule in rules],
        "notifications": [{"id": _VERDICT, "shortDescription": {"text": "Whether a text reads as spun."}}],
    }
    verdicts = [_notification(name, result) for name, result in results if says_something(result.verdict)]
    signatures = sorted({r.signature for _, r in results if r.signature})
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": verdicts}],
        "results": entries,
        "properties": {"signatures": signatures},
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _notification(name: str, result: Result) -> dict[str, Any]:
    verdict = result.verdict
    return {
        "descriptor": {"id": _VERDICT},
        "level": "warning" if verdict.is_spun else "note",
        "message": {"text": sentence(verdict).translate(_PLAIN)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(name)}}}],
        "properties": {"spun": verdict.spun, "rate": verdict.rate, "kind": verdict.kind, "density": verdict.density},
    }


def _results(name: str, result: Result, rules: dict[str, int]) -> Iterator[dict[str, Any]]:
    lines = Lines(result.source, layout=result.layout)
    place = {"uri": _uri(name)}
    for applied, edits in ((True, result.edits), (False, result.suggestions)):
        for edit in edits:
            where = f"{lines.where(edit.start)}: " if lines.layout else ""
            yield {
                "ruleId": edit.rule,
                "ruleIndex": rules.setdefault(edit.rule, len(rules)),
                "level": "warning" if applied else "note",
                "message": {"text": harmless(f"{where}{edit.reason} {change(edit)}").translate(_PLAIN)},
                "locations": [{"physicalLocation": {"artifactLocation": place, "region": _region(edit, lines)}}],
                "fixes": [] if edit.is_report or lines.layout else [_fix(edit, lines, place)],
                "properties": {"confidence": sure(edit), "applied": applied, **lines.printed(edit.start)},
            }


def _region(edit: Edit, lines: Lines) -> dict[str, int]:
    if lines.layout:  # a text read from pages has no lines that a program could open
        return {"charOffset": edit.start, "charLength": edit.end - edit.start}
    line, column = lines.place(edit.start)
    end_line, end_column = lines.place(edit.end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": edit.start,
        "charLength": edit.end - edit.start,
    }


def _fix(edit: Edit, lines: Lines, place: dict[str, str]) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(edit, lines), "insertedContent": {"text": edit.after}}
    return {
        "description": {"text": change(edit).translate(_PLAIN)},
        "artifactChanges": [{"artifactLocation": place, "replacements": [replacement]}],
    }


def _uri(name: str) -> str:
    """The address of a file; a name that is no UTF-8 is given byte for byte."""
    path = PurePath(name)
    try:
        return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="surrogateescape")
    except UnicodeEncodeError:  # half a character of UTF-16, in a name of Windows
        return quote(path.as_posix(), errors="surrogatepass")


RENDERER = Renderer("sarif", render)
