from cleantext.rule import GUESS, Context, Finding, regex, replace, rule

_ASKS = ("Qué ", "Quién ", "Quiénes ", "Cómo ", "Dónde ", "Cuándo ", "Cuál ", "Cuáles ", "Cuánto ", "Cuántos ",
         "Cuánta ", "Cuántas ", "Por qué ", "Para qué ", "Adónde ", "A qué ")  # fmt: skip
_BEGINS = regex.compile(r"(?:^|(?<=[.!?…»”\"] |[«“\"(]|— ?))(?=\p{L}[^.!?…¿\n]{2,200}\?)", regex.MULTILINE)


@rule(
    "punctuation/missing-inverted-mark",
    confidence=GUESS,
    languages=("es",),
    triggers=_ASKS,
    fixes={"Llueve. Qué hora es?": "Llueve. ¿Qué hora es?", "Por qué no vienes?": "¿Por qué no vienes?"},
    keeps=["¿Qué hora es?", "Qué bonito. ¿Vienes?", "Y, ¿Qué hora es?", "El libro Cómo hablar?", "¡Qué tarde!"],
)
def missing_inverted_mark(text: str, at: int, context: Context) -> Finding:
    """Put the missing inverted mark at the start of a Spanish question."""
    return replace(at, at, "¿") if _BEGINS.match(text, at) else None
