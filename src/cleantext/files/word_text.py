"""The text of a Word paragraph, piece by piece; an object inside a line counts as one character."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from cleantext.files.tracked import W
from cleantext.files.units import OBJECT

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"

_BREAKS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
_OBJECTS = frozenset((f"{_MATH}oMath", f"{_MATH}oMathPara", _CHOICE)) | {
    f"{W}{name}"
    for name in (
        "drawing", "pict", "object", "sym", "ruby", "pgNum", "footnoteReference", "endnoteReference", "footnoteRef",
        "endnoteRef",
    )
}  # fmt: skip
"""Formulas, pictures, embedded objects, marks of notes: their text, if they have any, is not that of the line."""

_SKIPPED = frozenset(f"{W}{name}" for name in ("p", "pPr", "rPr", "del", "moveFrom", "sdtPr", "sdtEndPr"))
"""Properties, what somebody has taken out, and paragraphs of their own in text boxes."""


class ParagraphPiece(NamedTuple):
    """A piece of a paragraph: its text, the element that holds it if it can be changed, whether it must not be."""

    text: str
    element: Any
    is_fixed: bool


class Fields:
    """The fields that are open at a place of a document: numbers and references that Word computes."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def pieces(self, element: Any, is_fixed: bool = False) -> Iterator[ParagraphPiece]:
        """The pieces of a paragraph, or of an element inside it, in order."""
        for child in element:
            tag = child.tag
            if tag == f"{W}t":
                if not any(field.is_instruction for field in self._open):
                    self._note(child.text)
                    yield ParagraphPiece(child.text or "", child, is_fixed or any(f.is_computed for f in self._open))
            elif tag in _BREAKS:
                yield ParagraphPiece(_BREAKS[tag], None, True)
            elif tag in _OBJECTS:
                self._note(OBJECT)
                yield ParagraphPiece(OBJECT, None, True)
            elif tag == f"{W}fldChar":
                if self._step(child.get(f"{W}fldCharType")):
                    yield ParagraphPiece(OBJECT, None, True)
            elif tag == f"{W}instrText":
                if self._open:
                    self._open[-1].instruction += child.text or ""
            elif tag not in _SKIPPED:
                yield from self.pieces(child, is_fixed or tag == f"{W}fldSimple")

    def _step(self, kind: str | None) -> bool:
        """Advance the state of the fields; returns whether one ends here that shows nothing."""
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].is_instruction = False
        elif kind == "end" and self._open:
            return not self._open.pop().is_shown
        return False

    def _note(self, text: str | None) -> None:
        for field in self._open:
            field.is_shown |= bool(text)


class _Field:
    """A field: what it says, whether that goes on, whether it shows anything."""

    def __init__(self) -> None:
        self.instruction, self.is_instruction, self.is_shown = "", True, False

    @property
    def is_computed(self) -> bool:
        """Whether Word computes what it shows; the words of a link are the author's."""
        return self.instruction.split()[:1] != ["HYPERLINK"]
