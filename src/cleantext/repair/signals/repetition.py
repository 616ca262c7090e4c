"""The repair would repeat the word beside it."""

from __future__ import annotations

from cleantext.repair.signals import evidence
from cleantext.repair.signals.signal import Place, Signal


def weigh(place: Place) -> Signal | None:
    """A repair that makes a word appear twice is not a repair."""
    if evidence.repeats(place.text, place.start, place.end, place.right):
        return Signal(-4.0, "its repair would repeat the word beside it")
    return None
