"""French words before a noun: mended for the gender and the first sound of the noun that follows."""

from __future__ import annotations

from typing import NamedTuple

from cleantext import lazy_regex as regex

_VOWEL = regex.compile(r"[aeiouàâäéèêëîïôöùûüœæh]|y(?![aeiouéèê])", regex.IGNORECASE)
_NOT_ELIDED = regex.compile(
    r"onz|oui|ouistiti|uhlan|ululement"
    r"|h(?:a(?:ch|ck|ï|ie|in|lt|ll|mac|mburger|meau|nch|nd[^i]|ndicap|ngar|nneton|nt|rc|rd|rem|reng|ricot|rnais|rp|sard|sch"
    r"|sh|ss|te|ub|uss|ut|v|yon)|éro(?:s|n)|ennir|erni|ers|eurt|iboux?|ideu|iérarch|i-fi|ippie|isser|ob|och|ollande|omard"
    r"|ong|onni|ont|oquet|ord|ors|oubl|oublon|oul|ouss|ub|uche|uée|uguenot|uit(?!r)|uppe|url|uron|ussard|utte)",
    regex.IGNORECASE,
)
"""What is not elided before: an aspirated *h*, *onze*, *oui*."""

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
    "tous les": ("tous les ", "toutes les ", "tous les ", "toutes les "),
    "quels": ("quels ", "quelles ", "quels ", "quelles "),
    "que": ("que ", "que ", "qu'", "qu'"),
    "lorsque": ("lorsque ", "lorsque ", "lorsqu'", "lorsqu'"),
    "puisque": ("puisque ", "puisque ", "puisqu'", "puisqu'"),
    "jusque": ("jusque ", "jusque ", "jusqu'", "jusqu'"),
}  # fmt: skip
_KEYS = {form.strip(): key for key, forms in _FORMS.items() for form in forms}
_WITHOUT_GENDER = frozenset(("de", "que", "lorsque", "puisque", "jusque"))

# masculine, the same before a vowel, feminine; then both plurals
_ADJECTIVES = [
    *(line.split() for line in (
        "beau bel belle beaux belles", "nouveau nouvel nouvelle nouveaux nouvelles",
        "vieux vieil vieille vieux vieilles", "bon bon bonne bons bonnes", "gros gros grosse gros grosses",
        "premier premier première premiers premières", "dernier dernier dernière derniers dernières",
        "ancien ancien ancienne anciens anciennes", "tel tel telle tels telles",
    )),
    *([m, m, f"{m}e", m if m.endswith("s") else f"{m}s", f"{m}es"] for m in
      "certain grand mauvais meilleur petit prochain puissant second seul vrai".split()),
]  # fmt: skip
_ADJECTIVE = {form: forms for forms in _ADJECTIVES for form in forms}
_ADJECTIVE_BEFORE = regex.compile(
    rf"(?<![\w'’-])(?P<adjective>{'|'.join(sorted(_ADJECTIVE, key=len, reverse=True))})(?P<gap>[ \u00a0]+)$",
    regex.IGNORECASE,
)
_PLURAL_BEFORE = regex.compile(
    r"\b(?:[ldcmts]es|aux|nos|vos|leurs|plusieurs|quelques|deux|trois|quatre|cinq|six|dix)[ \u00a0]+$", regex.IGNORECASE
)
_AGREES_AFTER = regex.compile(
    r"[ \u00a0]+(?:(?:est|sont|était|étaient|sera|seront|reste|semble|devient|fut|a été|ont été)[ \u00a0]+"
    r"(?:(?:\w+ment|très|plus|moins|bien|aussi|trop|souvent)[ \u00a0]+)?)?"
    r"(?!(?:\w+ment|qu[ie]|\w+sque|celles?|plus|puis|depuis|lui|ainsi|aussi|parmi|son|ton|mon|non|selon|sinon|bien|rien"
    r"|peu|avant|pendant|devant|durant|souvent|cependant|autant)(?!\w))"
    r"(?:(?P<f>\w+(?:ée|ive|elle|euse|[aeo]nte|[aeo]nde|[aein]lle|ale|ère|enne|onne|ine|ue|[aeo]ise|[eo]rte|ète))"
    r"|(?P<m>\w+(?:[éiu]|if|el|eu|eux|[ae]nt|[fo]nd|al|aux|ier|ien|on|in|ais|ois|[eo]rt|et|beau)))s?(?!\w)"
)
_BEFORE = regex.compile(
    r"(?<![\w-])((?:(?:tout|toute|de|à)[ \u00a0]+)?(?:le|la|l['’])|tou(?:te)?s[ \u00a0]+les|du|au|une?|ce|cet|cette"
    r"|[mts](?:on|a)|d['’]|de|aucune?|quel(?:le)?s?|(?:lors|puis|jus)?qu(?:e|['’]))(?P<gap>[ \u00a0]*)$",
    regex.IGNORECASE,
)


