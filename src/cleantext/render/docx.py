"""A Word file in which each change is tracked: accept it or reject it there, with rule and reason as a comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import count
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
    revisions = count(1)
    for name, result in results:
        if len(results) > 1:
            document.add_heading(harmless(name))
        _Writer(document, revisions).write(result)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


class _Writer:
    """Puts a result into a document, paragraph by paragraph."""

    def __init__(self, document: Any, revisions: Iterator[int]) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE

        _ = document.comments  # makes the part that holds them
        self._comments = document.part.part_related_by(RELATIONSHIP_TYPE.COMMENTS).element
        self._paragraph = document.add_paragraph()._p
        self._revisions = revisions

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
            following = _new("w:p")
            self._paragraph.addnext(following)
            self._paragraph = following
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
        return {"id": str(next(self._revisions)), "author": _AUTHOR}

    def _comment(self, text: str) -> str:
        who = self._who()  # put in by hand: the library's own way looks through all comments for each new one
        comment = _add(self._comments, "w:comment", initials="ct", **who)
        _add(_add(_add(comment, "w:p"), "w:r"), "w:t", "preserve").text = harmless(text)
        return who["id"]


def _add(parent: Any, tag: str, space: str = "", **attributes: str) -> Any:
    """A new last child."""
    child = _new(tag, space, **attributes)
    parent.append(child)
    return child


def _new(tag: str, space: str = "", **attributes: str) -> Any:
    """An element with attributes of Word's own namespace."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    child = OxmlElement(tag)
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    if space:
        child.set(qn("xml:space"), space)
    return child
