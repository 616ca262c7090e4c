"""One HTML page: readable as it is, and with its script a place to accept and reject each change."""

from __future__ import annotations

import json
from base64 import b64encode
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape
from importlib.resources import files
from itertools import count
from typing import NamedTuple

from cleantext.model import Confidence, Edit, Result
from cleantext.render.changed_lines import split
from cleantext.render.places import Lines, sure, total
from cleantext.render.visible import harmless, shown

_BLOCK = 2_000
"""Characters in a part of the text that the browser lays out only when it comes into view."""


class _Change(NamedTuple):
    """An edit or suggestion, its number on the page, and whether it has a place in the text."""

    number: int
    edit: Edit
    applied: bool
    placed: bool


def render(results: Sequence[tuple[str, Result]], *, color: bool = False, width: int = 80) -> str:
    """The page: no network, nothing of the text is ever markup; styles and script are the page's own, by their hash."""
    style, script = _asset("page.css"), _asset("page.js")
    numbers = count(1)
    parts = [(name, result, _changes(result, numbers)) for name, result in results]
    data = [{"name": name, "parts": list(_data(result, changes))} for name, result, changes in parts]
    body = "".join(_section(name, result, changes) for name, result, changes in parts)
    tools = _tools([c for _, _, changes in parts for c in changes])
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'"
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{total(results)} · cleantext</title>
<style>{style}</style>
</head>
<body>
<header><h1>What cleantext changed, and why</h1><p>{total(results)}</p></header>
<main>{body}</main>
{tools}
<script type="application/json" id="data">{_json(data)}</script>
<script>{script}</script>
</body>
</html>
"""


def marked(edit: Edit) -> str:
    """A change as ``<del>`` and ``<ins>``, a report as ``<mark>``, each said aloud as what it is."""
    before, after = shown(edit.before, edit.after)
    if edit.is_report:
        return _side("mark", "reported", edit.before, before)
    return _side("del", "deleted", edit.before, before) + _side("ins", "inserted", edit.after, after)


def _side(tag: str, spoken: str, text: str, sign: str) -> str:
    if not text:
        return ""
    spaces = "" if text.strip() else ' class="spaces"'  # a struck dot is no longer seen as one
    return f'<{tag}{spaces}><span class="unseen">[{spoken}: </span>{escape(sign)}<span class="unseen">]</span></{tag}>'


def _changes(result: Result, numbers: Iterator[int]) -> list[_Change]:
    """All changes in the order of the page: those with a place by place, then those that lie across another one."""
    starts = [e.start for e in result.edits]
    free: list[Edit] = []
    across: list[Edit] = []
    for s in result.suggestions:
        n = bisect_left(starts, s.start)
        clear = (not n or result.edits[n - 1].end < s.start) and (n == len(starts) or s.end < starts[n])
        (free if clear and (not free or free[-1].end < s.start) else across).append(s)
    placed = sorted([*((e, True) for e in result.edits), *((s, False) for s in free)], key=lambda c: c[0][:2])
    return [
        *(_Change(next(numbers), edit, applied, True) for edit, applied in placed),
        *(_Change(next(numbers), edit, False, False) for edit in across),
    ]


def _section(name: str, result: Result, changes: Sequence[_Change]) -> str:
    lines = Lines(result.source)
    lists = []
    for title, applied, report in (
        ("Changes", True, False),
        ("Suggestions, not applied", False, False),
        ("Reported, no repair known", False, True),
    ):
        items = "".join(_item(c, lines) for c in changes if (c.applied, c.edit.is_report) == (applied, report))
        if items:
            lists.append(f"<h3>{title}</h3><ol>{items}</ol>")
    return (
        f'<section><h2><bdi>{escape(harmless(name))}</bdi></h2><p class="file-tools" hidden>'
        f'<button type="button">Copy text</button> <button type="button">Download text</button></p>'
        f'<div class="text" lang="" dir="auto">{_blocks(result, changes)}</div>{"".join(lists)}</section>'
    )


def _blocks(result: Result, changes: Sequence[_Change]) -> str:
    """The text with its changes, cut into blocks at line ends."""
    by_number = {c.number: c for c in changes}
    blocks, block, size = list[str](), list[str](), 0
    for part in _data(result, changes):
        for line in split(part) if isinstance(part, str) else [part]:
            block.append(_plain(line) if isinstance(line, str) else _place(by_number[line[0]]))
            size += len(block[-1])
            if size > _BLOCK and isinstance(line, str) and line.endswith("\n"):
                blocks.append("".join(block))
                block, size = [], 0
    return "".join(f'<div class="block">{b}</div>' for b in [*blocks, "".join(block)] if b)


def _plain(line: str) -> str:
    text = line.removesuffix("\r\n").removesuffix("\n")
    return escape(harmless(text)) + ("\n" if line.endswith("\n") else "")


def _place(c: _Change) -> str:
    kind = "report" if c.edit.is_report else "change" if c.applied else "change suggestion"
    how = sure(c.edit)
    rule = escape(harmless(c.edit.rule))
    return (
        f'<span class="{kind}" id="c{c.number}" role="group" tabindex="-1" data-number="{c.number}" data-rule="{rule}"'
        f' data-confidence="{how}" aria-label="Change {c.number}: {rule}, {how}">{marked(c.edit)}'
        f'<a class="ref" href="#n{c.number}" aria-label="Why change {c.number}">{c.number}</a></span>'
    )


def _item(c: _Change, lines: Lines) -> str:
    where = "{}:{}".format(*lines.place(c.edit.start))
    back = f'<a href="#c{c.number}">{c.number}</a>' if c.placed else f"{c.number}"
    kind = "" if c.applied else ' class="suggested"'
    return (
        f'<li id="n{c.number}"{kind}>{back} · line {where} · <bdi>{marked(c.edit)}</bdi><span class="why">'
        f'<b>{escape(harmless(c.edit.rule))}</b> ({sure(c.edit)}): '
        f'<span class="reason">{escape(harmless(c.edit.reason))}</span></span></li>'
    )


def _tools(changes: Sequence[_Change]) -> str:
    offered = [c.edit for c in changes if c.placed and not c.edit.is_report]
    rules = Counter(harmless(edit.rule) for edit in offered)
    levels = Counter(edit.confidence for edit in offered)
    choices = "".join(f'<option value="{escape(r)}">{escape(r)} ({n})</option>' for r, n in sorted(rules.items()))
    grades = "".join(
        f'<option value="{level.name.lower()}">{level.name.lower()} ({levels[level]})</option>'
        for level in reversed(Confidence)
        if levels[level]
    )
    buttons = "".join(
        f'<button type="button" id="{name}"{wide}>{title}</button>'
        for name, title, wide in (
            ("previous", "Previous <kbd>k</kbd>", ""),
            ("next", "Next <kbd>j</kbd>", ""),
            ("accept", "Accept <kbd>a</kbd>", ""),
            ("reject", "Reject <kbd>r</kbd>", ""),
            ("accept-all", "Accept all shown", ' class="wide"'),
            ("reject-all", "Reject all shown", ' class="wide"'),
        )
    )
    return (
        '<aside id="tools" aria-label="Review the changes" hidden><p id="about" role="status"></p><div>'
        f'<select id="rule" aria-label="Show changes of one rule"><option value="">All rules</option>{choices}</select>'
        f'<select id="confidence" aria-label="Show changes of one confidence"><option value="">Any confidence</option>'
        f"{grades}</select>{buttons}</div></aside>"
    )


def _data(result: Result, changes: Sequence[_Change]) -> Iterator[str | tuple[int, str, str, bool]]:
    """The source as the script puts it together again: what is the same, and each change with both its sides."""
    at = 0
    for c in changes:
        if c.placed:
            yield result.source[at : c.edit.start]
            yield c.number, c.edit.before, c.edit.after, c.applied
            at = c.edit.end
    yield result.source[at:]


def _json(data: object) -> str:
    """JSON that can stand inside a script element, whatever the text says."""
    return json.dumps(data).translate({ord(c): f"\\u{ord(c):04x}" for c in "<>&"})


def _asset(name: str) -> str:
    return files("cleantext.render").joinpath("page", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
