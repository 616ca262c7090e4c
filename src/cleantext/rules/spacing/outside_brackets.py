from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_LETTERS = "abcdefghijklmnopqrstuvwxyzé"
_AFTER = regex.compile(r"(?<=[ \u00a0]\([^()\n]{3,80}\))(?P<word>\p{Ll}{2,})(?= ['’“«(]?[\p{L}\d])")
_BEFORE = regex.compile(
    r"\((?:(?:1[89]|20)\d\d[a-z]?|\p{Ll}[\p{Ll}'’]* (?:[\p{L}\d'’,%-]+ ){1,12}[\p{L}\d%]+)\)(?=[\s.,;:!?])"
)
_WORD = regex.compile(r"(?r)(?<=[ (])\p{L}?\p{Ll}+")


@rule(
    "spacing/outside-brackets",
    confidence=LIKELY,
    triggers=(*(")" + a for a in _LETTERS), *(a + "(" for a in _LETTERS)),
    fixes={
        "They met (in the early spring)and talked at length.": "They met (in the early spring) and talked at length.",
        "They met there(in the early spring) and talked.": "They met there (in the early spring) and talked.",
        "as was shown by Dalby(2017), who had seen it": "as was shown by Dalby (2017), who had seen it",
    },
    keeps=["the (re)building is", "call f(x)or not", "two word(s)and more", "use open(the file) now", "(S)he came",
           "the (un)known land is", "printf(3)"],
)  # fmt: skip
def outside_brackets(text: str, at: int, context: Context) -> Finding:
    """Put the missing space before or after a bracket."""
    if text[at] == ")":
        found = _AFTER.match(text, at + 1)
        if not found or not context.is_opener(found["word"], at):
            return None
        return replace(at + 1, at + 1, " ")
    word = _WORD.match(text, max(0, at - 40), at + 1)
    if not word or not _BEFORE.match(text, at + 1):
        return None
    year = text[at + 2].isdigit()
    if year and not word[0][0].isupper():
        return None
    # An everyday word is no name of a function.
    return replace(at + 1, at + 1, " ") if year or context.is_opener(word[0], at) else None
