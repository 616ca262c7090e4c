"""A dossier: the verdict on a text with its evidence, for a person who has to decide; as a page, for Word, as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from cleantext.model import Result, probability_text
from cleantext.render import dossier_docx, dossier_pdf
from cleantext.render.findings import NumberedFinding, by_rule, findings, numbered, provenance
from cleantext.render.html import as_script, asset, marked, policy
from cleantext.render.renderer import Renderer
from cleantext.render.verdict import CAVEAT, says_something, sentence, spinner_kind
from cleantext.render.visible import harmless

Found = list[tuple[str, Result, list[NumberedFinding]]]

OUTCOMES = ("no decision yet", "nothing to object to", "ask the author", "pass it on")


def render(results: Sequence[tuple[str, Result]], *, color: bool = False, width: int = 80) -> str:
    """The page: it loads nothing from outside; decisions stay in the reader's browser until they are saved as JSON."""
    numbers = numbered()
    files = [(name, result, findings(result, numbers)) for name, result in results]
    style, script = asset("page.css") + asset("dossier.css"), asset("dossier.js")
    title = escape(harmless(_title([name for name, _ in results])))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title} · cleantext</title>
<style>{style}</style>
</head>
<body class="dossier">
<header><h1><bdi>{title}</bdi></h1></header>
<main>{"".join(_file(*one, headed=len(files) > 1) for one in files)}{_decision()}</main>
{_bar()}
<script type="application/json" id="data">{as_script(_data(files))}</script>
<script>{script}</script>
</body>
</html>
"""


def _title(names: Sequence[str]) -> str:
    return f"Dossier: {names[0]}" if len(names) == 1 else f"Dossier: {len(names)} texts"


def _file(name: str, result: Result, findings: Sequence[NumberedFinding], headed: bool) -> str:
    heading = f"<h2><bdi>{escape(harmless(name))}</bdi></h2>" if headed else ""
    phrases = [f for f in findings if f.is_phrase]
    others = [f for f in findings if not f.is_phrase]
    failures = "".join(f"<li>{escape(harmless(f'{f.rule}: {f.reason}'))}</li>" for f in result.failures)
    rows = "".join(
        f"<tr><th scope='row'>{escape(harmless(k))}</th><td>{escape(harmless(v))}</td></tr>"
        for k, v in provenance(result)
    )
    return (
        f"<section>{heading}{_verdict(result)}"
        f"<h3>Phrases that read as spun ({len(phrases):,})</h3>{_legend(phrases)}{_table(phrases)}"
        f"<h3>Other findings ({len(others):,})</h3>{_others(others)}"
        + (f"<h3>What could not be done</h3><ul>{failures}</ul>" if failures else "")
        + f"<h3>Settings and versions</h3><table class='settings'>{rows}</table></section>"
    )


def _verdict(result: Result) -> str:
    verdict = result.verdict
    level = "spun" if verdict.is_spun else "perhaps"
    shown = f"<p><strong>{escape(sentence(verdict))}</strong></p>"
    if says_something(verdict):
        rows = [
            ("Probability that the text was spun", probability_text(verdict.spun)),
            ("Places", f"{verdict.places:,}"),
            ("Different phrases", f"{verdict.phrases:,}"),
            ("Words", f"{verdict.words:,}"),
            ("Places per 1,000 words", f"{verdict.density:.1f}"),
            ("Share of words replaced (estimate)", f"{verdict.rate:.0%}"),
            ("Most like", spinner_kind(verdict) or "no kind of spinner in particular"),
        ]
        shown += "<dl>" + "".join(f"<div><dt>{k}</dt><dd>{escape(v)}</dd></div>" for k, v in rows) + "</dl>"
    return f'<div class="verdict {level}">{shown}<p class="why">{escape(CAVEAT)}</p></div>'


def _table(findings: Sequence[NumberedFinding]) -> str:
    if not findings:
        return "<p>None.</p>"
    heads = "".join(
        f"<th scope='col'>{head}</th>"
        for head in ("No.", "Where", "Sentence", "Probably said", "How sure, and why", "Decision")
    )
    return (
        f"<table class='findings'><thead><tr>{heads}</tr></thead><tbody>{''.join(map(_row, findings))}</tbody></table>"
    )


def _legend(findings: Sequence[NumberedFinding]) -> str:
    return "<p class='why'>★ among the strongest evidence</p>" if any(f.place for f in findings) else ""


def _row(f: NumberedFinding) -> str:
    before, after = (escape(harmless(part)) for part in f.sentence)
    repair = "no repair known" if f.edit.is_report else escape(harmless(f.edit.after)) or "(nothing)"
    strong = " <abbr title='among the strongest evidence'>★</abbr>" if f.place else ""
    applied = "" if f.applied else " Suggestion, not applied."
    return (
        f"<tr id='f{f.number}' tabindex='-1'><td data-head='No.'>{f.number}{strong}</td>"
        f"<td data-head='Where'>{escape(f.where)}</td>"
        f"<td data-head='Sentence'><bdi>{before}<mark>{escape(harmless(f.edit.before))}</mark>{after}</bdi></td>"
        f"<td data-head='Probably said'><bdi>{repair}</bdi></td>"
        f"<td data-head='How sure, and why'><b>{escape(f.how_sure)}</b>: {escape(harmless(f.edit.reason))}{applied}"
        f" <span class='why'>{escape(harmless(f.edit.rule))}</span></td>"
        f"<td data-head='Decision'>{_buttons(f)}</td></tr>"
    )


def _others(findings: Sequence[NumberedFinding]) -> str:
    if not findings:
        return "<p>None.</p>"
    return "".join(
        f"<details><summary><b>{escape(harmless(rule))}</b> ({len(some):,}): "
        f"{escape(harmless(some[0].edit.reason))}</summary><ol>{''.join(map(_item, some))}</ol></details>"
        for rule, some in by_rule(findings).items()
    )


def _item(f: NumberedFinding) -> str:
    before, after = (escape(harmless(part)) for part in f.context)
    applied = "" if f.applied or f.edit.is_report else "; suggestion, not applied"
    return (
        f"<li id='f{f.number}' tabindex='-1'>{f.number} · {escape(f.where)} · "
        f"<bdi>{before}{marked(f.edit)}{after}</bdi>"
        f" <span class='why'>{f.how_sure}{applied}</span>{_buttons(f)}</li>"
    )


def _buttons(f: NumberedFinding) -> str:
    if f.edit.is_report:
        return ""
    return (
        f'<span class="decide" hidden><button type="button" data-decide="accept" aria-pressed="false" '
        f'aria-label="Accept {f.number}">Accept</button><button type="button" data-decide="reject" '
        f'aria-pressed="false" aria-label="Reject {f.number}">Reject</button></span>'
    )


def _decision() -> str:
    options = "".join(f"<option>{outcome}</option>" for outcome in OUTCOMES)
    return (
        '<section id="decision"><h2>The reader’s decision</h2>'
        f'<p><label>Decision <select id="outcome">{options}</select></label> '
        '<label>Reader <input id="reader" autocomplete="name"></label></p>'
        '<p><label for="note">Reasons</label><textarea id="note" rows="5"></textarea></p>'
        '<p class="file-tools" hidden><button type="button" id="save">Save decisions</button> '
        '<label class="button">Load decisions<input type="file" id="load" accept=".json,application/json"></label> '
        '<button type="button" id="print">Print</button></p>'
        '<p class="why">“cleantext apply decisions.json manuscript.docx” makes the accepted changes in a file.</p>'
        "</section>"
    )


def _bar() -> str:
    buttons = "".join(
        f'<button type="button" id="{name.lower()}">{name} <kbd>{key}</kbd></button>'
        for name, key in (("Previous", "k"), ("Next", "j"), ("Accept", "a"), ("Reject", "r"))
    )
    bar = f'<p id="about" role="status"></p><div>{buttons}</div>'
    return f'<aside id="tools" aria-label="Decide on the findings" hidden>{bar}</aside>'


def _data(files: Found) -> object:
    """The findings as they are saved with decisions, with what is needed to find each in another copy."""
    return [
        {
            "name": name,
            "sha256": provenance(result)[-1][1],
            "signature": result.signature,
            "findings": [
                {
                    "number": f.number,
                    "start": f.edit.start,
                    "end": f.edit.end,
                    "before": f.edit.before,
                    "after": f.edit.after,
                    "rule": f.edit.rule,
                    "reason": f.edit.reason,
                    "context": f.context,
                }
                for f in some
                if not f.edit.is_report
            ],
        }
        for name, result, some in files
    ]


RENDERER = Renderer(
    "dossier", render, all_files=True, by_suffix={".docx": dossier_docx.render, ".pdf": dossier_pdf.printing(render)}
)
