from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_MARKS = "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
_RUN = regex.compile(rf"[{_MARKS}]+")
_TURNED = regex.compile(r"(?!\u200f)[\p{bc=R}\p{bc=AL}\u202d\u202e]")
_SHOWN = regex.compile(rf"(?<=[\"'(\[“«‘`])[{_MARKS}](?=[\"')\]”»’`])")


@rule(
    "characters/direction-mark",
    confidence=LIKELY,
    scope="text",
    triggers=tuple(_MARKS),
    fixes={
        "\u200e12/\u200e03/\u200e2020, said \u202aAnna\u202c": "12/03/2020, said Anna",
        "une \u2068lampe\u2069 ancienne\u200f": "une lampe ancienne",
    },
    keeps=["שלום \u200eabc\u200e עולם", "مرحبا (abc)\u200f", "\u202e321\u202c", "the mark (\u200e) is hidden"],
)
def direction_mark(text: str, at: int, context: Context) -> Finding:
    """Remove a direction mark from a text in which nothing is written from right to left."""
    if _TURNED.search(text):
        return None
    return [replace(m.start(), m.end(), "") for m in _RUN.finditer(text) if not _SHOWN.match(text, m.start())]
