from cleantext.rule import LIKELY, Change, Context, Finding, is_broken, language, regex, replace, rule

_LETTERS = "abcdefghijklmnopqrstuvwxyzéèêàâîïôûùçäöüßáíóúñãõ"
_LEFT = regex.compile(r"(?r)(?<![\p{L}\p{N}'’/_.@-])(?:\p{L}{1,6}['’])?(?P<word>\p{L}?\p{Ll}+)")
_RIGHT = regex.compile(
    r"(?P<hyphen>[-‐¬\xad])(?:[ \t]*(?P<break>\r?\n)[ \t]*(?:\xad[ \t]*)?| )(?P<word>\p{Ll}{2,})(?![\p{L}\p{N}'’/_-])"
    r"[.,;:!?)»”\"]*(?P<space> ?)"
)
_ALONE = regex.compile(
    r"\n(?P<hyphen>\xad)(?P<break>\r?\n)(?P<word>\p{Ll}{2,})(?![\p{L}\p{N}])[.,;:!?)»”\"]*(?P<space> ?)"
)
_LINE_ENDS = ("\n", "\r\n", " \n")
# Ends of words that are words too, or stand in lists of words because so many are broken.
_ENDINGS = frozenset(
    "tion tions ción ciones ção ções zione zioni ment ments mente ing ings ness able ence ance sion".split()
)
_JOINING = frozenset("and or et ou und oder bzw y o e en of a nor".split())


@rule(
    "spacing/broken-word",
    confidence=LIKELY,
    triggers=(*(a + hyphen + gap for a in _LETTERS for hyphen in "-‐" for gap in (" ", *_LINE_ENDS)),
              *(hyphen + end for hyphen in "¬\xad" for end in _LINE_ENDS), "\n\xad\n"),
    where=r"(?s:..?)(?:-|‐)\s+(?!(?:and|or|et|ou|und|oder)\b)[a-z\x80-\xff]|\xc2|\n|\xad",
    fixes={
        "There is a connec-\ntion between them.": "There is a connection\nbetween them.",
        "It is informa- tion for all.": "It is information for all.",
        "They found a solu¬\ntion there.": "They found a solution\nthere.",
        "The govern‐\nment has met.": "The government\nhas met.",
        "They lost the con\xad\ntact with it.": "They lost the contact\nwith it.",
    },
    keeps=["pre- and post-war", "a well-\nknown man", "the long-\nterm plan", "a self-\nmade man", "he said- then",
           "Ost- und West", "short- or long-term", "x-\ny", "¬\nx", "a big-\nold house"],
)  # fmt: skip
def broken_word(text: str, at: int, context: Context) -> Finding:
    """Join a word that was hyphenated at the end of a line."""
    mark = at if text[at] in "¬\xad\n" else at + 1
    left, right = _LEFT.match(text, max(0, mark - 24), mark), _RIGHT.match(text, mark)
    if text[at] == "\n":  # a soft hyphen in a line of its own
        left, right = _LEFT.match(text, max(0, at - 24), at), _ALONE.match(text, at)
    if not left or not right:
        return None
    one, two = left["word"], right["word"]
    if right["break"] is None and not _is_plain(one, two, at, context):
        return None  # a dash, or the first of two parts
    if len(one) < 2 or not _is_one_word(text, one, two, at, context, certain=right["hyphen"] in "¬\xad"):
        return None
    changes: list[Change] = [replace(mark, right.start("word"), "")]
    if right["break"] and right["space"]:
        changes.append(replace(right.start("space"), right.end("space"), right["break"], "Keep the line break."))
    return changes


def _is_plain(one: str, two: str, at: int, context: Context) -> bool:
    """Whether two parts in the same line can only be one word."""
    if two in _JOINING or not context.is_word(one + two, at):
        return False
    return two in _ENDINGS or not (context.is_word(one, at) and context.is_word(two, at))


def _is_one_word(text: str, one: str, two: str, at: int, context: Context, certain: bool) -> bool:
    """Whether the two are parts of one word, as the text has it elsewhere or as the lists of words have it."""
    if f"{one}-{two}" in text:
        return False
    here = language(context.language(at) or "")
    if certain or f" {one}{two}" in text:
        return True
    return is_broken(one, two, here, lambda form: context.is_word(form, at), lambda form: context.is_common(form, at))
