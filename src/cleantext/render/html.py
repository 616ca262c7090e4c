"""One HTML page: readable as it is, and with its script a place to accept and reject each change."""

from __future__ import annotations

import json
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape
from importlib.resources import files
from itertools import count

from cleantext.model import Confidence, Edit, Result, Verdict
from cleantext.render.changed_lines import split
from cleantext.render.places import Lines, sure, total
from cleantext.render.regions import ChangeRegion, NumberedChange, regions
from cleantext.render.renderer import Renderer
from cleantext.render.verdict import CAVEAT, about, says_something, sentence
from cleantext.render.visible import harmless, shown

_BLOCK = 2_000
"""Characters in a part of the text that the browser lays out only when it comes into view."""


def render(results: Sequence[tuple[str, Result]], *, color: bool = False, width: int = 80) -> str:
    """The page: no network, and no text is ever markup; only the page's own style and script run, by their hashes."""
    style, script = asset("page.css"), asset("page.js")
    numbers = count(1)
    parts = [(name, result.source, list(regions(result, numbers))) for name, result in results]
    data = [{"name": name, "parts": [_data(p, source) for p in _pieces(source, r)]} for name, source, r in parts]
    body = "".join(
        _section(name, result, regions_of_file)
        for (name, result), (_, _, regions_of_file) in zip(results, parts, strict=True)
    )
    filters, bar = _tools(
        [c for _, _, regions_of_file in parts for r in regions_of_file for c in (*r.changes, *r.others)]
    )
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{total(results)} · cleantext</title>
<style>{style}</style>
</head>
<body>
<header><h1>What cleantext found, and why</h1><p>{total(results)}</p></header>
{filters}
<main>{body}</main>
{bar}
<script type="application/json" id="data">{as_script(data)}</script>
<script>{script}</script>
</body>
</html>
"""


def marked(edit: Edit) -> str:
    """A change as ``<del>`` and ``<ins>``, a report as ``<mark>``, each announced to screen readers."""
    before, after = shown(edit.before, edit.after)
    if edit.is_report:
        return _side("mark", "reported", edit.before, before)
    return _side("del", "deleted", edit.before, before) + _side("ins", "inserted", edit.after, after)


def _side(tag: str, spoken: str, text: str, sign: str) -> str:
    if not text:
        return ""
    spaces = "" if text.strip() else ' class="spaces"'  # a dot that is struck through can no longer be recognised
    return f'<{tag}{spaces}><span class="unseen">[{spoken}: </span>{escape(sign)}<span class="unseen">]</span></{tag}>'


def _section(name: str, result: Result, regions: Sequence[ChangeRegion]) -> str:
    source = result.source
    lines = Lines(source, layout=result.layout)
    lists = []
    for title, applied, report in (
        ("Changes", True, False),
        ("Suggestions, not applied", False, False),
        ("Reported, no repair known", False, True),
    ):
        items = "".join(
            _item(c, r, lines)
            for r in regions
            for c in (*r.changes, *r.others)
            if (c.applied, c.edit.is_report) == (applied, report)
        )
        if items:
            lists.append(f"<h3>{title}</h3><ol>{items}</ol>")
    return (
        f'<section><h2><bdi>{escape(harmless(name))}</bdi></h2>{_verdict(result.verdict)}<p class="file-tools" hidden>'
        f'<button type="button">Copy text</button> <button type="button">Download text</button></p>'
        f'<div class="text" lang="" dir="auto">{_blocks(source, regions)}</div>{"".join(lists)}</section>'
    )


def _verdict(verdict: Verdict) -> str:
    if not says_something(verdict):
        return ""
    strongest = "".join(f"<li><bdi>{escape(about(place))}</bdi></li>" for place in verdict.strongest)
    listed = f"<details><summary>The places that say most</summary><ul>{strongest}</ul></details>" if strongest else ""
    level = "spun" if verdict.is_spun else "perhaps"
    judged = f'<p><strong>{escape(sentence(verdict))}</strong></p>{listed}<p class="why">{escape(CAVEAT)}</p>'
    return f'<div class="verdict {level}">{judged}</div>'


def _blocks(source: str, regions: Sequence[ChangeRegion]) -> str:
    """The text with its changes, cut into blocks at line ends."""
    blocks, block, size = list[str](), list[str](), 0
    for piece in _pieces(source, regions):
        for line in split(piece) if isinstance(piece, str) else [piece]:
            block.append(_shown(line, source))
            size += len(block[-1])
            if size > _BLOCK and isinstance(line, str) and line.endswith("\n"):
                blocks.append("".join(block))
                block, size = [], 0
    return "".join(f'<div class="block">{b}</div>' for b in [*blocks, "".join(block)] if b)


def _pieces(source: str, regions: Sequence[ChangeRegion]) -> Iterator[str | NumberedChange | ChangeRegion]:
    """The source as unchanged text, changes, and regions for which an alternative is suggested."""
    at = 0
    for region in regions:
        if any(c.placed for c in region.others):
            yield source[at : region.start]
            yield region
            at = region.end
            continue
        for change in region.changes:
            yield source[at : change.edit.start]
            yield change
            at = change.edit.end
    yield source[at:]


def _within(source: str, region: ChangeRegion) -> Iterator[str | NumberedChange]:
    """The same for a region, without the alternative."""
    at = region.start
    for change in region.changes:
        yield source[at : change.edit.start]
        yield change
        at = change.edit.end
    yield source[at : region.end]


def _around(source: str, region: ChangeRegion, other: NumberedChange) -> tuple[str, str]:
    """What remains of a region before and after a suggestion that replaces its changes."""
    return source[region.start : other.edit.start], source[other.edit.end : region.end]


def _shown(piece: str | NumberedChange | ChangeRegion, source: str) -> str:
    if isinstance(piece, str):
        return "".join(map(_plain, split(piece)))
    if isinstance(piece, NumberedChange):
        return _place(piece, marked(piece.edit))
    others = [c for c in piece.others if c.placed]
    instead = ""
    for c in others:
        before, after = (_shown(text, source) for text in _around(source, piece, c))
        instead += _place(c, f'<span class="instead">{before}{marked(c.edit)}{after}</span>', " other")
    base = "".join(_shown(p, source) for p in _within(source, piece))
    return f'<span id="e{others[0].number}"><span class="base">{base}</span>{instead}</span>'


def _plain(line: str) -> str:
    text = line.removesuffix("\r\n").removesuffix("\n")
    return escape(harmless(text)) + ("\n" if line.endswith("\n") else "")


def _place(c: NumberedChange, inner: str, other: str = "") -> str:
    kind = "report" if c.edit.is_report else "change" if c.applied else f"change suggestion{other}"
    how = sure(c.edit)
    rule = escape(harmless(c.edit.rule))
    return (
        f'<span class="{kind}" id="c{c.number}" role="group" tabindex="-1" data-number="{c.number}" data-rule="{rule}"'
        f' data-confidence="{how}" aria-label="Change {c.number}: {rule}, {how}">{inner}'
        f'<a class="ref" href="#n{c.number}" aria-label="Why change {c.number}">{c.number}</a></span>'
    )


def _item(c: NumberedChange, region: ChangeRegion, lines: Lines) -> str:
    where = lines.where(c.edit.start) if lines.layout else f"line {lines.where(c.edit.start)}"
    back = f'<a href="#c{c.number}">{c.number}</a>' if c.placed else f"{c.number}"
    kind = "" if c.applied else ' class="suggested"'
    rivals = [str(r.number) for r in (*region.changes, *region.others) if r.number != c.number and not r.edit.is_report]
    instead = f" Instead of {', '.join(rivals)}: one rejects the other." if c in region.others and c.placed else ""
    return (
        f'<li id="n{c.number}"{kind}>{back} · {where} · <bdi>{marked(c.edit)}</bdi><span class="why">'
        f"<b>{escape(harmless(c.edit.rule))}</b> ({sure(c.edit)}): "
        f'<span class="reason">{escape(harmless(c.edit.reason))}{instead}</span></span></li>'
    )


def _tools(changes: Sequence[NumberedChange]) -> tuple[str, str]:
    """The filters above the changes, and the bar for going from one change to the next."""
    offered = [c.edit for c in changes if c.placed and not c.edit.is_report]
    rules = Counter(harmless(edit.rule) for edit in offered)
    levels = Counter(edit.confidence for edit in offered)
    choices = "".join(f'<option value="{escape(r)}">{escape(r)} ({n})</option>' for r, n in sorted(rules.items()))
    grades = "".join(
        f'<option value="{level.name.lower()}">{level.name.lower()} ({levels[level]})</option>'
        for level in reversed(Confidence)
        if levels[level]
    )
    filters = (
        '<div id="filters" hidden>'
        f'<select id="rule" aria-label="Show changes of one rule"><option value="">All rules</option>{choices}</select>'
        f'<select id="confidence" aria-label="Show changes of one confidence"><option value="">Any confidence</option>'
        f'{grades}</select><button type="button" id="accept-all">Accept all shown</button>'
        '<button type="button" id="reject-all">Reject all shown</button></div>'
    )
    buttons = "".join(
        f'<button type="button" id="{name.lower()}">{name} <kbd>{key}</kbd></button>'
        for name, key in (("Previous", "k"), ("Next", "j"), ("Accept", "a"), ("Reject", "r"))
    )
    bar = f'<p id="about" role="status"></p><div>{buttons}</div>'
    return filters, f'<aside id="tools" aria-label="Review the changes" hidden>{bar}</aside>'


def _data(piece: str | NumberedChange | ChangeRegion, source: str) -> object:
    """A piece for the script that reassembles the text: unchanged text, both sides of a change, or a choice."""
    if isinstance(piece, str):
        return piece
    if isinstance(piece, NumberedChange):
        return piece.number, piece.edit.before, piece.edit.after, piece.applied
    others = [(c, *_around(source, piece, c)) for c in piece.others if c.placed]
    return {
        "base": [_data(p, source) for p in _within(source, piece)],
        "others": [(c.number, before + c.edit.after + after) for c, before, after in others],
    }


def as_script(data: object) -> str:
    """JSON that is safe inside a script element, whatever the text contains."""
    return json.dumps(data).translate({ord(c): f"\\u{ord(c):04x}" for c in "<>&"})


def policy(style: str, script: str) -> str:
    """The policy that lets a page load and run its own style and script, and nothing else."""
    return f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'"


def asset(name: str) -> str:
    """A style or a script of our pages."""
    return files("cleantext.render").joinpath("page", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


RENDERER = Renderer("html", render)
