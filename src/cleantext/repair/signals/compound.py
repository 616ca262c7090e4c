"""The phrase is part of a longer word."""

from __future__ import annotations

from cleantext.repair.signals import evidence
from cleantext.repair.signals.signal import Place, Signal


def weigh(place: Place) -> Signal | None:
    """“secret-shared data” is no “shared data”."""
    if evidence.in_compound(place.text, place.start):
        return Signal(-3.0, "is part of a longer word")
    return None
