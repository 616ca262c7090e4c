"""French words before a noun: mended for the gender and the first sound of the noun that follows."""

from __future__ import annotations

import re
from typing import NamedTuple

_VOWEL = re.compile(r"[aeiouyàâäéèêëîïôöùûüœæh]", re.IGNORECASE)
_ASPIRATED = ("hasard", "haut", "hausse", "héros", "hiérarchie", "hors", "hub", "handicap", "hockey", "harcèlement")

# what stands before the noun → (before a consonant: m, f; before a vowel: m, f)
_FORMS = {
    "le": ("le ", "la ", "l'", "l'"),
    "de le": ("du ", "de la ", "de l'", "de l'"),
    "à le": ("au ", "à la ", "à l'", "à l'"),
    "un": ("un ", "une ", "un ", "une "),
    "ce": ("ce ", "cette ", "cet ", "cette "),
    "mon": ("mon ", "ma ", "mon ", "mon "),
    "ton": ("ton ", "ta ", "ton ", "ton "),
    "son": ("son ", "sa ", "son ", "son "),
    "de": ("de ", "de ", "d'", "d'"),
    "aucun": ("aucun ", "aucune ", "aucun ", "aucune "),
    "quel": ("quel ", "quelle ", "quel ", "quelle "),
    "tout le": ("tout le ", "toute la ", "tout l'", "toute l'"),
}  # fmt: skip
_KEYS = {form.strip(): key for key, forms in _FORMS.items() for form in forms}
_AGREES_BEFORE = re.compile(
    r"\b(?:(?P<m>beau|bel|nouveau|nouvel|vieux|vieil|grand|petit|bon|mauvais|gros|premier|dernier|ancien|seul|certain"
    r"|meilleur|vrai|prochain|second|puissant|tel)"
    r"|(?P<f>belle|nouvelle|vieille|grande|petite|bonne|mauvaise|grosse|première|dernière|ancienne|seule|certaine"
    r"|meilleure|vraie|prochaine|seconde|puissante|telle))s?[ \u00a0]+$",
    re.IGNORECASE,
)
_AGREES_AFTER = re.compile(
    r"[ \u00a0]+(?:(?:est|sont|était|étaient|sera|seront|reste|semble|devient|fut|a été|ont été)[ \u00a0]+"
    r"(?:(?:\w+ment|très|plus|moins|bien|aussi|trop|souvent)[ \u00a0]+)?)?"
    r"(?!(?:\w+ment|qu[ie]|\w+sque|celles?|plus|puis|depuis|lui|ainsi|aussi|parmi|son|ton|mon|non|selon|sinon|bien|rien"
    r"|peu|avant|pendant|devant|durant|souvent|cependant|autant)(?!\w))"
    r"(?:(?P<f>\w+(?:ée|ive|elle|euse|[aeo]nte|[aeo]nde|[aein]lle|ale|ère|enne|onne|ine|ue|[aeo]ise|[eo]rte|ète))"
    r"|(?P<m>\w+(?:[éiu]|if|el|eu|eux|[ae]nt|[fo]nd|al|aux|ier|ien|on|in|ais|ois|[eo]rt|et|beau)))s?(?!\w)"
)
_BEFORE = re.compile(
    r"(?<![\w-])((?:(?:tout|toute|de|à)[ \u00a0]+)?(?:le|la|l['’])|du|au|une?|ce|cet|cette|[mts](?:on|a)"
    r"|d['’]|de|aucune?|quel(?:le)?)(?P<gap>[ \u00a0]*)$",
    re.IGNORECASE,
)


def mended(text: str, start: int, after: str, gender: str) -> tuple[int, str] | None:
    """Where the words before text[start:] begin that must change for ``after``, and what they become."""
    before = _before(text, start)
    if before is None or (not gender and before.key != "de"):
        return None
    right = _FORMS[before.key][(2 if _elides(after) else 0) + (gender == "f")]
    if right.strip() == before.words:
        return None
    if "’" in before.written:
        right = right.replace("'", "’")
    if before.written[0].isupper():
        right = right[0].upper() + right[1:]
    return before.start, right


def unsure(text: str, start: int, end: int, after: str, gender: str) -> bool:
    """Whether words beside text[start:end] may have to change for ``after``, and nothing says how."""
    if gender and _disagrees(text, start, end, after, gender):
        return True
    before = _before(text, start)
    if before is None or gender or before.key == "de":
        return False
    return _elides(text[start:]) != _elides(after)


def _disagrees(text: str, start: int, end: int, after: str, gender: str) -> bool:
    """Whether an adjective beside text[start:end] has another gender than its new noun, or the wrong sound for it."""
    if _noun(text[start:end]) == _noun(after):
        return False  # what agreed before agrees still
    other = "f" if gender == "m" else "m"
    adjective = _AGREES_BEFORE.search(text, max(0, start - 20), start)
    if adjective and (adjective[other] or (adjective["m"] and _elides(text[start:]) != _elides(after))):
        return True
    behind = _AGREES_AFTER.match(text, end)
    return bool(behind and behind[other])


def _noun(phrase: str) -> str:
    """The first word of a term, which in French is its noun."""
    return re.split(r"[\s-]", phrase.lower(), maxsplit=1)[0]


class _Before(NamedTuple):
    start: int
    written: str
    words: str
    key: str


def _before(text: str, start: int) -> _Before | None:
    """The determiner or preposition before text[start:] that depends on what follows, if there is one."""
    found = _BEFORE.search(text, max(0, start - 20), start)
    if not found or (text[: found.start()].endswith(("'", "’")) and found[1].lower() not in ("un", "une")):
        return None
    words = re.sub(r"[ \u00a0]+", " ", found[1].lower().replace("’", "'"))
    key = _KEYS.get(words)
    if key is None or (words[-1] != "'" and not found["gap"]):
        return None
    return _Before(found.start(1), found[1], words, key)


def _elides(phrase: str) -> bool:
    return bool(_VOWEL.match(phrase)) and not phrase.lower().startswith(_ASPIRATED)
