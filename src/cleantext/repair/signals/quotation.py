"""The phrase is in a quotation: the words are somebody else's."""

from __future__ import annotations

import re

from cleantext.repair.signals.signal import FORBIDS, Place, Signal
from cleantext.repair.signals.surroundings import enclosing

_LONGEST = 300
"""The most characters of a quotation; marks that are farther apart are probably not a pair."""

_WORDS_OF_SPEECH = 3
"""The fewest words that speech has besides the phrase: “the irregular woodland,” is not speech."""

_SPEECH_BEFORE = re.compile(r"(?:^|\n\s*|[.!?…][\"'”’»)\]]*\s+|\w{2,},\s+)$")
_MARKS = "\"“„«‹‘'`"
_QUOTATION = re.compile(
    r"“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|‹[^‹›]+›|``[^`]+?''"
    r"|(?<![\w\"])\"(?=[\w(])[^\"]*(?<=[\w.,;:!?…)])\"(?!\w)"
    r"|(?<!\w)‘[^‘]+?’(?!\w)"
    r"|(?<![\w'])'(?=\w)[^'\n]{0,80}(?<=[\w.,!?…])'(?!\w)"
)


def weigh(place: Place) -> Signal | None:
    """A quotation stays as it is, with a comma inside the closing mark or without."""
    quotation = enclosing(_QUOTATION, _MARKS, _LONGEST, place)
    if quotation and not _is_speech(quotation, place):
        return Signal(FORBIDS, "stands in quotation marks")
    return None


def _is_speech(quotation: re.Match[str], place: Place) -> bool:
    """Whether this is speech, which a spinner changes like everything else.

    Speech has several more words inside the marks, and begins like a sentence or continues after “he said,”.
    """
    others = len(quotation[0].split()) - len(place.text[place.start : place.end].split())
    before = place.text[max(0, quotation.start() - 40) : quotation.start()]
    return others >= _WORDS_OF_SPEECH and bool(_SPEECH_BEFORE.search(before))
