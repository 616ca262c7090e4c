from cleantext.rule import EDGE, LIKELY, Change, Context, Finding, regex, replace, rule

_MARK = regex.compile(r"(?<![^ ])(?:``|''|' '|,,)(?![^ ])")
_TOKENISED = regex.compile(r"(?<=[\p{L}\p{N}'`]) [,.;:!?](?![^ ])")
_CODE = regex.compile(r"[={}<>|\\_$;\[\]]|''''|\w\(")
_WORD = regex.compile(r"\b(?!(?:and|or|et|ou|und|oder|en|of)\b)\p{L}{2}")
_QUOTED = regex.compile(r" \p{L}")
_HALVES = regex.compile(
    r"(?:(?<![^ ])``(?=\p{L})|(?:^|(?<=[:.!?] ))(?P<low>, , )(?=\p{L}))(?:(?!``|''|' '|, , ).)+(?P<gap> )(?P<mark>' ')"
    r"(?![^ ])"
)
_CLOSES = regex.compile(r"(?r)\w ?[.,!?] ")


@rule(
    "residue/penn-quotes",
    confidence=LIKELY,
    scope="line",
    triggers=("`` ", ",, ", *(m + end for m in ("''", "' '") for end in (" ", "\n", EDGE))),
    where=r"(?<![^ \n\xff])",
    fixes={
        "`` It rains , '' she said , `` and it is late . ''": '"It rains ," she said , "and it is late ."',
        "She called it a `` small wonder '' .": 'She called it a "small wonder" .',
        "`` It rains , he said .": '"It rains , he said .',
        "Nobody came , '' she said .": 'Nobody came ," she said .',
        "It is a ``small wonder ' ' , he said .": "It is a ``small wonder'' , he said .",
        ", , Het regent ' ' , zei hij .": ",,Het regent'' , zei hij .",
    },
    keeps=["``It rains,'' she said.", "set x = '' here", "the empty string '' is odd", "use `` and '' for it", "a ,, b",
           "It is 5 '' wide .", "a `` b", "`` and '' are marks , too .", "It is '' or `` , they say .",
           "Der Rand `` und '' , so heißt es .", "Men schrijft , , of ' ' daar ."],
)  # fmt: skip
def penn_quotes(text: str, at: int, context: Context) -> Finding:
    """Join a tokeniser's quotation marks (``, '' and ,,) to their words; in English, write them as plain marks."""
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)]
    if not _TOKENISED.search(line) or _CODE.search(line):
        return None
    halves = list(_HALVES.finditer(line))  # of a mark that was written in two
    if halves:
        low = [replace(at + m.start("low"), at + m.end("low"), ",,") for m in halves if m["low"]]
        return low + [replace(at + m.start("gap"), at + m.end("mark"), "''") for m in halves]
    changes, opened = list[Change](), None
    for mark in _MARK.finditer(line):
        if mark[0] in ("``", ",,"):
            opened = opened or mark
        elif opened is None:
            changes += _alone(mark, line, at, context)
        elif _WORD.search(line, opened.end(), mark.start()):
            changes += _closed_up(opened, mark, at, context)
            opened = None
        else:
            return None  # both are spoken of
    if opened is not None and not changes:
        changes += _alone(opened, line, at, context)
    return changes


def _closed_up(opened: regex.Match[str], closed: regex.Match[str], at: int, context: Context) -> list[Change]:
    """The changes that put both marks of a quotation to its words."""
    plain = context.language(at) == "en" and opened[0] == "``"
    return [
        replace(at + opened.start(), at + opened.end() + 1, '"' if plain else opened[0]),
        _after_word(closed, at, '"' if plain else "''"),
    ]


def _alone(mark: regex.Match[str], line: str, at: int, context: Context) -> list[Change]:
    """The change that puts a mark to its word when the quotation goes on in another line."""
    code = context.language(at)
    plain = '"' if code == "en" else ""
    if code == "nl":
        return []  # Dutch newspapers let a mark stand alone at the edge of a line
    if mark[0] == "``" or (mark[0] == ",," and code == "de"):
        if not _QUOTED.match(line, mark.end()) or not _WORD.search(line, mark.end() + 1):
            return []
        return [replace(at + mark.start(), at + mark.end() + 1, plain or mark[0])]
    if mark[0] == "''" and _CLOSES.match(line, max(0, mark.start() - 4), mark.start()):
        return [_after_word(mark, at, plain or "''")]
    return []


def _after_word(mark: regex.Match[str], at: int, after: str) -> Change:
    """Put a closing mark to what it closes."""
    return replace(at + mark.start() - 1, at + mark.end(), after)
