from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_CLIPPED = ("tis", "Tis", "twas", "Twas", "twere", "Twere", "twill", "Twill", "em", "til", "Til", "bout", "tweren")
_DECADES = tuple(f"{ten}0s" for ten in range(1, 10))
_FAULT = regex.compile(rf"(?<![\p{{L}}\p{{N}}])‘(?=(?:{'|'.join((*_CLIPPED, *_DECADES))})(?![\p{{L}}\p{{N}}]))")
# A quotation that begins with such a word is closed again.
_CLOSED = regex.compile(r"‘[^‘’\n]{0,200}(?:[’]\p{L}[^‘’\n]{0,200})*(?<=[\p{L}\p{N}.,!?…])’(?!\p{L})")


@rule(
    "punctuation/apostrophe-side",
    confidence=LIKELY,
    triggers=tuple("‘" + word for word in (*_CLIPPED, *_DECADES)),
    fixes={
        "He grew up in the ‘60s and left in the ‘70s.": "He grew up in the ’60s and left in the ’70s.",
        "‘Twas late, and we told ‘em so.": "’Twas late, and we told ’em so.",
    },
    keeps=["She said ‘em’ again.", "‘Tis the season,’ she said.", "’Tis so", "‘temper", "the ‘80s’ of it", "‘Emma"],
)
def apostrophe_side(text: str, at: int, context: Context) -> Finding:
    """Turn an apostrophe at the start of a shortened word or year that was curled like an opening quote."""
    if not _FAULT.match(text, at) or _CLOSED.match(text, at):
        return None
    return replace(at, at + 1, "’")
