from cleantext.rule import LIKELY, Change, Context, Finding, regex, replace, rule

_LETTERS = "abcdefghijklmnopqrstuvwxyzéèêàâîïôûùçäöüß"
_LEFT = regex.compile(r"(?r)(?<![\p{L}\p{N}'’/_.-])(?:\p{L}{1,2}['’])?(?P<word>\p{L}?\p{Ll}+)")
_RIGHT = regex.compile(
    r"-(?:[ \t]*(?P<break>\r?\n)[ \t]*| )(?P<word>\p{Ll}{2,})(?![\p{L}\p{N}'’/_-])[.,;:!?)»”]*(?P<space> ?)"
)
# Ends that are no words of their own, whatever a list of words says.
_ENDS = frozenset("tion tions ción ciones ção ções zione zioni keit lung lungen rung rungen".split())
# Ends of words that stand in lists of words too, as so many are broken.
_TAILS = frozenset("ment ments ing ings tive ness able ence ance sion ally ity ed er ly ting".split())


@rule(
    "spacing/broken-word",
    confidence=LIKELY,
    triggers=tuple(a + "-" + gap for a in _LETTERS for gap in ("\n", " ", "\r\n")),
    where=r"(?s:..?)-\s+(?!(?:and|or|et|ou|und|oder)\b)[a-z\x80-\xff]",
    fixes={
        "There is a connec-\ntion between them.": "There is a connection\nbetween them.",
        "It is informa- tion for all.": "It is information for all.",
    },
    keeps=["pre- and post-war", "a well-\nknown man", "the long-\nterm plan", "so re-\nread it", "he said- then",
           "Ost- und West", "short- or long-term", "x-\ny"],
)  # fmt: skip
def broken_word(text: str, at: int, context: Context) -> Finding:
    """Join a word that a hyphen at the end of a line broke."""
    left, right = _LEFT.match(text, max(0, at - 24), at + 1), _RIGHT.match(text, at + 1)
    if not left or not right:
        return None
    one, two = left["word"], right["word"]
    whole = two not in _ENDS and context.is_word(two, at) and (two not in _TAILS or context.is_word(one, at))
    if whole or not context.is_word(one + two, at):
        return None  # the hyphen may belong to a compound
    changes: list[Change] = [replace(at + 1, right.start("word"), "")]
    if right["break"] and right["space"]:
        changes.append(replace(right.start("space"), right.end("space"), right["break"], "Keep the line break."))
    return changes
