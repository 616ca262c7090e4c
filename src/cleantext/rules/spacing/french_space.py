from cleantext.rule import CERTAIN, Context, Finding, regex, replace, rule

_NARROW, _WIDE = "\u202f", "\u00a0"
# What stands before ; ! ? and before : and inside « » and before % in each convention.
_SPACES = {
    "fr-FR": {**dict.fromkeys(";!?", _NARROW), **dict.fromkeys(":«»%", _WIDE)},
    "fr-CA": {**dict.fromkeys(";!?", ""), **dict.fromkeys(":«»%", _WIDE)},
    "fr-CH": dict.fromkeys(";!?:«»%", _NARROW),
}
_SPACES |= {  # the same in ordinary spaces
    f"{code}-x-plain": {mark: space and " " for mark, space in spaces.items()} for code, spaces in _SPACES.items()
}
_BEFORE = regex.compile(r"(?r)(?<=[\p{L}\p{N}\p{M}»”\"’')\]%‰°\p{Sc}.…*])[ \u00a0\u202f\u2009]*")
_INSIDE = regex.compile(r"(?r)(?<=[^\s«])[ \u00a0\u202f\u2009]*")
_AFTER = regex.compile(r"[ \u00a0\u202f\u2009]*(?=[^\s»])")
_NUMBER = regex.compile(r"(?r)(?<=\d)[ \u00a0\u202f\u2009]*")
_NEXT = {
    **dict.fromkeys(";:", regex.compile(r"(?=[\s»]|$)")),
    **dict.fromkeys("!?", regex.compile(r"(?=[\s»”\")\]!?….,]|$)")),
    **dict.fromkeys("«»", regex.compile("")),
    "%": regex.compile(r"(?!\w)"),
}


@rule(
    "spacing/french-space",
    confidence=CERTAIN,
    languages=tuple(_SPACES),
    triggers=tuple(";:!?«»%"),
    fixes={
        "Est-il parti ? Oui !": "Est-il parti\u202f? Oui\u202f!",
        "Il a dit : « Venez donc » ; c'est tout.":
            "Il a dit\u00a0: «\u00a0Venez donc\u00a0»\u202f; c'est tout.",
        "Le prix: 5 €; 3 $!": "Le prix\u00a0: 5 €\u202f; 3 $\u202f!",
        "Est-il parti? Non, à 50%.": "Est-il parti\u202f? Non, à 50\u00a0%.",
    },
    keeps=["Il est 12:30 ici.", "voir http://example.com/a?b", "caf&eacute; noir", "tout va bien :)", "a\u00a0: b"],
)  # fmt: skip
def french_space(text: str, at: int, context: Context) -> Finding:
    """Use the spaces of the French convention that was asked for."""
    mark, spaces = text[at], _SPACES.get(context.locale or "")
    if spaces is None or not _NEXT[mark].match(text, at + 1):
        return None
    if mark == "«":
        match = _AFTER.match(text, at + 1)
    elif mark == "%":
        match = _NUMBER.match(text, max(0, at - 6), at)
    else:
        match = (_INSIDE if mark == "»" else _BEFORE).match(text, max(0, at - 6), at)
    if not match or match[0] == spaces[mark] or (mark == ";" and regex.search(r"&#?\w+$", text[max(0, at - 10) : at])):
        return None
    return replace(match.start(), match.end(), spaces[mark])
