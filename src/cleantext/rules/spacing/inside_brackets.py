from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_OPEN = regex.compile(r"(?<![\w\]])\( (?=\p{L}|\d|[“\"«'‘])(?P<inside>[^()\n]{1,300})\)")
_CLOSE = regex.compile(r"(?r)(?<![\w\]])\((?! [^\p{L}\d“\"«'‘])(?P<inside>[^()\n]{1,300}(?:[^\s(.]|\p{Ll}{2}\.)) \)")
_ADDRESS = regex.compile(r"< ?[\w.+-]+@[\w-]+(?:\.[\w-]+)+ ?>|(?<![^\s(])\[ ?https?://[^\s\[\]]+ ?\](?!\()")
_OPERATOR = regex.compile(r"(?r)(?:^|[\w\s)])[-+*/=×·<>] ?")
_WORD = regex.compile(r"\p{L}{2}")
_CODE = regex.compile(r"[=<>{}\[\]|\\;_*^+]|&&|::")


@rule(
    "spacing/inside-brackets",
    confidence=LIKELY,
    triggers=("( ", " )", "< ", " >", "[ h", " ]"),
    fixes={
        "We left ( see below ) at dawn.": "We left (see below) at dawn.",
        "We left (see below ) at dawn.": "We left (see below) at dawn.",
        "We left ( in 2017) at dawn.": "We left (in 2017) at dawn.",
        "(They laugh. )": "(They laugh.)",
        "Ada Holt < ada@example.org > wrote": "Ada Holt <ada@example.org> wrote",
        "It is there: [ https://example.org/lamps ]": "It is there: [https://example.org/lamps]",
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
        "if a < b and c > d",
        "a < ada@home > b",
        "- [ ] https://example.org/lamps",
        "[ here ]",
        "It is in[ https://example.org/lamps](https://example.org/lamps).",
        "See [ https://example.org/lamps](https://example.org/lamps) for it.",
    ],
)
def inside_brackets(text: str, at: int, context: Context) -> Finding:
    """Remove the space inside a bracket."""
    if text[at : at + 1] in "<[" or text[at + 1 : at + 2] in ">]":
        return _around_address(text, at)
    match = _OPEN.match(text, at) if text[at] == "(" else _CLOSE.match(text, max(0, at - 310), at + 2)
    if not match or not _WORD.search(match["inside"]) or _CODE.search(match["inside"]):
        return None
    if _OPERATOR.match(text, max(0, match.start() - 3), match.start()):
        return None
    if text[at : at + 3] == " ))" or text[at - 1 : at + 1] == "((":
        return None  # somebody is embraced
    space = at + 1 if text[at] == "(" else at
    return replace(space, space + 1, "")


def _around_address(text: str, at: int) -> Finding:
    """Remove the space at this end of the brackets around an address."""
    opens = text[at] in "<["
    found = _ADDRESS.match(text, at if opens else max(text.rfind("<", 0, at), text.rfind("[", 0, at), 0))
    if not found or not (opens or found.end() == at + 2):
        return None
    space = at + 1 if opens else at
    return replace(space, space + 1, "")
