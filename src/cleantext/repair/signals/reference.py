"""The phrase stands in a reference."""

from __future__ import annotations

from cleantext.repair.signals import evidence
from cleantext.repair.signals.signal import FORBIDS, Place, Signal


def weigh(place: Place) -> Signal | None:
    """Titles of works are quoted as they are."""
    if evidence.in_reference(place.text, place.start, place.end):
        return Signal(FORBIDS, "stands in a reference")
    return None
