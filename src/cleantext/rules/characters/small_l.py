from cleantext.rule import EDGE, LIKELY, Context, Finding, regex, replace, rule

_FAULT = regex.compile(
    r"(?<![\p{L}\p{N}'’_.@/-])l(?:(?=['’](?:m|ll|ve|d)(?![\p{L}'’]))|(?=t['’]s(?![\p{L}'’]))"
    r"|(?=[tf] (?:is|was|would|will|has|had|you|he|she|it|we|they|there|this|that|the|my)(?![\p{L}'’])))"
)
# Where a sentence begins: within it "lt " stands at the end of many words.
_STARTS = [start + word for start in (EDGE, "\n", ". ", "! ", "? ", ", ", "“", '"', "(") for word in ("lt ", "lf ")]


@rule(
    "characters/small-l",
    confidence=LIKELY,
    languages=("en",),
    triggers=(*("l" + m + e for m in "'’" for e in ("m", "ll", "ve", "d")), "lt's", "lt’s", *_STARTS),
    fixes={
        "lt's cold and l'm tired.": "It's cold and I'm tired.",
        "lf you go, l'll stay; l’ve time.": "If you go, I'll stay; I’ve time.",
        "lt was late.": "It was late.",
    },
    keeps=["an ls command", "ls the files", "all's well", "he'll go", "the l'd'a", "x.lt's", "if (lt && gt)", "a lt b"],
)
def small_l(text: str, at: int, context: Context) -> Finding:
    """Write the capital I that text recognition took for a small L."""
    at = text.index("l", at)
    return replace(at, at + 1, "I") if _FAULT.match(text, at) else None
