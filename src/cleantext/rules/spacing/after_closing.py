from cleantext.rule import CERTAIN, Context, Finding, regex, replace, rule

_OPENING = regex.compile(r"(?<=\p{L}{2}[.!?…])[«“](?=[\s\u00a0\u202f]?\p{Lu})")
_CLOSING = regex.compile(r"(?<=[»”])[.!?…](?=\p{Lu}(?:\p{Ll}|['’]))|(?<=[.!?…][»”])(?=\p{Lu}(?:\p{Ll}|['’]))")


@rule(
    "spacing/after-closing",
    confidence=CERTAIN,
    triggers=(*(m + q for m in ".!?…" for q in "«“"), *(q + m for m in ".!?…" for q in "»”"),
              *(m + q for m in ".!?…" for q in "»”")),
    fixes={
        "It ended.“Come in,” she said.": "It ended. “Come in,” she said.",
        "He called it “late”.Then he left.": "He called it “late”. Then he left.",
        "She said “go.”Then he left.": "She said “go.” Then he left.",
    },
    keeps=["“Really?”", "Wait…“what”", "“v2.0”.x", "“A”.B"],
)  # fmt: skip
def after_closing(text: str, at: int, context: Context) -> Finding:
    """Put the missing space between a sentence and a quotation."""
    if _OPENING.match(text, at + 1):
        return replace(at + 1, at + 1, " ")
    if found := _CLOSING.match(text, at + 1) or _CLOSING.match(text, at + 2):
        return replace(found.end(), found.end(), " ")
    return None
