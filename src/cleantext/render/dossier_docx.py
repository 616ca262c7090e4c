"""A dossier for Word."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from cleantext.model import Result
from cleantext.render.findings import NumberedFinding, findings, numbered, provenance
from cleantext.render.places import change
from cleantext.render.verdict import CAVEAT, sentence
from cleantext.render.visible import harmless

_HEADS = ("No.", "Where", "Sentence", "Probably said", "How sure, and why", "Decision")
_WIDTHS = (1.2, 2.4, 8.0, 3.6, 6.0, 2.2)
"""Of its columns, in centimetres."""


def render(results: Sequence[tuple[str, Result]], *, color: bool = False, width: int = 80) -> bytes:
    """The document, in landscape format; the column and the box for decisions are empty."""
    import docx
    from docx.enum.section import WD_ORIENT

    document = docx.Document()
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = page.page_height, page.page_width
    numbers = numbered()
    for name, result in results:
        document.add_heading(f"Dossier: {harmless(name)}", 1)
        _write(document, result, findings(result, numbers))
    document.add_heading("The reader’s decision", 2)
    box = document.add_table(1, 1, style="Table Grid")
    box.cell(0, 0).text = "Decision:\n\nReasons:\n\n\n\nName and date:\n"
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def _write(document: Any, result: Result, findings: Sequence[NumberedFinding]) -> None:
    document.add_paragraph().add_run(sentence(result.verdict)).bold = True
    document.add_paragraph(CAVEAT, style="Intense Quote")
    for title, some in (
        ("Phrases that read as spun", [f for f in findings if f.is_phrase]),
        ("Other findings", [f for f in findings if not f.is_phrase]),
    ):
        document.add_heading(f"{title} ({len(some):,})", 2)
        _table(document, _HEADS, [_row(f) for f in some])
    if result.failures:
        document.add_heading("What could not be done", 2)
        for failure in result.failures:
            document.add_paragraph(harmless(f"{failure.rule}: {failure.reason}"), style="List Bullet")
    document.add_heading("Settings and versions", 2)
    _table(document, (), provenance(result))


def _row(f: NumberedFinding) -> tuple[str, ...]:
    before, after = f.sentence
    repair = change(f.edit) if not f.is_phrase or f.edit.is_report else f"“{f.edit.after}”"
    why = f"{f.how_sure}: {f.edit.reason} ({f.edit.rule})" + ("" if f.applied else " Suggestion, not applied.")
    return str(f.number) + (" ★" if f.place else ""), f.where, f"{before}⟦{f.edit.before}⟧{after}", repair, why, ""


def _table(document: Any, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table, built row by row as markup: the library takes a second for a few hundred rows."""
    from copy import deepcopy

    from docx.oxml.ns import qn
    from docx.shared import Cm

    if not rows:
        document.add_paragraph("None.")
        return
    table = document.add_table(1, len(rows[0]), style="Table Grid")
    table.autofit = False
    for column, cell, width in zip(table.columns, table.rows[0].cells, _WIDTHS if heads else (5.0, 18.4), strict=True):
        column.width = cell.width = Cm(width)
    pattern = deepcopy(table._tbl.tr_lst[0])
    for cell, text in zip(table.rows[0].cells, heads or rows[0], strict=True):
        cell.paragraphs[0].add_run(harmless(text)).bold = bool(heads)
    for texts in rows if heads else rows[1:]:
        row = deepcopy(pattern)
        for paragraph, text in zip(row.iter(qn("w:p")), texts, strict=True):
            paragraph.add_r().text = harmless(text)
        table._tbl.append(row)
