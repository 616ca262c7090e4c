"""The phrase is in a reference, or in the title of a work."""

from __future__ import annotations

import re

from cleantext.repair.signals.signal import FORBIDS, Place, Signal
from cleantext.repair.signals.surroundings import in_small_letters, line

_LONGEST = 500
"""The most characters of an entry in a list of references."""

_ENTRY = re.compile(  # the number of an entry, then initials and a surname, or the other way
    r"\s*(?:\[\w{1,12}\]|\d{1,3}\.|[-*•])?\s*"
    r"(?:(?:[A-Z]\.[\s-]*)+[A-Z][\w'’-]+[.,\s]|[A-Z][\w'’-]+,?\s+[A-Z]\b\.?[\s,])"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SOURCE = re.compile(
    r"\b(?:Journal|J\.|Proc(?:eedings|\.)|Trans(?:actions|\.)|Rev(?:iew|ue|\.)|Conference|Press|Springer|Elsevier|IEEE"
    r"|ACM|arXiv|doi|[Vv]ol\.|pp?\.|[Tt]hes[ie]s|[Tt]hèse|Actes|Presses|Éditions)"
    r"|\b\d+\s?(?:\(\d+\)|[:,]\s?\d+\s?[-–]\s?\d+)"
)
_FIELD = re.compile(  # BibTeX, RIS, EndNote, PubMed
    r"\s*(?:(?:book)?title|journal|series|abstract|note|keywords)\s*=\s*[{\"]"
    r"|(?:TI|T1|T2|JO|JF|AB|KW|ID|OT)\s{1,2}- |%[TJXK] |\s*\\bibitem\b",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?:^|\n)[\s#*=\d.]{0,8}(?:references|bibliography|works cited|literature cited|références|bibliographie)"
    r"[\s*:=]{0,8}\n",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"\b(?:titled|entitled|under the title|intitulée?s?|sous le titre)\s[^.!?\n]{0,80}$", re.IGNORECASE
)


def weigh(place: Place) -> Signal | None:
    """Titles of works are quoted as they are."""
    before, after = line(place.text, place.start, place.end, _LONGEST)
    is_titled = in_small_letters(place.text).find("tit", place.start - len(before), place.start) >= 0
    if (is_titled and _TITLED.search(before)) or _FIELD.match(before) or _is_entry(before + after, place):
        return Signal(FORBIDS, "stands in a reference")
    return None


def _is_entry(entry: str, place: Place) -> bool:
    """Whether a line names author, year and source, or a year below a heading of references."""
    if len(entry) >= _LONGEST or not ("19" in entry or "20" in entry) or not _YEAR.search(entry):
        return False
    if _ENTRY.match(entry) and _SOURCE.search(entry):
        return True
    above = place.text[max(0, place.start - 20 * _LONGEST) : place.start]
    return bool(_HEADING.search(above))
