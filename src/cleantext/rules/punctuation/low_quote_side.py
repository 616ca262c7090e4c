from cleantext.rule import EDGE, LIKELY, Context, Finding, regex, replace, rule

_OPEN = regex.compile(r"(?r)(?<![\p{L}\p{N}])„(?=[\p{L}\p{N}])[^„“”\n]{0,300}[\p{L}\p{N}.,!?…]")


@rule(
    "punctuation/low-quote-side",
    confidence=LIKELY,
    triggers=tuple("„" + after for after in (" ", "\n", ".", ",", ";", ":", "!", "?", ")", EDGE)),
    fixes={
        "Er sagte „nein„ und ging.": "Er sagte „nein“ und ging.",
        "Zij zei „nee„. Toen zei hij „ja”.": "Zij zei „nee”. Toen zei hij „ja”.",
    },
    keeps=["Er sagte „nein“ und ging.", "Er sagte „nein „ und", "das Zeichen „ und „ noch", "„„, sagte er", "a„ b„ c"],
)
def low_quote_side(text: str, at: int, context: Context) -> Finding:
    """Turn a low quotation mark that closes a quotation."""
    if not _OPEN.match(text, max(0, at - 300), at):
        return None
    return replace(at, at + 1, "”" if "”" in text and "“" not in text else "“")
