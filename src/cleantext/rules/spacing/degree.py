from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_FAULT = regex.compile(r"(?<=\d[ \u00a0\u202f]?)° (?=[CF](?!\w|\.\w))")


@rule(
    "spacing/degree",
    confidence=LIKELY,
    triggers=("° C", "° F"),
    fixes={"It was 20 ° C outside.": "It was 20 °C outside.", "at 70° F or more": "at 70°F or more"},
    keeps=["turn 90° Clockwise", "20 °C and 30°F", "the ° C key", "90° C.I.A."],
)
def degree(text: str, at: int, context: Context) -> Finding:
    """Remove the space inside a degree sign and its scale."""
    return replace(at + 1, at + 2, "") if _FAULT.match(text, at) else None
