from cleantext.rule import ANY_TEXT, CERTAIN, Context, Finding, regex, replace, rule

_SPACE = regex.compile(r" Ġ?|(?<![^\n])Ġ")


@rule(
    "residue/byte-level",
    confidence=CERTAIN,
    regions=ANY_TEXT,
    scope="line",
    triggers=(" Ġ",),
    fixes={
        "The Ġhouse Ġis Ġun believ able , Ġshe Ġsaid .": "The house is unbelievable, she said.",
        "Ġla Ġmaison Ġest Ġgrande": "la maison est grande",
    },
    keeps=["Il-Ġgantija, Ġorġ u Ġanni", "Ġgantija is a temple.", "the sign Ġ marks a space", "the Ġand the Ġof"],
)
def byte_level(text: str, at: int, context: Context) -> Finding:
    """Restore the spaces that a tokeniser wrote as Ġ, and join the pieces of words."""
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)]
    marked = line.count(" Ġ")
    if marked < 3 or 2 * marked < line.count(" ") or line.count("Ġ") > marked + line.startswith("Ġ"):
        return None
    spaces = ((m, " " if m[0] == " Ġ" else "") for m in _SPACE.finditer(line))
    return [replace(at + m.start(), at + m.end(), after) for m, after in spaces]
