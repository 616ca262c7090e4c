from cleantext.rule import CERTAIN, EDGE, LIKELY, Context, Finding, line_bounds, regex, replace, rule

_CLOSES = regex.compile(r"(?<=[\p{L}\p{N}][.,!?…]?)(?:(?<=[.,!?…])[ \u00a0])?“(?=\s|$|[.,;:!?)])")
_OPENS = regex.compile(r"(?<=^|[\s(\[])”(?=\p{L}[^“”]*[\p{L}.,!?…][“”])", regex.MULTILINE)
_ENDED = regex.compile(r"(?<=\p{L}[.,!?…])“(?=\n|$| \p{L})")
_NEAR = 2000
"""How far back a quotation of several lines may have begun, in characters."""
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
        "“It was late.\nWe left.“\nThen it rained.": "“It was late.\nWe left.”\nThen it rained.",
    },
    keeps=[
        "He said, “come.”", "It ended. “ Start", "„Sag es. “ Dann ging er.", "„Ja“, sagte er.",
        "a 5” pipe and a 6” one", "He said “ yes ” again.", "the marks “ and ”", "“One.\n“Two.”",
    ],
)  # fmt: skip
def quote_side(text: str, at: int, context: Context) -> Finding:
    """Turn a quotation mark that points the wrong way, and remove a stray space inside it."""
    start = line_bounds(text, at)[0]
    if text[at : at + 1] == "“":
        stray = at > start and text[at - 1] in " \u00a0"
        if not _CLOSES.match(text, at - stray) or "„" in text[start:at]:
            return None
        if text.count("“", start, at) <= text.count("”", start, at) and not _is_open(text, start, at):
            return None  # nothing is open: it may open the next quotation
        return replace(at - stray, at + 1, "”")
    at += text[at] != "”"
    if not _OPENS.match(text, at) or text.count("“", start, at) != text.count("”", start, at):
        return None
    return replace(at, at + 1, "“", confidence=LIKELY)


def _is_open(text: str, start: int, at: int) -> bool:
    """Whether the mark ends a sentence, and a quotation that an earlier line began is not closed before it."""
    before = text[max(0, start - _NEAR) : at].rpartition("\n\n")[2]
    return _ENDED.match(text, at) is not None and before.count("“") > before.count("”") and "„" not in before
