from cleantext.rule import CERTAIN, LIKELY, Context, Finding, regex, replace, rule

_LETTERS = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ſt", "ﬆ": "st"}
_SIGN = regex.compile(
    r"(?<=(?<![\p{L}'’-])(?P<before>\p{L}{0,40})(?P<left> ?))[ﬀ-ﬆ](?P<right> ?)(?P<after>\p{Ll}{0,40})(?![\p{L}'’-])"
)
_WORD = regex.compile(r"(?<=\p{L})[ﬀ-ﬆ]|[ﬀ-ﬆ](?=\p{L})")


@rule(
    "characters/ligature",
    confidence=CERTAIN,
    triggers=_LETTERS,
    fixes={
        "an eﬃcient workﬂow": "an efficient workflow",
        "ﬁrst of all, a cliﬀ": "first of all, a cliff",
        "We ﬁ nd the ofﬁ ce of a con ﬁrmed di ﬀ erence.": "We find the office of a confirmed difference.",
    },
    keeps=["The sign ﬁ is one glyph.", "cœur, Œuvre, æther", "ĳsvrij", "a ﬂ ligature"],
)
def ligature(text: str, at: int, context: Context) -> Finding:
    """Replace a printer's ligature by its letters."""
    letters, sign = _LETTERS[text[at]], _SIGN.match(text, at)
    if sign and (sign["left"] or sign["right"]):
        before, left, right, after = sign.group("before", "left", "right", "after")
        piece = before * (not left) + letters + after * (not right)
        for start, end in ((at - len(left), at + 1 + len(right)), (at, at + 1 + len(right)), (at - len(left), at + 1)):
            whole = before * (start < at or not left) + letters + after * (end > at + 1 or not right)
            if end == at + 1 and before.lower() == "a":
                continue  # an article and a sign: no word is an "a" with a ligature at its end
            if whole != piece and context.is_word(whole, at) and not context.is_common(piece, at):
                return replace(start, end, letters, "Join a word that was broken at a ligature.", LIKELY)
    return replace(at, at + 1, letters) if _WORD.match(text, at) else None
