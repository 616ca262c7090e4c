from cleantext.rule import GUESS, Context, Finding, Region, regex, report, rule

_ESCAPE = regex.compile(r"\x1b\$(?:[@AB]|\([A-Z]|\)[A-Z])")


@rule(
    "encoding/iso-2022",
    confidence=GUESS,
    regions=Region,
    scope="line",
    triggers=("\x1b$",),
    reports=["\x1b$B3$$,8+$($k\x1b(B", "He wrote: \x1b$)C\x0eGQ1[\x0f."],
    keeps=["\x1b[1mbold\x1b[0m", "a $B and a $)C"],
)
def iso_2022(text: str, at: int, context: Context) -> Finding:
    """This is Japanese or Korean mail in ISO-2022: decode it with iso2022_jp or iso2022_kr. Nothing is changed."""
    end = text.find("\n", at)
    match = _ESCAPE.search(text, at, end if end >= 0 else len(text))
    return report(text, match.start(), match.end()) if match else None
