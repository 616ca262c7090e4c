import unicodedata

from cleantext.rule import CERTAIN, Context, Finding, replace, rule

_MARKS = (*map(chr, range(0x300, 0x346)), "\u3099", "\u309a")
_SIGNS = ("\u212a", "\u212b", "\u2126")
_VOWELS = tuple(map(chr, range(0x1161, 0x1176)))
_FINALS = frozenset(map(chr, range(0x11A8, 0x11C3)))
_MOST = 30
"""More marks than that stand on no letter of any language (it is the limit of Unicode's stream-safe text format)."""


@rule(
    "characters/decomposed",
    confidence=CERTAIN,
    triggers=(*_MARKS, *_SIGNS, *_VOWELS),
    fixes={
        "un e\u0301te\u0301 a\u0300 No\u0302tre-Dame": "un été à Nôtre-Dame",
        "Vie\u0323\u0302t Nam": "Việt Nam",
        "か\u3099": "が",
        "\u1112\u1161\u11ab\u1100\u1173\u11af": "한글",
        "5 \u212b, 300 \u212a, 10 \u2126": "5 Å, 300 K, 10 Ω",
    },
    keeps=["x\u0304 and p\u0302", "n\u0304", "été", "m\u0336u\u0336", "क\u093c", "\u1161 alone", "e" + 40 * "\u0301"],
)
def decomposed(text: str, at: int, context: Context) -> Finding:
    """Combine a letter and its accent, or the parts of a Korean syllable, into one character."""
    start = max(at - (text[at] in _VOWELS), 0)
    while start and at - start <= _MOST and unicodedata.combining(text[start]):
        start -= 1
    end = at + 1 + (text[at] in _VOWELS and text[at + 1 : at + 2] in _FINALS)
    while end < len(text) and end - start <= _MOST and unicodedata.combining(text[end]):
        end += 1
    if end - start > _MOST:
        return None
    composed = unicodedata.normalize("NFC", text[start:end])
    return replace(start, end, composed) if composed != text[start:end] else None
