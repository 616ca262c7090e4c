"""The sentence contains a word that the entry excludes."""

from __future__ import annotations

from cleantext.repair.signals import evidence
from cleantext.repair.signals.signal import FORBIDS, Place, Signal


def weigh(place: Place) -> Signal | None:
    """Beside this word the phrase means what it says, as the entry states."""
    if place.entry and evidence.forbidden(place.entry, place.text, place.start, place.end):
        return Signal(FORBIDS, "a word stands in the sentence that excludes it")
    return None
