"""The paragraph has none of the words that the entry requires."""

from __future__ import annotations

from cleantext.repair.signals import evidence
from cleantext.repair.signals.signal import Place, Signal


def weigh(place: Place) -> Signal | None:
    """Without them the phrase is mostly honest."""
    if place.entry and not evidence.near(place.entry, place.text, place.start, place.end):
        return Signal(-2.5, "none of the words it needs nearby")
    return None
