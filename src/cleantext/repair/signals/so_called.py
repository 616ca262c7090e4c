"""The author says that this is what somebody calls a thing."""

from __future__ import annotations

import re

from cleantext.repair.signals.signal import FORBIDS, Place, Signal

_NEAR = 60
"""How many characters before and after a phrase such words are looked for."""

_BEFORE = re.compile(
    r"(?:\bso[- ]called|\bsoi-disant|\bdite?s?"
    r"|\b(?:the|this|that|odd|strange|wrong|its|a) (?:phrase|term|wording|expression|words?)"
    r"|\b(?:l[’']expression|le terme|la locution|la tournure|le mot|les mots)"
    r"|\bwhat (?:\w+ ){1,3}calls?(?: the| an?)?|\bce que (?:\w+ ){1,3}appell\w+(?: l[ea]s?| une?)?"
    r"|\b(?:which|that) (?:\w+ ){1,2}calls?)\s+[\"'“‘«*_]?\s*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"[\"'”’»*_]?,?\s+(?:\(?as (?:\w+ ){1,3}calls? (?:it|them)|by which (?:\w+ ){1,3}means?\b"
    r"|in (?:the|its|their|a) (?:literal|plain|everyday|old|strict) sense|\(?comme (?:\w+ ){1,3}(?:l[’'])?appell"
    r"|au sens (?:propre|strict|littéral)|par (?:quoi|où) (?:\w+ ){0,2}entend)"
    r"|[\"'”’»*_.,]{0,3}\s{0,2}[(\[]\s?sic\b",
    re.IGNORECASE,
)


def weigh(place: Place) -> Signal | None:
    """“So-called profound learning” and “irregular woodland, by which he means …” are meant as they stand."""
    before = place.text[max(0, place.start - _NEAR) : place.start]
    if _BEFORE.search(before) or _BEHIND.match(place.text, place.end, place.end + _NEAR):
        return Signal(FORBIDS, "the text says that it is called so")
    return None
