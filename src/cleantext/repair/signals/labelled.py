"""The phrase is in a text that shows two versions of something."""

from __future__ import annotations

import re

from cleantext.repair.signals.signal import FORBIDS, Place, Signal

_NEAR = 600
"""The greatest distance between a phrase in one of two versions and their labels."""

_LABEL = re.compile(
    r"(?:^|\n|[.!?|;]\s+)[\s>*_#|(-]{0,6}"
    r"(before|after|originals?|spun|wrong|right|correct(?:ed)?|incorrect|bad|good|expected|actual|tortured|paraphrased?"
    r"|rewritten|reworded|human|machine|avant|après|faux|fautif|juste|correcte?|corrigé|incorrect|attendu|obtenu"
    r"|réécrit|reformulé|paraphrasé)"
    r"(?:\s(?:text|version|sentence|phrase|term|form|texte|forme))?[*_]{0,3}\s?[:：][*_]{0,3}\s",
    re.IGNORECASE,
)


def weigh(place: Place) -> Signal | None:
    """“Original: … Spun: …”: whoever sets the two side by side wants both to be seen."""
    first = max(0, place.start - _NEAR)
    around = place.text[first : place.end + _NEAR]
    if ":" not in around:
        return None
    labels = [(first + match.start(), match[1].lower()) for match in _LABEL.finditer(around)]
    if len({label for _, label in labels}) > 1 and any(at < place.start for at, _ in labels):
        return Signal(FORBIDS, "the text shows two versions")
    return None
