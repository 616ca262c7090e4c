from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_WELL = "known established defined being suited understood studied written documented intentioned rounded"
_WHOLE = regex.compile(r"(?<![\p{L}-])(?:[Ss]tate ?- ?of ?- ?the ?- ?art|[Ww]i ?- ?[Ff]i)(?![\p{L}-])")
_FAULT = regex.compile(
    r"(?<![\p{L}-])(?P<first>[Ww]ell|[Ss]elf|[Nn]on|[Mm]ulti|[Ss]emi|[Aa]nti|[Qq]uasi|[Ss]o)"
    r"(?P<gap> -|- | - )(?P<second>\p{Ll}{3,})"
)
_NOUN = regex.compile(r"(?ri)(?<!\p{L})(?:best|own|true|inner|old|whole|real|usual|my|your|her|his|their|our) ")
_AGE = regex.compile(r"(?<=\d|\p{L}{3}) -(?:year|month|week|day)(?: ?- ?old)?(?![\p{L}-])")


@rule(
    "spacing/compound",
    confidence=LIKELY,
    triggers=(" -year", " -month", " -week", " -day", "tate -", "tate- ", "wi -", "Wi -", "wi- ", "Wi- ",
              *(part + gap for part in ("ell", "elf", "on", "ulti", "emi", "nti", "uasi", "so", "So")
                for gap in (" -", "- "))),
    fixes={
        "It is a well - known fact.": "It is a well-known fact.",
        "A non -linear effect was seen.": "A non-linear effect was seen.",
        "It is a state - of - the - art tool.": "It is a state-of-the-art tool.",
        "The wi - fi is down.": "The wi-fi is down.",
        "a 30 -year -old house of six -week plans": "a 30-year-old house of six-week plans",
        "It was a so- called success.": "It was a so-called success.",
    },
    keeps=["They bring their best self - ideas and work - to it.", "It is her true self - nothing else.",
           "self- and peer-assessment", "It ended well - nobody was hurt.", "multi- or single",
           "and so - finally - he left", "the state - of course - paid", "ell -l"],
)  # fmt: skip
def compound(text: str, at: int, context: Context) -> Finding:
    """Remove the space around the hyphen of a compound word."""
    if "en" not in context.languages or context.language(at) not in ("en", None):
        return None  # the language of a short text may be unknown
    if age := _AGE.match(text, at):
        return [replace(i, i + 1, "") for i in range(at, age.end()) if text[i] == " "]
    whole = _WHOLE.search(text, max(0, at - 2), at + 24)
    if whole and whole.start() <= at:
        return [replace(i, i + 1, "") for i in range(whole.start(), whole.end()) if text[i] == " "]
    match = _FAULT.search(text, max(0, at - 2), at + 24)
    if not match or match.start() > at:
        return None
    first, second = match["first"].lower(), match["second"]
    if match["gap"] == " - " and (
        _NOUN.match(text, max(0, at - 20), match.start()) or " -" in text[match.end() : at + 80]
    ):
        return None  # a dash, or the first of two: « her best self - words and deeds - and »
    if second in ("and", "the", "but", "nor", "not", "versus", "rather") or not context.is_word(second, at):
        return None
    if (first == "well" and second not in _WELL.split()) or (first == "so" and second != "called"):
        return None
    return replace(match.start("gap"), match.end("gap"), "-")
