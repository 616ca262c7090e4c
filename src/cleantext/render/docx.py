"""A Word file in which each change is tracked: accept it or reject it there, with rule and reason as a comment."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from cleantext.model import Edit, Result, Verdict
from cleantext.render.renderer import Renderer
from cleantext.render.revisions import Revisions, add_child, new, reference
from cleantext.render.verdict import CAVEAT, about, says_something, sentence
from cleantext.render.visible import harmless


def render(results: Sequence[tuple[str, Result]], *, color: bool = False, width: int = 80) -> bytes:
    """The document; a line of the text is a paragraph, and if there are several files, each has a heading.

    Word knows one kind of line end only: a change from CRLF to LF shows in its comment.
    """
    import docx

    document = docx.Document()
    revisions = Revisions(document)
    for name, result in results:
        if len(results) > 1:
            document.add_heading(harmless(name))
        _judge(document, result.verdict)
        _Writer(document.add_paragraph()._p, revisions).write(result)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _judge(document: Any, verdict: Verdict) -> None:
    """The verdict above the text, where there is one."""
    if says_something(verdict):
        document.add_paragraph().add_run(sentence(verdict)).bold = True
        for place in verdict.strongest:
            document.add_paragraph(about(place), style="List Bullet")
        document.add_paragraph(CAVEAT, style="Intense Quote")


class _Writer:
    """Puts a result into a document, paragraph by paragraph."""

    def __init__(self, paragraph: Any, revisions: Revisions) -> None:
        self._paragraph, self._revisions = paragraph, revisions

    def write(self, result: Result) -> None:
        """The source with its edits as tracked changes; suggestions are comments only."""
        waiting = list(result.suggestions[::-1])
        at = 0
        for edit in result.edits:
            self._same(result.source, at, edit.start, waiting)
            comment = self._revisions.comment(edit)
            add_child(self._paragraph, "w:commentRangeStart", id=comment)
            if _plain(edit.before) == _plain(edit.after):
                self._write(edit.before, "")
            else:
                self._write(edit.before, "w:del")
                self._write(edit.after, "w:ins")
            add_child(self._paragraph, "w:commentRangeEnd", id=comment)
            self._paragraph.append(reference(comment))
            at = edit.end
        self._same(result.source, at, len(result.source) + 1, waiting)

    def _same(self, source: str, at: int, end: int, waiting: list[Edit]) -> None:
        """What is the same on both sides, with a comment where something is suggested."""
        while waiting and waiting[-1].start < end:
            edit = waiting.pop()
            start = max(at, edit.start)
            self._write(source[at:start], "")
            self._paragraph.append(reference(self._revisions.comment(edit, applied=False)))
            at = start
        self._write(source[at:end], "")

    def _write(self, text: str, how: str) -> None:
        """Add text that is unchanged, deleted (``w:del``) or inserted (``w:ins``), with the ends of its lines."""
        first, *others = _plain(text).split("\n")
        self._run(first, how)
        for line in others:
            if how:  # the mark at the end of this paragraph is what was deleted or inserted
                properties = add_child(self._paragraph.get_or_add_pPr(), "w:rPr")
                add_child(properties, how, **self._revisions.who())
            following = new("w:p")
            self._paragraph.addnext(following)
            self._paragraph = following
            self._run(line, how)

    def _run(self, text: str, how: str) -> None:
        if not text:
            return
        run = add_child(add_child(self._paragraph, how, **self._revisions.who()) if how else self._paragraph, "w:r")
        for n, part in enumerate(text.split("\t")):
            if n:
                add_child(run, "w:tab")
            if part:
                add_child(run, "w:delText" if how == "w:del" else "w:t", "preserve").text = harmless(part)


def _plain(text: str) -> str:
    """A text with the line ends that Word knows."""
    return text.replace("\r\n", "\n").removesuffix("\r")


RENDERER = Renderer("docx", render, binary=True)
