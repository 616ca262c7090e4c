"""The acronym of the right term stands beside the phrase."""

from __future__ import annotations

from cleantext.repair.signals import evidence
from cleantext.repair.signals.signal import Place, Signal


def weigh(place: Place) -> Signal | None:
    """An acronym in brackets says which term was meant."""
    if place.entry and evidence.acronym_beside(place.entry, place.text, place.start, place.end):
        return Signal(6.0, f"{place.entry.acronym} stands beside it")
    return None
