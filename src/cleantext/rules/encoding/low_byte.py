from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

# The low bytes of U+2018, U+2019, U+201C, U+201D, U+2013 and U+2014, where the high byte 0x20 went lost.
_MARKS = {"\x18": "‘", "\x19": "’", "\x1c": "“", "\x1d": "”", "\x13": "–", "\x14": "—"}
_PLACES = {
    "\x18": r"(?<![\p{L}\p{N}])\x18(?=[\p{L}\p{N}])",
    "\x19": r"(?<=[\p{L}\p{N}.,!?…])\x19(?=[\p{Ll}\s.,;:!?)\x1d”]|\p{Lu}\p{Ll}|$)",
    "\x1c": r"(?<![\p{L}\p{N}])\x1c(?=[\p{L}\p{N}\x18…])",
    "\x1d": r"(?<=[\p{L}\p{N}.,!?…)\x19])\x1d(?=[\s.,;:!?)]|$)",
    "\x13": r"(?<=\p{L}{2} |\d)\x13(?= \p{L}|\d)",
    "\x14": r"(?<=[\p{L}\p{N}.,!?…\x1d] ?)\x14(?= ?[\p{L}\x1c])",
}
_FITS = {mark: regex.compile(pattern) for mark, pattern in _PLACES.items()}


@rule(
    "encoding/low-byte",
    confidence=LIKELY,
    triggers=_MARKS,
    fixes={
        "It\x19s so, and I can\x19t help it.": "It’s so, and I can’t help it.",
        "They call it \x1cprogress\x1d and smile.": "They call it “progress” and smile.",
        "pages 3\x135, he said \x14 or was it she?": "pages 3–5, he said — or was it she?",
        "\x18No,\x19 he said.": "‘No,’ he said.",
    },
    keeps=["a field\x1cand its record\x1d\x1e", "It’s so", "\x1d1\x1d2"],
)
def low_byte(text: str, at: int, context: Context) -> Finding:
    """Restore a quotation mark, apostrophe or dash of which only the low byte is left."""
    return replace(at, at + 1, _MARKS[text[at]]) if _FITS[text[at]].match(text, at) else None
