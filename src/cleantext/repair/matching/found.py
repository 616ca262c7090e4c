"""A phrase that was found in a text."""

from __future__ import annotations

from typing import Any, NamedTuple

from cleantext.model import Confidence
from cleantext.repair.glossary.entry import Entry
from cleantext.repair.wording.normalise import folded


class Found(NamedTuple):
    """A phrase that stands at text[start:end] (characters), and the right form for it."""

    start: int
    end: int
    right: str
    entry: Entry
    confidence: Confidence


def moved(place: Any, by: int) -> Any:
    """A place with a start and an end, so many characters further on."""
    return place._replace(start=place.start + by, end=place.end + by)


def stands_right(text: str, f: Found) -> bool:
    """Whether a right term stands there already: only there to keep others from breaking it."""
    return folded(text[f.start : f.end]) == folded(f.right)
