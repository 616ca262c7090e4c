from cleantext.rule import CERTAIN, Context, Finding, regex, replace, rule

_FAULT = regex.compile(r"(?<=[\p{L}\p{N}][.,!?…])[ \u00a0]“(?=\s|$|[.,;:)])")


@rule(
    "punctuation/quote-side",
    confidence=CERTAIN,
    triggers=tuple(mark + space + "“" for mark in ".,!?…" for space in " \u00a0"),
    fixes={
        "He named “time and education. “\nThen he left.": "He named “time and education.”\nThen he left.",
        "She was “always welcome. “": "She was “always welcome.”",
    },
    keeps=["He said, “come.”", "It ended. “ Start", "„Sag es. “ Dann ging er."],
)
def quote_side(text: str, at: int, context: Context) -> Finding:
    """Turn a quotation mark that closes but points the wrong way, and take the stray space before it away."""
    if not _FAULT.match(text, at + 1):
        return None
    paragraph = text[text.rfind("\n", 0, at) + 1 : at]
    if paragraph.count("“") <= paragraph.count("”"):
        return None  # nothing is open: it may open the next quotation
    return replace(at + 1, at + 3, "”")
