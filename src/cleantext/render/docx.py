"""A Word file in which each change is tracked: accept it or reject it there, with rule and reason as a comment."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from cleantext.model import Edit, Result
from cleantext.render.places import change, note
from cleantext.render.visible import harmless

_AUTHOR = "cleantext"


def render(results: Sequence[tuple[str, Result]], *, color: bool = False, width: int = 80) -> bytes:
    """The document; a line of the text is a paragraph, and of several files each has a heading.

    Word knows one kind of line end only: a change from CRLF to LF does not show.
    """
    import docx

    document = docx.Document()
    for name, result in results:
        if len(results) > 1:
            document.add_heading(harmless(name))
        _Writer(document).write(result)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


class _Writer:
    """Puts a result into a document, paragraph by paragraph."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._paragraph = document.add_paragraph()._p
        self._revision = len(document.element.body)

    def write(self, result: Result) -> None:
        """The source with its edits as tracked changes; suggestions are comments only."""
        waiting = list(result.suggestions[::-1])
        at = 0
        for edit in result.edits:
            self._same(result.source, at, edit.start, waiting)
            comment = self._comment(note(edit))
            _add(self._paragraph, "w:commentRangeStart", id=comment)
            self._write(edit.before, "w:del")
            self._write(edit.after, "w:ins")
            _add(self._paragraph, "w:commentRangeEnd", id=comment)
            _add(_add(self._paragraph, "w:r"), "w:commentReference", id=comment)
            at = edit.end
        self._same(result.source, at, len(result.source) + 1, waiting)

    def _same(self, source: str, at: int, end: int, waiting: list[Edit]) -> None:
        """What is the same on both sides, with a comment where something is suggested."""
        while waiting and waiting[-1].start < end:
            edit = waiting.pop()
            start = max(at, edit.start)
            self._write(source[at:start], "")
            comment = self._comment(f"Suggestion, not applied: {change(edit)} {note(edit)}")
            _add(_add(self._paragraph, "w:r"), "w:commentReference", id=comment)
            at = start
        self._write(source[at:end], "")

    def _write(self, text: str, how: str) -> None:
        """Text that is the same, taken out (``w:del``) or put in (``w:ins``); so are the ends of its lines."""
        first, *others = text.replace("\r\n", "\n").removesuffix("\r").split("\n")
        self._run(first, how)
        for line in others:
            if how:  # the mark at the end of this paragraph is what was taken out or put in
                properties = _add(self._paragraph.get_or_add_pPr(), "w:rPr")
                _add(properties, how, **self._who())
            self._paragraph = self._document.add_paragraph()._p
            self._run(line, how)

    def _run(self, text: str, how: str) -> None:
        if not text:
            return
        run = _add(_add(self._paragraph, how, **self._who()) if how else self._paragraph, "w:r")
        for n, part in enumerate(text.split("\t")):
            if n:
                _add(run, "w:tab")
            if part:
                _add(run, "w:delText" if how == "w:del" else "w:t", "preserve").text = harmless(part)

    def _who(self) -> dict[str, str]:
        self._revision += 1
        return {"id": str(self._revision), "author": _AUTHOR}

    def _comment(self, text: str) -> str:
        comment = self._document.comments.add_comment(harmless(text), author=_AUTHOR, initials="ct")
        return str(comment.comment_id)


def _add(parent: Any, tag: str, space: str = "", **attributes: str) -> Any:
    """A new last child, with attributes of Word's own namespace."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    child = OxmlElement(tag)
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    if space:
        child.set(qn("xml:space"), space)
    parent.append(child)
    return child
