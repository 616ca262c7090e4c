"""Changes of a Word file as tracked ones: deleted and inserted text keeps the formatting of its place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from cleantext.model import Edit
from cleantext.render.revisions import Revisions, add_child, new, reference
from cleantext.render.visible import harmless

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of a Word document's elements."""

_NO_COMMENTS = tuple(f"{W}{part}" for part in ("hdr", "ftr", "footnotes", "endnotes", "comments", "txbxContent"))
"""Where Word allows no comment."""

ParagraphPiece = tuple[int, int, Any]
"""Where a text element begins and ends in the text of the document, and the element."""

Change = tuple[Edit, Edit]
"""An edit without what its sides share, and the complete edit."""


def track(document: Any, pieces: Sequence[ParagraphPiece], changes: Sequence[Change]) -> None:
    """Make the changes, which are sorted, as tracked ones, each with rule and reason as a comment."""
    revisions = Revisions(document)
    cuts = sorted({place for edit, _ in changes for place in (edit.start, edit.end)})
    parts = [part for piece in pieces for part in _split(piece, cuts)]
    starts = [start for start, _, _ in parts]
    for edit, whole in changes:
        first = bisect_left(starts, edit.start)
        old = [element for _, _, element in parts[first : bisect_left(starts, edit.end)]]
        if old:
            runs = [_deleted(_alone(element), revisions) for element in old]
        else:  # nothing is deleted: insert after the text that ends here, or before what follows
            behind = first > 0 and (parts[first - 1][1] == edit.start or first == len(parts))
            runs = [_alone(parts[first - behind][2])]
        if edit.after:
            replacement = _inserted(edit.after, runs[-1], revisions)
            if old or behind:
                runs[-1].addnext(replacement)
            else:
                runs[0].addprevious(replacement)
            runs = [*runs, replacement] if old else [replacement]
        _explain(runs, whole, revisions)


def _split(piece: ParagraphPiece, cuts: Sequence[int]) -> Iterator[ParagraphPiece]:
    """A piece in parts, each in an element of its own, so that no change begins or ends inside of one."""
    start, end, element = piece
    for place in cuts[bisect_left(cuts, start + 1) : bisect_left(cuts, end)]:
        rest = deepcopy(element)
        element.text, rest.text = element.text[: place - start], element.text[place - start :]
        for part in (element, rest):
            part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        element.addnext(rest)
        yield start, place, element
        start, element = place, rest
    yield start, end, element


def _alone(element: Any) -> Any:
    """The run with this text only; other text that it had goes into runs before and after it."""
    run = element.getparent()
    others = [child for child in run if child.tag != f"{W}rPr"]
    at = others.index(element)
    for some, stand in ((others[:at], run.addprevious), (others[at + 1 :], run.addnext)):
        if some:
            other = _like(run)
            other.extend(some)
            stand(other)
    return run


def _like(run: Any) -> Any:
    """An empty run with the formatting of another."""
    empty = new("w:r")
    properties = run.find(f"{W}rPr")
    if properties is not None:
        empty.append(deepcopy(properties))
    return empty


def _deleted(run: Any, revisions: Revisions) -> Any:
    """Mark a run as deleted; returns the mark, which contains it."""
    mark = new("w:del", **revisions.who())
    run.addprevious(mark)
    mark.append(run)
    for text in run.iter(f"{W}t"):
        text.tag = f"{W}delText"
    return mark


def _inserted(text: str, beside: Any, revisions: Revisions) -> Any:
    """An inserted run, formatted like the one beside it; inside somebody else's insertion it becomes part of that."""
    run = _like(beside.find(f"{W}r") if beside.tag == f"{W}del" else beside)
    add_child(run, "w:t", "preserve").text = harmless(text)
    if beside.getparent().tag == f"{W}ins":
        return run
    mark = new("w:ins", **revisions.who())
    mark.append(run)
    return mark


def _explain(runs: Sequence[Any], edit: Edit, revisions: Revisions) -> None:
    """Say who made a change and why, where Word allows it."""
    if next(runs[0].iterancestors(*_NO_COMMENTS), None) is not None:
        return
    comment = revisions.comment(edit)
    runs[0].addprevious(new("w:commentRangeStart", id=comment))
    last = new("w:commentRangeEnd", id=comment)
    runs[-1].addnext(last)
    last.addnext(reference(comment))
