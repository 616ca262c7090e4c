from cleantext.rule import CERTAIN, NON_ASCII_PAIR, Context, Finding, rewrite, rule

_C1 = tuple(map(chr, range(0x80, 0xA0)))


@rule(
    "encoding/mojibake",
    confidence=CERTAIN,
    scope="line",
    # All that ftfy's badness expression can begin with: it never sees a fault where none of these stands.
    triggers=(NON_ASCII_PAIR, "œ", "Œ", "Ã ", "Â ", *_C1),
    fixes={
        "The cafÃ© is â€œopenâ€\x9d.": "The café is “open”.",
        "dÃ©jÃ\xa0 vu": "déjà vu",
        "doubly ÃƒÂ© coded": "doubly é coded",
    },
    keeps=["café « à l’œuvre »", "Œuvres complètes", "naïveté – “très” bien…"],
)
def mojibake(text: str, at: int, context: Context) -> Finding:
    """Decode text that was read in the wrong encoding."""
    import ftfy

    end = text.find("\n", at)
    line = text[at : len(text) if end < 0 else end]
    return rewrite(line, ftfy.fix_encoding(line), at)
