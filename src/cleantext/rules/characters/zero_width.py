from cleantext.rule import CERTAIN, Context, Finding, regex, replace, rule

# Scripts that join their letters or break their lines with these; an emoji may be joined too.
_RUN = regex.compile(r"[\u200b-\u200d\u2060\ufe0e\ufe0f]+")
_WRITTEN = regex.compile(r"[\p{Latin}\p{Greek}\p{Cyrillic}\d]")
_BESIDE = regex.compile(r"[\p{Latin}\p{Greek}\p{Cyrillic}\d\s.,;:!?…‘’“”«»()]|$")
_SELECTORS = tuple(left + sign for left in " \nabcdefghijklmnopqrstuvwxyz" for sign in "\ufe0e\ufe0f")


@rule(
    "characters/zero-width",
    confidence=CERTAIN,
    triggers=("\u200b", "\u200c", "\u200d", "\u2060", *_SELECTORS),
    fixes={
        "an invis\u200bible space": "an invisible space",
        "one\u200b two": "one two",
        "the end\u200b.": "the end.",
        "le\u200dtters joined, par\u2060ted": "letters joined, parted",
        "\u200b“\u200bHello,” \u200bshe said.\u200b Then": "“Hello,” she said. Then",
        "Well \ufe0f done! Thanks\u200d for all": "Well done! Thanks for all",
    },
    keeps=[
        "می\u200cخواهم",
        "क्\u200dष",
        "👩\u200d💻",
        "ไป\u200bตลาด",
        "src/\u200bmain",
        "𝒳\u200b",
        "10\u200b–\u200b20",
        "«\u2060word\u2060»",
        "@\u200bhandle",
        "ពាក្យ\u200b ពាក្យ",
        "I ❤\ufe0f 1\ufe0f\u20e3 a",
    ],
)
def zero_width(text: str, at: int, context: Context) -> Finding:
    """Remove a zero-width space, joiner or selector that nothing needs."""
    at += not _RUN.match(text, at)
    match = _RUN.match(text, at)
    if not match or (at and _RUN.match(text, at - 1)):
        return None
    end = match.end()
    left, right = text[at - 1 : at], text[end : end + 1]
    if "\u2060" in match[0]:  # beside a mark it forbids a break
        idle = _WRITTEN.match(left) and _WRITTEN.match(right)
    else:  # at the edge of a word only a mere space is always idle
        edge = "\u200b" in match[0] or left == " " or _WRITTEN.match(left)
        idle = edge and _BESIDE.match(left) and _BESIDE.match(right)
    return replace(at, end + (left == right == " "), "") if idle else None
