from cleantext.rule import CERTAIN, Context, Finding, regex, replace, rule

_VERBS = "do|does|did|is|are|was|were|has|have|had|wo|ca|could|would|should|must|need|might|ai"
_SPLIT = regex.compile(rf"(?<=\b(?i:{_VERBS})) (?=(?i:n['’]t)\b)")


@rule(
    "residue/split-contraction",
    confidence=CERTAIN,
    languages=("en",),
    triggers=(" n't", " n’t", " N'T", " N’T"),
    fixes={
        "I do n't know, really.": "I don't know, really.",
        "She wo n’t come; he CA N'T.": "She won’t come; he CAN'T.",
    },
    keeps=["the ending n't is short", "rock n'ts", "does n'test"],
)
def split_contraction(text: str, at: int, context: Context) -> Finding:
    """Join a verb and its shortened “not”."""
    return replace(at, at + 1, "") if _SPLIT.match(text, at) else None
