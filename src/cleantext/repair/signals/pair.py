"""The right form is beside the phrase, in a text that discusses both."""

from __future__ import annotations

import re
from functools import lru_cache

from cleantext.repair.signals.signal import FORBIDS, Place, Signal
from cleantext.repair.signals.surroundings import in_small_letters, line, sentence_around

_LINE = 300
"""The most characters on either side of a phrase in a row of a list of pairs."""

_NEAR = 3000
"""How far around a place the same phrase counts as the same subject."""

_TIMES = 8
"""How many occurrences of a phrase near a place are looked at."""

_ARROWS = ("→", "⇒", "↦", "⟶", "=>", "->", "<-", "←", "⇐", "\t", "|", " & ", "::", "≠", "!=")
_ALONE_BEFORE = re.compile(r"(?:^|[;,|:(]|[-*•]\s|\d[.)]\s)\s*[\"'“‘«*_`]*$")
_ALONE_BEHIND = re.compile(r"[\"'”’»*_`]*\s*(?:$|[;,|.)(])")
_ARROW_SIGN = re.compile(r"[→⇒↦⟶←⇐<>]")
_ARROW_BEFORE = re.compile(r"(?:→|⇒|↦|⟶|=>|->|-->|←|<-|⇐)\s*[\"'“‘«*_`]*$")
_ARROW_BEHIND = re.compile(r"[\"'”’»*_`]*\s*(?:→|⇒|↦|⟶|=>|->|-->|←|<-|⇐)")
_OF_WORDS = re.compile(
    r"\b(?:says?|said|saying|means?|meant|meaning|expect(?:s|ed)?|instead|rather than|in place of|replac\w+"
    r"|turn(?:s|ed)?|becomes?|became|reads?|writes?|written|wrote|wording|phrases?|terms?|words?|call(?:s|ed)?|names?"
    r"|render(?:s|ed)?|translat\w+|prefers?|versus|vs|should be|confus\w+|differs?|different from|stands? for|is how"
    r"|dire|dit|disent|signifie\w*|au lieu|plutôt que|à la place|remplac\w+|devien\w+|devenue?s?|lire|lit|écri\w+"
    r"|termes?|expressions?|mots?|appel\w+|nomm\w+|tradui\w+|traduction|préf[èé]r\w+|confon\w+|diff[èé]r\w+|attend\w*)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"[\"'”’»*_`]*,?\s+(?:\(|(?:instead of|rather than|in place of|to mean|means|meaning|stands for|(?:et )?non"
    r"|(?:and )?not|for|becomes|became|into|as|au lieu de|plutôt que|pour|devient)\s+)"
    r"(?:the\s|an?\s|l[ea]s?\s|[dl][’'])?[\"'“‘«*_`]*\s?",
    re.IGNORECASE,
)


def weigh(place: Place) -> Signal | None:
    """Whoever writes both forms side by side, here or at another occurrence, knows the difference."""
    length = place.end - place.start
    if _in_list(place) or any(_paired(place.text, at, at + length, place.right) for at in _occurrences(place)):
        return Signal(FORBIDS, "the right form stands beside it")
    return None


def _occurrences(place: Place) -> list[int]:
    """Where the phrase occurs, if its right form is near it: the place itself, then others."""
    low = in_small_letters(place.text)
    first, last = max(0, place.start - _NEAR), place.end + _NEAR
    if low.find(_stem(place.right), first, last) < 0:
        return []
    places = [place.start]
    if " " not in place.right:
        return places  # a single word says too little
    phrase = low[place.start : place.end]
    at = low.find(phrase, first, last)
    while at >= 0 and len(places) < _TIMES:
        if at != place.start:
            places.append(at)
        at = low.find(phrase, at + 1, last)
    return places


def _in_list(place: Place) -> bool:
    """Whether an arrow leads from the phrase to something else in its line, or from there to it."""
    before, after = line(place.text, place.start, place.end, _LINE)
    return bool(
        (_ARROW_SIGN.search(before) and _ARROW_BEFORE.search(before) and _ALONE_BEHIND.match(after))
        or (_ARROW_BEHIND.match(after) and _ALONE_BEFORE.search(before))
    )


def _paired(text: str, start: int, end: int, right: str) -> bool:
    """Whether the right form is beside the phrase, in a row of a list or in a sentence about words."""
    before, after = line(text, start, end, _LINE)
    stem, low = _stem(right), in_small_letters(text)
    between = _BETWEEN.match(text, end)
    if between and low.startswith(stem, between.end()) and _form(right).match(text, between.end()):
        return True
    is_before = low.find(stem, start - len(before), start) >= 0
    if is_before and any(_BETWEEN.fullmatch(before, match.end()) for match in _form(right).finditer(before)):
        return True
    if " " not in right:
        return False
    around = sentence_around(text, start, end)
    reach = max(len(before), len(around[0])), max(len(after), len(around[1]))
    if low.find(stem, start - reach[0], end + reach[1]) < 0:
        return False
    form = _form(right)
    if any(arrow in before or arrow in after for arrow in _ARROWS) and (form.search(before) or form.search(after)):
        return True
    is_near = form.search(around[0]) or form.search(around[1])
    return bool(is_near and (_OF_WORDS.search(around[0]) or _OF_WORDS.search(around[1])))


@lru_cache(maxsize=4096)
def _stem(right: str) -> str:
    """What the first word of the right form begins with, in either number."""
    return re.split(r"[\s-]", right, maxsplit=1)[0].lower().removesuffix("s")


@lru_cache(maxsize=4096)
def _form(right: str) -> re.Pattern[str]:
    """The right form in the singular or the plural, with any space or hyphen between its words."""
    words = [re.escape(word.removesuffix("s")) + r"(?:e?s)?" for word in re.split(r"[\s-]+", right)]
    return re.compile(r"(?<!\w)" + r"[\s-]+".join(words) + r"(?!\w)", re.IGNORECASE)
