from cleantext.rule import ANY_TEXT, LIKELY, Context, Finding, regex, replace, rule

_WORD = regex.compile(r"(?<![^\s(\"'“‘«-])(\p{L}[\p{L}\p{M}]*)((?: ##[\p{L}\p{M}]+)+)(?!\S*[#(])")
_WHOLE = regex.compile(r"(?<![\p{L}\p{M}#])[\p{L}\p{M}]+(?![\p{L}\p{M}])(?! ##)")


@rule(
    "residue/wordpiece",
    confidence=LIKELY,
    regions=ANY_TEXT,
    scope="line",
    triggers=tuple(f" ##{letter}" for letter in "abcdefghijklmnopqrstuvwxyzäéèêëïöüß"),
    fixes={
        "a new em ##bed ##ding of words": "a new embedding of words",
        "the lamp ##light ##er lit a cand ##le": "the lamplighter lit a candle",
        "the play ##ing children": "the playing children",
    },
    keeps=[
        "# Title\n## Part",
        "see issue ##bug",
        "#define CAT(a, b) a ##b",
        "tags: lamp ##oil ##wick",
        "see ##bug and ##fix there",
        "WordPiece turns “playing” into “play ##ing”.",
    ],
)
def wordpiece(text: str, at: int, context: Context) -> Finding:
    """Join the pieces into which a tokeniser split a word."""
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)]
    # A tokeniser that cuts a word cuts it everywhere: beside the whole word its pieces are an example.
    whole = set(_WHOLE.findall(line))
    words = [m for m in _WORD.finditer(line) if m[0].replace(" ##", "") not in whole]
    if not any(context.is_word(word[0].replace(" ##", ""), at) for word in words):
        return None
    return [replace(at + m.start(2), at + m.end(2), m[2].replace(" ##", "")) for m in words]
