from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_OPEN = regex.compile(r"(?<![\w\]])\( (?=\p{L}|\d|[“\"«'‘])(?P<inside>[^()\n]{1,300})\)")
_CLOSE = regex.compile(r"(?r)(?<![\w\]])\((?! [^\p{L}\d“\"«'‘])(?P<inside>[^()\n]{1,300}(?:[^\s(.]|\p{Ll}{2}\.)) \)")
_OPERATOR = regex.compile(r"(?r)(?:^|[\w\s)])[-+*/=×·<>] ?")
_WORD = regex.compile(r"\p{L}{2}")
_CODE = regex.compile(r"[=<>{}\[\]|\\;_*^+]|&&|::")


@rule(
    "spacing/inside-brackets",
    confidence=LIKELY,
    triggers=("( ", " )"),
    fixes={
        "We left ( see below ) at dawn.": "We left (see below) at dawn.",
        "We left (see below ) at dawn.": "We left (see below) at dawn.",
        "We left ( in 2017) at dawn.": "We left (in 2017) at dawn.",
        "(They laugh. )": "(They laugh.)",
    },
    keeps=[
        "f( x ) and f( other )",
        "if ( count == limit )",
        "( a , b )",
        "a smile : )",
        "( 1 )",
        "foo ( bar; baz )",
        "((((Nina ))))",
        "400 k + ( 8 x size of block )",
    ],
)
def inside_brackets(text: str, at: int, context: Context) -> Finding:
    """Remove the space inside a bracket."""
    match = _OPEN.match(text, at) if text[at] == "(" else _CLOSE.match(text, max(0, at - 310), at + 2)
    if not match or not _WORD.search(match["inside"]) or _CODE.search(match["inside"]):
        return None
    if _OPERATOR.match(text, max(0, match.start() - 3), match.start()):
        return None
    if text[at : at + 3] == " ))" or text[at - 1 : at + 1] == "((":
        return None  # somebody is embraced
    space = at + 1 if text[at] == "(" else at
    return replace(space, space + 1, "")
