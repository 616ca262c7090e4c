from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_FAULT = regex.compile(r"(?<=\p{L}{2})(?:\.\. \.|\. \.\.)(?=\s\p{L}|\s*$|[\"”’»])(?!\s*\.)")


@rule(
    "punctuation/broken-ellipsis",
    confidence=LIKELY,
    triggers=(".. .", ". .."),
    fixes={
        "Well.. . that is strange.": "Well... that is strange.",
        "He waited. .. and then he left.": "He waited... and then he left.",
    },
    keeps=["He waited . . . and left.", "Wait. . . .", "cd . .. ", "in . ../x", "Chapter .. .. 7", "a.. .b"],
)
def broken_ellipsis(text: str, at: int, context: Context) -> Finding:
    """Remove the spaces between the dots of an ellipsis."""
    match = _FAULT.match(text, at)
    return replace(at, match.end(), "...") if match else None
