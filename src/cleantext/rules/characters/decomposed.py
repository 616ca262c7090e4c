import unicodedata

from cleantext.rule import CERTAIN, Context, Finding, replace, rule

_MARKS = (*map(chr, range(0x300, 0x346)), "\u3099", "\u309a")
_SIGNS = ("\u212a", "\u212b", "\u2126")


@rule(
    "characters/decomposed",
    confidence=CERTAIN,
    triggers=(*_MARKS, *_SIGNS),
    fixes={
        "un e\u0301te\u0301 a\u0300 No\u0302tre-Dame": "un été à Nôtre-Dame",
        "Vie\u0323\u0302t Nam": "Việt Nam",
        "か\u3099": "が",
        "5 \u212b, 300 \u212a, 10 \u2126": "5 Å, 300 K, 10 Ω",
    },
    keeps=["x\u0304 and p\u0302", "n\u0304", "été", "m\u0336u\u0336", "क\u093c"],
)
def decomposed(text: str, at: int, context: Context) -> Finding:
    """Write a letter and its accent as one character."""
    start = at
    while start and unicodedata.combining(text[start]):
        start -= 1
    end = at + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    composed = unicodedata.normalize("NFC", text[start:end])
    return replace(start, end, composed) if composed != text[start:end] else None
