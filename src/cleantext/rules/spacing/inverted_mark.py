from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_FAULT = regex.compile(
    r"(?<=(?:^|[.,;:!?…»”)\"] |[«“\"(]))(?:¿ (?=\p{L}[^?\n]{0,300}\?)|¡ (?=\p{L}[^!\n]{0,300}!))", regex.MULTILINE
)


@rule(
    "spacing/inverted-mark",
    confidence=LIKELY,
    triggers=("¿ ", "¡ "),
    fixes={
        "¿ Qué hora es?": "¿Qué hora es?",
        "Llueve. ¡ Vamos ya!": "Llueve. ¡Vamos ya!",
    },
    keeps=["Los signos ¿ y ? van juntos.", "El signo ¿ abre; ? cierra.", "¿ ?", "¿Qué hora es?", "¡ nunca"],
)
def inverted_mark(text: str, at: int, context: Context) -> Finding:
    """Remove the space after an inverted question or exclamation mark."""
    return replace(at + 1, at + 2, "") if _FAULT.match(text, at) else None
