"""What must hold whatever a text is; each function raises BrokenPromise where it does not."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from cleantext import Cleaner
from cleantext.model import Edit, Result
from cleantext.pipeline.apply import invert, splice
from cleantext.testing import check_result

GROWTH, ROOM = 3, 40
"""How many times its length, and how many characters more, a text may have when it was cleaned: one character may stand
for a few (a ligature, an entity), and a phrase for a longer one."""


class BrokenPromise(AssertionError):
    """A promise did not hold; ``kind`` says which, and by which rules, so that the same fault is told once."""

    def __init__(self, kind: str, message: str) -> None:
        self.kind = kind
        super().__init__(f"{kind}: {message}")


def require(holds: bool, kind: str, message: str = "") -> None:
    """Raise if something does not hold."""
    if not holds:
        raise BrokenPromise(kind, message)


def rules_of(edits: Iterable[Edit]) -> str:
    """The names of the rules that made these edits."""
    return ", ".join(sorted({edit.rule for edit in edits}))


def holds_together(result: Result) -> None:
    """The edits are sorted, disjoint, replay, lead back and say why; nothing failed."""
    for fault in check_result(result):
        raise BrokenPromise(f"result ({rules_of(result.edits)})", fault)


def keeps_its_word(result: Result) -> None:
    """The same, and the text did not multiply."""
    holds_together(result)
    require(len(result.text) <= GROWTH * len(result.source) + ROOM, f"growth ({rules_of(result.edits)})", result.text)


def is_final(cleaner: Cleaner, result: Result) -> None:
    """Cleaning what was cleaned changes nothing."""
    again = cleaner.fix(result.text)
    require(again.text == result.text, f"idempotence ({rules_of(again.edits)})", f"{result.text!r}, {again.text!r}")


def same(one: Result, other: Result, kind: str) -> None:
    """Two ways to clean one text give the same."""
    if one != other:
        fields = ", ".join(n for n in Result._fields if getattr(one, n) != getattr(other, n))
        raise BrokenPromise(f"{kind}: {fields}", f"{one!r}, {other!r}")


def replays(before: str, after: str, edits: list[Edit]) -> None:
    """Edits lead from one text to the other and back, and stand in order."""
    require(splice(before, edits) == after, "replay", f"{edits}")
    require(splice(after, invert(edits)) == before, "replay backwards", f"{edits}")
    require(all(a.end <= b.start for a, b in pairwise(edits)), "order", f"{edits}")
