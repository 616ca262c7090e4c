from cleantext.rule import LIKELY, Change, Context, Finding, regex, replace, rule

_MARK = regex.compile(r"(?<![^ ])(?:``|''|' '|,,)(?![^ ])")
_TOKENISED = regex.compile(r"(?<=[\p{L}\p{N}'`]) [,.;:!?](?![^ ])")
_CODE = regex.compile(r"[={}<>|\\_$;\[\]]|''''|\w\(")
_WORD = regex.compile(r"\p{L}{2,}")


@rule(
    "residue/penn-quotes",
    confidence=LIKELY,
    scope="line",
    triggers=("`` ", ",, "),
    where=r"(?<![^ \n\xff])",
    fixes={
        "`` It rains , '' she said , `` and it is late . ''": '"It rains ," she said , "and it is late ."',
        "She called it a `` small wonder '' .": 'She called it a "small wonder" .',
    },
    keeps=["``It rains,'' she said.", "set x = '' here", "the empty string '' is odd", "use `` and '' for it", "a ,, b",
           "It is 5 '' wide .", "a `` b"],
)  # fmt: skip
def penn_quotes(text: str, at: int, context: Context) -> Finding:
    """Join a tokeniser's quotation marks (``, '' and ,,) to their words; in English, write them as plain marks."""
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)]
    if not _TOKENISED.search(line) or _CODE.search(line):
        return None
    changes, opened = list[Change](), None
    for mark in _MARK.finditer(line):
        if mark[0] in ("``", ",,"):
            opened = opened or mark
        elif opened is not None and _WORD.search(line, opened.end(), mark.start()):
            changes += _closed_up(opened, mark, at, context)
            opened = None
    return changes


def _closed_up(opened: regex.Match[str], closed: regex.Match[str], at: int, context: Context) -> list[Change]:
    """The changes that put both marks of a quotation to its words."""
    plain = context.language(at) == "en" and opened[0] == "``"
    return [
        replace(at + opened.start(), at + opened.end() + 1, '"' if plain else opened[0]),
        _after_word(closed, at, '"' if plain else "''"),
    ]


def _after_word(mark: regex.Match[str], at: int, after: str) -> Change:
    """Put a closing mark to what it closes."""
    return replace(at + mark.start() - 1, at + mark.end(), after)