def mended(text: str, start: int, after: str, gender: str) -> tuple[int, str] | None:
    """Where the words before text[start:] begin that must change for ``after``, and what they become."""
    adjective = _adjective(text, start)
    if adjective is None or not gender:
        return _determined(text, start, after, gender)
    right = _agreeing(text, adjective, after, gender)
    at = adjective.start()
    determined = _determined(text, at, right, gender)
    if determined:
        return determined[0], determined[1] + right
    return None if right == adjective[0] else (at, right)


def _determined(text: str, start: int, after: str, gender: str) -> tuple[int, str] | None:
    """The same for the determiner or preposition alone."""
    before = _before(text, start)
    if before is None or (not gender and before.key not in _WITHOUT_GENDER):
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
    if gender:
        return _disagrees(text, start, end, after, gender)
    if _noun(text[start:end]) != _noun(after) and _adjective(text, start):
        return True
    before = _before(text, start)
    return before is not None and before.key not in _WITHOUT_GENDER and _elides(text[start:]) != _elides(after)


def _adjective(text: str, start: int) -> regex.Match[str] | None:
    """The adjective that stands directly before text[start:], if it is one of those that stand before nouns."""
    return _ADJECTIVE_BEFORE.search(text, max(0, start - 20), start)


def _agreeing(text: str, adjective: regex.Match[str], after: str, gender: str) -> str:
    """This adjective, with the gap behind it, as it stands before ``after``."""
    form = adjective["adjective"]
    masculine, before_vowel, feminine, masculines, feminines = _ADJECTIVE[form.lower()]
    many = form.lower() in (masculines, feminines)
    if many and masculine == masculines:  # “gros” does not show its number
        many = form.lower() == feminines or bool(
            _PLURAL_BEFORE.search(text, max(0, adjective.start() - 20), adjective.start())
        )
    if many:
        right = feminines if gender == "f" else masculines
    elif gender == "f":
        right = feminine
    else:
        right = before_vowel if _elides(after) else masculine
    if form.isupper():
        right = right.upper()
    elif form[0].isupper():
        right = right.capitalize()
    return f"{right}{adjective['gap']}"


def _disagrees(text: str, start: int, end: int, after: str, gender: str) -> bool:
    """Whether an adjective behind text[start:end] has another gender than its new noun."""
    if _noun(text[start:end]) == _noun(after):
        return False  # what agreed before agrees still
    behind = _AGREES_AFTER.match(text, end)
    return bool(behind and behind["f" if gender == "m" else "m"])


def _noun(phrase: str) -> str:
    """The first word of a term, which in French is its noun."""
    return phrase.lower().replace("-", " ").split()[0]


class _Before(NamedTuple):
    start: int
    written: str
    words: str
    key: str


def _before(text: str, start: int) -> _Before | None:
    """The determiner or preposition before text[start:] that depends on what follows, if there is one."""
    match = _BEFORE.search(text, max(0, start - 20), start)
    if not match or (text[: match.start()].endswith(("'", "’")) and match[1].lower() not in ("un", "une")):
        return None
    words = regex.sub(r"[ \u00a0]+", " ", match[1].lower().replace("’", "'"))
    key = _KEYS.get(words)
    if key is None or (words[-1] != "'" and not match["gap"]):
        return None
    return _Before(match.start(1), match[1], words, key)


def _elides(phrase: str) -> bool:
    return bool(_VOWEL.match(phrase)) and not _NOT_ELIDED.match(phrase)
