from cleantext.rule import CERTAIN, Context, Finding, regex, replace, rule

# Scripts that join their letters or break their lines with these; an emoji may be joined too.
_RUN = regex.compile(r"[\u200b-\u200d\u2060]+")
_WRITTEN = regex.compile(r"[\p{Latin}\p{Greek}\p{Cyrillic}\d]")
_BESIDE = regex.compile(r"[\p{Latin}\p{Greek}\p{Cyrillic}\d\s.,;:!?…’”»)]")


@rule(
    "characters/zero-width",
    confidence=CERTAIN,
    triggers=("\u200b", "\u200c", "\u200d", "\u2060"),
    fixes={
        "an invis\u200bible space": "an invisible space",
        "one\u200b two": "one two",
        "the end\u200b.": "the end.",
        "le\u200dtters joined, par\u2060ted": "letters joined, parted",
    },
    keeps=["می\u200cخواهم", "क्\u200dष", "👩\u200d💻", "ไป\u200bตลาด", "src/\u200bmain", "𝒳\u200b", "10\u200b–\u200b20"],
)
def zero_width(text: str, at: int, context: Context) -> Finding:
    """Remove a space or joiner without width from a word that needs none."""
    found = _RUN.match(text, at)
    if not found or (at and _RUN.match(text, at - 1)):
        return None
    end = found.end()
    beside = _WRITTEN if set(found[0]) != {"\u200b"} else _BESIDE  # a mere space has no use beside another either
    if at and _WRITTEN.match(text, at - 1) and (end == len(text) or beside.match(text, end)):
        return replace(at, end, "")
    return None
