from cleantext.rule import CERTAIN, Context, Finding, regex, replace, rule

_INSIDE = regex.compile(r"(?<=[\p{Latin}\p{Greek}\p{Cyrillic}])(?<![ÃÂ])\xad+(?=-?[\p{Latin}\p{Greek}\p{Cyrillic}])")
_WORD = regex.compile(r"[\p{L}\p{M}\xad]+")


@rule(
    "characters/soft-hyphen",
    confidence=CERTAIN,
    triggers=("\xad",),
    fixes={
        "a demon\xadstra\xadtion": "a demonstration",
        "well\xad-known, une dé\xadmons\xadtration": "well-known, une démonstration",
    },
    keeps=["The soft hyphen (\xad) is hidden.", "Ã\xada", "line\xad\nend", "5\xad6", "a lamp\xadmirror pair"],
)
def soft_hyphen(text: str, at: int, context: Context) -> Finding:
    """Remove a soft hyphen inside a word, left over from a different line break."""
    match = _INSIDE.match(text, at)
    if not match:
        return None
    start = at
    while start and (text[start - 1].isalpha() or text[start - 1] == "\xad"):
        start -= 1
    word = _WORD.match(text, start)
    parts = [part for part in word[0].split("\xad") if part] if word else []
    # Some programs write the hyphen of a compound so: it may be meant.
    compound = len(parts) > 1 and all(context.is_word(part, at) and len(part) > 2 for part in parts)
    if compound and not context.is_word("".join(parts), at):
        return None
    return replace(at, match.end(), "")
