from cleantext.rule import CERTAIN, EDGE, LIKELY, Context, Finding, regex, replace, rule

_CLOSES = regex.compile(r"(?<=[\p{L}\p{N}][.,!?…]?)(?:(?<=[.,!?…])[ \u00a0])?“(?=\s|$|[.,;:!?)])")
_OPENS = regex.compile(r"(?<=^|[\s(\[])”(?=\p{L}[^“”]*[\p{L}.,!?…][“”])", regex.MULTILINE)
_AFTER = (" ", "\n", ".", ",", ";", ":", "!", "?", ")", EDGE)


@rule(
    "punctuation/quote-side",
    confidence=CERTAIN,
    languages=("en", "fr", "es", "it", "pt"),
    triggers=(*("“" + after for after in _AFTER), *(before + "”" for before in (" ", "\n", "(", EDGE))),
    fixes={
        "He named “time and education. “\nThen he left.": "He named “time and education.”\nThen he left.",
        "She was “always welcome. “": "She was “always welcome.”",
        "They call it “progress“ and smile.": "They call it “progress” and smile.",
        "They call it ”progress“ and smile.": "They call it “progress” and smile.",
    },
    keeps=[
        "He said, “come.”", "It ended. “ Start", "„Sag es. “ Dann ging er.", "„Ja“, sagte er.",
        "a 5” pipe and a 6” one", "He said “ yes ” again.", "the marks “ and ”", "“One.\n“Two.”",
    ],
)  # fmt: skip
def quote_side(text: str, at: int, context: Context) -> Finding:
    """Turn a quotation mark that points the wrong way, and take a stray space inside it away."""
    start = text.rfind("\n", 0, at) + 1
    if text[at : at + 1] == "“":
        stray = at > start and text[at - 1] in " \u00a0"
        if not _CLOSES.match(text, at - stray) or "„" in text[start:at]:
            return None
        if text.count("“", start, at) <= text.count("”", start, at):
            return None  # nothing is open: it may open the next quotation
        return replace(at - stray, at + 1, "”")
    at += text[at] != "”"
    if not _OPENS.match(text, at) or text.count("“", start, at) != text.count("”", start, at):
        return None
    return replace(at, at + 1, "“", confidence=LIKELY)
