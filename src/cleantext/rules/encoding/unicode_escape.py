from cleantext.rule import LIKELY, Change, Context, Finding, regex, replace, rule

_ESCAPE = regex.compile(r"\\u(?P<code>00[a-fA-F][0-9a-fA-F]|01[0-7][0-9a-fA-F]|20(?:1[0-9a-dA-D]|26))")
_CODE = regex.compile(
    r"[{}\[\]<>|=;`]|\\(?!u[0-9a-fA-F]{4})|[\"'][^\"']*\\u[^\"']*[\"'] *[,:)]|(?i:\b(?:escape|unicode|json|code)s?\b)"
)
_WORDS = regex.compile(r"(?:\p{L}[\p{L}'’,.]* ){2}")


@rule(
    "encoding/unicode-escape",
    confidence=LIKELY,
    scope="line",
    triggers=tuple(rf"\u{start}" for start in (*(f"00{c}" for c in "cdefCDEF"), "201", "202", "01")),
    fixes={
        r"It\u2019s the best caf\u00e9 of the town.": "It’s the best café of the town.",
        r"Nous avons d\u00e9j\u00e0 mang\u00e9 ici.": "Nous avons déjà mangé ici.",
    },
    keeps=[
        r'{"name": "caf\u00e9"}', r"In JSON it is caf\u00e9, as all know.", r"re.compile('caf\u00e9')", r"\u00e9",
        r"C:\users\u00e9 is the path of it",
    ],
)  # fmt: skip
def unicode_escape(text: str, at: int, context: Context) -> Finding:
    """Replace an escape sequence in prose by the letter that it stands for."""
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)]
    if _CODE.search(line) or not _WORDS.search(line):
        return None
    return [_written(m, at) for m in _ESCAPE.finditer(line)]


def _written(match: regex.Match[str], at: int) -> Change:
    """The character itself in the place of its escape."""
    return replace(at + match.start(), at + match.end(), chr(int(match["code"], 16)))
