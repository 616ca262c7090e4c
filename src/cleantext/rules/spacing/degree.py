from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_FAULT = regex.compile(r"(?<=\d[ \u00a0\u202f])° (?=[CF](?!\w|\.\w))")


@rule(
    "spacing/degree",
    confidence=LIKELY,
    triggers=("° C", "° F"),
    fixes={"It was 20 ° C outside.": "It was 20 °C outside."},
    keeps=[
        "turn 90° Clockwise",
        "20 °C and 30°F",
        "the ° C key",
        "90 ° C.I.A.",
        "Bake at 350° F.",
        "Ils nagent à 20° C.",
    ],
)
def degree(text: str, at: int, context: Context) -> Finding:
    """Remove the space between a degree sign and its scale, if another space precedes the sign."""
    return replace(at + 1, at + 2, "") if _FAULT.match(text, at) else None
