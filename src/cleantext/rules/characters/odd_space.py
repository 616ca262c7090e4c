from cleantext.rule import CERTAIN, LIKELY, Context, Finding, regex, replace, rule

_WIDE = regex.compile(r"(?<=[\p{Latin}\p{Greek}\p{Cyrillic},.;:!?])\u3000(?=[\p{Latin}\p{Greek}\p{Cyrillic}\d])")
_BETWEEN = regex.compile(r"(?<=\p{Ll}\p{Ll}|,)[\u1680\u2000-\u200a\u205f](?=\p{Ll}\p{Ll})")


@rule(
    "characters/odd-space",
    confidence=CERTAIN,
    triggers=("\u1680", *map(chr, range(0x2000, 0x200B)), "\u205f", "\u3000"),
    fixes={"a word\u3000apart": "a word apart", "far\u2003away,\u2009they said": "far away, they said"},
    keeps=[
        "東京\u3000大阪", "\u3000段落", "10\u2009000\u2009km", "Quoi\u2009?", "a\u2009=\u2009b",
        "1\u2003Introduction", "5\u2009mm",
        "déjà\u00a0vu\u202f!", "x\u2009dx",
    ],
)  # fmt: skip
def odd_space(text: str, at: int, context: Context) -> Finding:
    """Replace a space of unusual width between two words by a plain one."""
    if _WIDE.match(text, at):
        return replace(at, at + 1, " ")
    return replace(at, at + 1, " ", confidence=LIKELY) if _BETWEEN.match(text, at) else None
