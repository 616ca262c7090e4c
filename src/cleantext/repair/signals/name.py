"""The phrase seems part of a name."""

from __future__ import annotations

from cleantext.repair.signals import evidence
from cleantext.repair.signals.signal import Place, Signal


def weigh(place: Place) -> Signal | None:
    """A name, written with capitals, stands for nothing else."""
    if (place.entry is None or not evidence.is_name(place.entry.term)) and evidence.in_name(
        place.text, place.start, place.end
    ):
        return Signal(-4.0, "seems part of a name")
    return None
