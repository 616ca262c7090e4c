"""Tracked changes and comments in a Word document, as its markup has them."""

from __future__ import annotations

from itertools import count
from typing import Any

from cleantext.model import Edit
from cleantext.render.places import change, note
from cleantext.render.visible import harmless

AUTHOR = "cleantext"


class Revisions:
    """Numbers the changes and comments of one document; existing ones keep their numbers."""

    def __init__(self, document: Any) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml.ns import qn

        _ = document.comments  # creates the part that contains them
        self._comments = document.part.part_related_by(RELATIONSHIP_TYPE.COMMENTS).element
        numbers = [e.get(qn("w:id"), "0") for root in (document.element, self._comments) for e in root.iter()]
        self._numbers = count(1 + max((int(n) for n in numbers if n.isdecimal()), default=0))

    def who(self) -> dict[str, str]:
        """The attributes of a change: its number and who made it."""
        return {"id": str(next(self._numbers)), "author": AUTHOR}

    def comment(self, edit: Edit, applied: bool = True) -> str:
        """Add a comment that says who changed it and why; returns its number."""
        text = note(edit)
        if not applied:
            text = f"Suggestion, not applied: {change(edit)} {text}"
        elif not (edit.before + edit.after).strip():  # a space or a line end is hard to see in Word
            text = f"{text} Here: {change(edit)}"
        who = self.who()  # added by hand: the library searches all comments for each new one
        comment = add_child(self._comments, "w:comment", initials="ct", **who)
        add_child(add_child(add_child(comment, "w:p"), "w:r"), "w:t", "preserve").text = harmless(text)
        return who["id"]


def reference(comment: str) -> Any:
    """A run that shows where a comment belongs."""
    run = new("w:r")
    add_child(run, "w:commentReference", id=comment)
    return run


def add_child(parent: Any, tag: str, space: str = "", **attributes: str) -> Any:
    """Add a last child."""
    child = new(tag, space, **attributes)
    parent.append(child)
    return child


def new(tag: str, space: str = "", **attributes: str) -> Any:
    """An element with attributes of Word's own namespace."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    child = OxmlElement(tag)
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    if space:
        child.set(qn("xml:space"), space)
    return child
