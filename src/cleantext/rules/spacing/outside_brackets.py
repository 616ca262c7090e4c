from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_LETTERS = "abcdefghijklmnopqrstuvwxyzé"
_AFTER = regex.compile(r"(?<=[ \u00a0]\([^()\n]{3,80}\))(?P<word>\p{Ll}{2,})(?= ['’“«(]?[\p{L}\d])")
_BEFORE = regex.compile(
    r"\((?:(?:1[89]|20)\d\d[a-z]?|\p{Ll}[\p{Ll}'’]* (?:[\p{L}\d'’,%-]+ ){1,12}[\p{L}\d%]+)\)(?=[\s.,;:!?])"
)
_WORD = regex.compile(r"(?r)(?<=[ (])\p{L}?\p{Ll}+")

_JOINING = frozenset("and or et ou und oder y o e".split())


@rule(
    "spacing/outside-brackets",
    confidence=LIKELY,
    triggers=(*(")" + a for a in _LETTERS), *(a + "(" for a in _LETTERS)),
    where=r"\)|[^)]{1,2}\((?:1[89]|20|[a-z'\x80-\xff]+ )",
    fixes={
        "They met (in the early spring)and talked at length.": "They met (in the early spring) and talked at length.",
        "It was (sort of)good to see.": "It was (sort of) good to see.",
        "They met there(in the early spring) and talked.": "They met there (in the early spring) and talked.",
        "as was shown by Dalby(2017), who had seen it": "as was shown by Dalby (2017), who had seen it",
    },
    keeps=["the (re)building is", "call f(x)or not", "two word(s)and more", "use open(the file) now", "(S)he came",
           "the (un)known land is", "printf(3)", "the (pre or post)war years are"],
)  # fmt: skip
def outside_brackets(text: str, at: int, context: Context) -> Finding:
    """Put the missing space before or after a bracket."""
    if text[at] == ")":
        match = _AFTER.match(text, at + 1)
        if not match or not (context.is_opener(match["word"], at) or _is_aside(text, at, match["word"], context)):
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


def _is_aside(text: str, at: int, word: str, context: Context) -> bool:
    """Whether common words stand in the bracket that ends here, and no parts of the word behind it."""
    inside = text[text.rfind("(", 0, at) + 1 : at].split()
    if len(inside) < 2 or len(word) < 4 or not _JOINING.isdisjoint(inside):
        return False
    return all(w.islower() and w.isalpha() and context.is_common(w, at) for w in (*inside, word))
