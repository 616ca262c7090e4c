"""A word that the entry excludes stands in the sentence."""

from __future__ import annotations

from cleantext.repair.signals import evidence
from cleantext.repair.signals.signal import FORBIDS, Place, Signal


def weigh(place: Place) -> Signal | None:
    """Where the entry says that the words are meant, they are."""
    if place.entry and evidence.forbidden(place.entry, place.text, place.start, place.end):
        return Signal(FORBIDS, "a word stands in the sentence that excludes it")
    return None
