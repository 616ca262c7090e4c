from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_FAULT = regex.compile(
    r"(?<![^\s(—–-])„[ \u00a0](?=[\p{L}\p{N}])[^„“”\n]{1,300}(?<=[\p{L}\p{N}.,!?…%)])"
    r"(?P<space>[ \u00a0])[“”](?=[\s.,;:!?)—–]|$)"
)

_SPOKEN_OF = regex.compile(r"(?:und|oder|and|or) ")


@rule(
    "spacing/inside-low-quotes",
    confidence=LIKELY,
    triggers=("„ ", "„\u00a0"),
    fixes={"Er sagte „ Gut “ und ging.": "Er sagte „Gut“ und ging."},
    keeps=["Er sagte „Gut“ und ging.", "das Zeichen „ und das Zeichen “ sind ein Paar", "das „ allein", "„ “"],
)
def inside_low_quotes(text: str, at: int, context: Context) -> Finding:
    """Remove the spaces inside a pair of quotation marks whose opening mark is on the baseline."""
    match = _FAULT.match(text, at)
    if not match or _SPOKEN_OF.match(text, at + 2):
        return None
    return replace(at + 1, at + 2, ""), replace(match.start("space"), match.end("space"), "")
