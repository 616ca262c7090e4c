from cleantext.rule import GUESS, LIKELY, Context, Finding, line_bounds, regex, replace, rule

_OPENS = regex.compile(r"(?<![^\s(—–-])(?P<mark>[“«„])(?P<gap>[ \u00a0]?)(?P=mark)(?=[ \u00a0\u202f]?[\p{L}\p{N}])")
_CLOSES = regex.compile(
    r"(?<=[\p{L}\p{N}.,!?…][ \u00a0\u202f]?)(?P<mark>[”»])(?P<gap>[ \u00a0]?)(?P=mark)(?![\p{L}\p{N}])"
)
_PAIR = {**dict.fromkeys("“”", ("“", "”")), **dict.fromkeys("«»", ("«", "»")), "„": ("„", "“")}
_NEAR = 4000
"""How far back a quotation may have begun, in characters."""


@rule(
    "punctuation/doubled-quote",
    confidence=LIKELY,
    triggers=tuple(mark + gap + mark for mark in _PAIR for gap in ("", " ", "\u00a0")),
    fixes={
        "He said ““no” and left.": "He said “no” and left.",
        "He said “no”” and left.": "He said “no” and left.",
        "Il a dit « oui »» et il est parti.": "Il a dit « oui » et il est parti.",
        "Er sagte „„nein“ und ging.": "Er sagte „nein“ und ging.",
    },
    keeps=[
        "““No,” he said, and I wept,” she wrote.",
        "“I wept.\n“He said “no.””",
        "“He said “no.””",
        "x <<= 2",
        "the marks ““ and ””",
        "a « « b » c » d",
    ],
)
def doubled_quote(text: str, at: int, context: Context) -> Finding:
    """Remove one of two quotation marks if only one has a partner."""
    opens = _OPENS.match(text, at)
    match = opens or _CLOSES.match(text, at)
    if not match:
        return None
    one, other = _PAIR[text[at]]
    start, end = line_bounds(text, at)
    line = text[start:end]
    if line.count(one) - line.count(other) != (1 if opens else -1):
        return None
    before, after = text[max(0, start - _NEAR) : start], text[end + 1 : end + 3]
    # A quotation may run over several paragraphs, each of which opens it anew.
    runs_on = one in after if opens else before.count(one) > before.count(other)
    if runs_on:
        return None
    return replace(at, match.end("gap"), "", confidence=GUESS if match["gap"] else LIKELY)
