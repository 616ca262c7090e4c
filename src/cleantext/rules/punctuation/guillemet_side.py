from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZàâçéèêîôáíóúÀÂÇÉÈÊÎÔÁÍÓÚ"
_FAULT = regex.compile(
    r"(?<=(?:^|[\s(’'])»)[^«»\n]{0,200}[\p{L}\p{N}.,!?…](?P<close>«)(?=[\s.,;:!?)]|$)", regex.MULTILINE
)
_INNER_SPACES = "\u00a0", "\u202f"


@rule(
    "punctuation/guillemet-side",
    confidence=LIKELY,
    languages=("fr", "es", "it", "pt"),
    triggers=tuple("»" + letter for letter in _LETTERS),
    fixes={
        "Il a dit »bonjour« et il est parti.": "Il a dit « bonjour » et il est parti.",
        "Il a dit »bonjour«, puis «\u00a0adieu\u00a0».": "Il a dit «\u00a0bonjour\u00a0», puis «\u00a0adieu\u00a0».",
    },
    keeps=["Il dit « oui »puis « non ».", "Menu »fichier, puis «ouvrir»", "a»b«c", "«Sí»y «no»", "Aller »Ouvrir »Tout"],
)
def guillemet_side(text: str, at: int, context: Context) -> Finding:
    """Turn a pair of guillemets that point the wrong way."""
    found = _FAULT.match(text, at + 1)
    if not found:
        return None
    space = ""
    if context.language(at) == "fr":
        space = next((s for s in _INNER_SPACES if "«" + s in text), " ")
    close = found.start("close")
    return replace(at, at + 1, "«" + space), replace(close, close + 1, space + "»")
