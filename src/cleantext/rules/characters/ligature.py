from cleantext.rule import CERTAIN, Context, Finding, regex, replace, rule

_LETTERS = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ſt", "ﬆ": "st"}
_WORD = regex.compile(r"(?<=\p{L})[ﬀ-ﬆ]|[ﬀ-ﬆ](?=\p{L})")


@rule(
    "characters/ligature",
    confidence=CERTAIN,
    triggers=_LETTERS,
    fixes={"an eﬃcient workﬂow": "an efficient workflow", "ﬁrst of all, a cliﬀ": "first of all, a cliff"},
    keeps=["The sign ﬁ is one glyph.", "cœur, Œuvre, æther", "ĳsvrij"],
)
def ligature(text: str, at: int, context: Context) -> Finding:
    """Write the letters that a printer's ligature stands for."""
    return replace(at, at + 1, _LETTERS[text[at]]) if _WORD.match(text, at) else None
