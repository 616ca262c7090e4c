"""French words before a noun: mended for the gender and the first sound of the noun that follows."""

from __future__ import annotations

import re

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
_BEFORE = re.compile(
    r"(?<![\w'’-])((?:(?:tout|toute|de|à)[ \u00a0]+)?(?:le|la|l['’])|du|au|une?|ce|cet|cette|[mts](?:on|a)"
    r"|d['’]|de|aucune?|quel(?:le)?)(?P<gap>[ \u00a0]*)$",
    re.IGNORECASE,
)
_MASCULINE, _FEMININE = ("le", "du", "au", "un", "ce", "cet", "aucun", "quel"), ("la", "une", "cette", "ma", "ta", "sa")


def mended(text: str, start: int, after: str, gender: str) -> tuple[int, str] | None | bool:
    """Where the words before text[start:] begin that must change for ``after``, and what they become.

    None: nothing needs to change. False: something may, but it cannot be told what.
    """
    found = _BEFORE.search(text, max(0, start - 20), start)
    if not found:
        return None
    words = re.sub(r"[ \u00a0]+", " ", found[1].lower().replace("’", "'"))
    key = _KEYS.get(words)
    if key is None or (words[-1] != "'" and not found["gap"]):
        return None
    if not gender and key != "de":
        return None if _starts_alike(text[start:], after) else False
    forms = _FORMS[key]
    right = forms[(2 if _elides(after) else 0) + (gender == "f")]
    if right.strip() == words:
        return None
    if "’" in found[1]:
        right = right.replace("'", "’")
    if found[1][0].isupper():
        right = right[0].upper() + right[1:]
    return found.start(1), right


def agrees(text: str, start: int, gender: str) -> bool:
    """Whether the word before a noun shows no other gender than this."""
    found = re.search(r"([^\W\d_]+)['’ \u00a0]*$", text[max(0, start - 20) : start])
    word = found[1].lower() if found else ""
    return not (gender == "f" and word in _MASCULINE or gender == "m" and word in _FEMININE)


def _elides(phrase: str) -> bool:
    return bool(_VOWEL.match(phrase)) and not phrase.lower().startswith(_ASPIRATED)


def _starts_alike(before: str, after: str) -> bool:
    return _elides(before) == _elides(after)
