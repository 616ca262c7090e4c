from cleantext.rule import ANY_TEXT, CERTAIN, Context, Finding, regex, replace, rule

_LINE = regex.compile(r"▁(?=[\p{L}\p{N}(\"'“‘«¿¡-])[^\u2580\u2582-\u259f]*")
_SPACE = regex.compile(r" ?▁+| ")


@rule(
    "residue/sentencepiece",
    confidence=CERTAIN,
    regions=ANY_TEXT,
    scope="line",
    triggers=("▁",),
    fixes={
        "▁The ▁house ▁is ▁un believ able .": "The house is unbelievable.",
        "▁The▁house▁is▁old.": "The house is old.",
        "▁Come , ▁she ▁said .": "Come, she said.",
    },
    keeps=["load ▁▂▃▅▇", "▁▁▁▁", "the sign ▁ marks a space", "▁▂ rising"],
)
def sentencepiece(text: str, at: int, context: Context) -> Finding:
    """Restore the spaces that a tokeniser wrote as ▁, and join the pieces of words."""
    end = text.find("\n", at)
    end = end if end >= 0 else len(text)
    if not _LINE.fullmatch(text, at, end):
        return None
    spaces = ((m, " " if "▁" in m[0] and m.start() > at else "") for m in _SPACE.finditer(text, at, end))
    return [replace(m.start(), m.end(), after) for m, after in spaces if m[0] != after]
