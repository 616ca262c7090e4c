"""The phrase is spoken of, not used."""

from __future__ import annotations

from cleantext.repair.signals import evidence
from cleantext.repair.signals.signal import FORBIDS, Place, Signal


def weigh(place: Place) -> Signal | None:
    """A phrase in quotation marks by itself, or beside its right form, is a mention."""
    if evidence.quoted(place.text, place.start, place.end):
        return Signal(FORBIDS, "stands in quotation marks")
    if evidence.explained(place.text, place.start, place.end, place.right):
        return Signal(FORBIDS, "the right form stands beside it")
    return None
