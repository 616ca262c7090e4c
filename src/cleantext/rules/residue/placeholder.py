from cleantext.rule import ANY_TEXT, GUESS, Context, Finding, line_bounds, regex, report, rule

_NAMES = "NUM(?:BER)?|DIGIT|NAME|PERSON|LOC(?:ATION)?|ORG|URL|LINK|E?MAIL|PHONE|USER|ENT(?:ITY)?|PH"
_LEFT_OVER = regex.compile(
    rf"(?<![^\s(\"“«‘'’])(?:__(?:{_NAMES})_?\d*__|(?<![^\n])<(?:src|tgt)>(?= \p{{Lu}})|｟[^｟｠\n]{{1,40}}｠)"
    r"(?=[\s.,;:!?)\"”»’']|$)"
)
_WORDS = regex.compile(r"(?<!\S)\p{L}[\p{L}\p{M}'’-]*(?!\S)")
_TALK = regex.compile(
    r"(?i)(?<![\w<])(?:tok|jeton|tags?\b|balis|s[iyí]mb|pla(?:ce|tz)h|vari[aá]b|macro|templat|repla|rempla|reempla|ersetz|"
    r"sostit|substit|vervang|mask|masqu|anonym|markup|format|string|field)|[=`{}]"
)
_FEW = 2


@rule(
    "residue/placeholder",
    confidence=GUESS,
    regions=ANY_TEXT,
    triggers=(*(f"__{c}" for c in "NDPLOUE"), "<src>", "<tgt>", "｟"),
    reports=[
        "The boat left at __NUM__ in the morning.", "He met __NAME__ at the fair.", "<tgt> The lamp burns all night.",
        "They sold ｟num｠ lamps.",
    ],
    keeps=[
        "The placeholder __NUM__ stands for it.", "__NOTE__ The lamp is hot.", "the macros __DATE__ and __FILE__",
        "__NAME__: Anna", "print(__NAME__)", "A line has the tags <src> and <tgt>.", "__init__",
        "fetch <src> into <tgt> and so on", "It was built on __DATE__ and at __TIME__.",
    ],
)  # fmt: skip
def placeholder(text: str, at: int, context: Context) -> Finding:
    """A placeholder was left in the place of a name, number or tag; nobody can tell which one."""
    match = _LEFT_OVER.match(text, at)
    if not match:
        return None
    start, end = line_bounds(text, at)
    line = text[max(start, at - 300) : min(end, at + 300)]
    is_prose = len(_WORDS.findall(line)) >= _FEW and not _TALK.search(line)
    return report(text, at, match.end()) if is_prose else None
