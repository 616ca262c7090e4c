"""What a signal is: one piece of evidence about one repair, with its weight and a reason a person can check."""

from __future__ import annotations

from typing import NamedTuple

from cleantext.repair.glossary.entry import Entry

FORBIDS = float("-inf")
"""The weight of evidence that rules a repair out."""


class Place(NamedTuple):
    """A phrase that may be repaired.

    Attributes:
        text: the document.
        start, end: where the phrase stands (characters).
        right: what would stand there instead.
        entry: the entry of a glossary that lists it, if one does.
    """

    text: str
    start: int
    end: int
    right: str
    entry: Entry | None = None


class Signal(NamedTuple):
    """Evidence: how much it adds to the log odds of the repair (natural logarithm), and the reason."""

    weight: float
    reason: str
