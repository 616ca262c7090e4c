"""Changes by place; suggestions that lie across other changes are alternatives to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cleantext.model import Edit, Result


class NumberedChange(NamedTuple):
    """An edit or suggestion, its number on the page, and whether it has a place there."""

    number: int
    edit: Edit
    applied: bool
    placed: bool = True


class ChangeRegion(NamedTuple):
    """A stretch of the source: changes that go together, and alternatives, each of which replaces all the rest."""

    start: int
    end: int
    changes: list[NumberedChange]
    others: list[NumberedChange]


def regions(result: Result, numbers: Iterator[int]) -> Iterator[ChangeRegion]:
    """All changes of a result, from top to bottom; changes that touch form one region."""
    marked = [*((e, True) for e in result.edits), *((s, False) for s in result.suggestions)]
    together = list[tuple[Edit, bool]]()
    end = -1
    for edit, applied in sorted(marked, key=lambda m: (m[0].start, m[0].end, not m[1])):
        if together and edit.start > end:
            yield _region(together, numbers)
            together, end = [], -1
        together.append((edit, applied))
        end = max(end, edit.end)
    if together:
        yield _region(together, numbers)


def _region(together: list[tuple[Edit, bool]], numbers: Iterator[int]) -> ChangeRegion:
    base = [edit for edit, applied in together if applied]
    others = list[Edit]()
    for edit, applied in together:
        if not applied:
            clear = all(b.end < edit.start or edit.end < b.start for b in base)
            (base if clear else others).append(edit)
    applied_ids = {id(edit) for edit, applied in together if applied}
    start, end = together[0][0].start, max(edit.end for edit, _ in together)
    return ChangeRegion(
        start,
        end,
        [NumberedChange(next(numbers), edit, id(edit) in applied_ids) for edit in sorted(base)],
        [NumberedChange(next(numbers), edit, False, placed=not edit.is_report) for edit in others],
    )
