from cleantext.rule import EDGE, LIKELY, Context, Finding, regex, replace, rule

# A quotation that opens at the start of a word and is still open: no other mark of its kind in between.
_OPEN = regex.compile(r"(?r)(?<![\p{L}\p{N}])‘(?=\p{L})[^‘’‚\n]{0,300}[\p{L}\p{N}.,!?…]")


@rule(
    "punctuation/single-quote-side",
    confidence=LIKELY,
    languages=("en", "fr", "es", "it", "pt"),
    triggers=tuple("‘" + after for after in (" ", "\n", ".", ",", ";", ":", "!", "?", ")", EDGE)),
    fixes={
        "He called it ‘progress‘ and smiled.": "He called it ‘progress’ and smiled.",
        "They say ‘no more‘.": "They say ‘no more’.",
    },
    keeps=[
        "the Jami‘ of Sana‘.", "Hawai‘i and Ka‘ ‘ola", "Er sagte ‚nein‘ zu ihr.", "‘One’ and the ‘ mark",
        "‘It’s al-Rabi‘ here’",
    ],
)  # fmt: skip
def single_quote_side(text: str, at: int, context: Context) -> Finding:
    """Turn a closing single quotation mark that points the wrong way."""
    if not _OPEN.match(text, max(0, at - 300), at) or "‚" in text[max(0, at - 300) : at]:
        return None
    return replace(at, at + 1, "’")
