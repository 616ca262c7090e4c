from cleantext.rule import CERTAIN, LIKELY, SURROGATE, Context, Finding, replace, rule


@rule(
    "encoding/surrogate",
    confidence=CERTAIN,
    triggers=(SURROGATE,),
    fixes={"Well done \ud83d\ude00!": "Well done 😀!", "a lone \udc00 half": "a lone \ufffd half"},
    keeps=["Well done 😀!", "한국어"],
)
def surrogate(text: str, at: int, context: Context) -> Finding:
    """Join the two halves of a character; a single half, which no file can hold, becomes the replacement character."""
    high, low = ord(text[at]), ord(text[at + 1]) if at + 1 < len(text) else 0
    if high < 0xDC00 <= low < 0xE000:
        return replace(at, at + 2, chr(0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00))
    if high >= 0xDC00 and at and 0xD800 <= ord(text[at - 1]) < 0xDC00:
        return None  # the second half of a pair
    return replace(at, at + 1, "\ufffd", confidence=LIKELY)
