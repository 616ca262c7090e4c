"""The phrase stands in a quotation: the words are somebody else's."""

from __future__ import annotations

import re

from cleantext.repair.signals.signal import FORBIDS, Place, Signal
from cleantext.repair.signals.surroundings import inside

_LONGEST = 300
"""Characters of a quotation at most: beyond that two marks are more probably no pair."""

_MARKS = "\"“„«‹‘'`"
_QUOTATION = re.compile(
    r"“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|‹[^‹›]+›|``[^`]+?''"
    r"|(?<![\w\"])\"(?=[\w(])[^\"]*(?<=[\w.,;:!?…)])\"(?!\w)"
    r"|(?<!\w)‘[^‘]+?’(?!\w)"
    r"|(?<![\w'])'(?=\w)[^'\n]{0,80}(?<=[\w.,!?…])'(?!\w)"
)


def weigh(place: Place) -> Signal | None:
    """What stands in quotation marks is left as it was said, with a comma inside the closing mark or without."""
    if inside(_QUOTATION, _MARKS, _LONGEST, place):
        return Signal(FORBIDS, "stands in quotation marks")
    return None
