"""The nouns of cleantext: what rules say, what happened, and what comes back."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import NamedTuple


class Stage(StrEnum):
    """The steps a text goes through; their order here is the only order there is."""

    ENCODING = "encoding"
    CHARACTERS = "characters"
    RESIDUE = "residue"
    SPACING = "spacing"
    PUNCTUATION = "punctuation"
    CASING = "casing"
    PHRASES = "phrases"


class Confidence(IntEnum):
    """How sure a repair is: LIKELY and up are applied by default, a GUESS is only shown."""

    GUESS = 1
    LIKELY = 2
    CERTAIN = 3


class Proposal(NamedTuple):
    """What a rule says: put ``after`` in the place of text[start:end] of one snapshot (characters)."""

    start: int
    end: int
    after: str
    rule: str
    confidence: Confidence
    reason: str


class Edit(NamedTuple):
    """What happened: source[start:end], which read ``before``, became ``after`` (offsets in characters).

    Among suggestions there may be a report: something is lost here and no repair is known; ``after`` is ``before``.
    """

    start: int
    end: int
    before: str
    after: str
    rule: str
    confidence: Confidence
    reason: str

    @property
    def is_report(self) -> bool:
        """Whether it only says that something is lost here."""
        return self.before == self.after


class Result(NamedTuple):
    """A cleaned text: its source, its edits in source coordinates, and what was only suggested."""

    source: str
    text: str
    edits: tuple[Edit, ...] = ()
    suggestions: tuple[Edit, ...] = ()
    signature: str = ""

    @property
    def changed(self) -> bool:
        """Whether the text differs from its source."""
        return self.text != self.source

    def _repr_html_(self) -> str:
        """The changes, for notebooks."""
        from cleantext.render.notebook import fragment  # the one look upwards: a notebook asks the object itself

        return fragment(self)
