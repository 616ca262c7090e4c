from cleantext.rule import CERTAIN, Context, Finding, regex, replace, rule

_INSIDE = regex.compile(r"(?<=[\p{Latin}\p{Greek}\p{Cyrillic}])(?<![ÃÂ])\xad+(?=-?[\p{Latin}\p{Greek}\p{Cyrillic}])")


@rule(
    "characters/soft-hyphen",
    confidence=CERTAIN,
    triggers=("\xad",),
    fixes={
        "a demon\xadstra\xadtion": "a demonstration",
        "well\xad-known, une dé\xadmons\xadtration": "well-known, une démonstration",
    },
    keeps=["The soft hyphen (\xad) is hidden.", "Ã\xada", "line\xad\nend", "5\xad6"],
)
def soft_hyphen(text: str, at: int, context: Context) -> Finding:
    """Remove a soft hyphen inside a word, left from a page that was broken otherwise."""
    found = _INSIDE.match(text, at)
    return replace(at, found.end(), "") if found else None
