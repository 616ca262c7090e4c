from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_FAULT = regex.compile(r"(?<=\p{L}[.,!?”’»)]? )(?:-(?P<long>[—–])-?|(?P<long>[—–])-)(?= \p{L})")


@rule(
    "punctuation/clashing-dashes",
    confidence=LIKELY,
    triggers=("—-", "–-", "-—", "-–"),
    fixes={
        "It was late —- too late.": "It was late — too late.",
        "C’était tard -– trop tard.": "C’était tard – trop tard.",
    },
    keeps=["Mr G—- came", "from 1–-2", "a -- b --- c", "—-", "-— item", "between -—and"],
)
def clashing_dashes(text: str, at: int, context: Context) -> Finding:
    """Keep only one of a hyphen and a dash side by side."""
    match = _FAULT.match(text, at)
    return replace(at, match.end(), match["long"]) if match else None
