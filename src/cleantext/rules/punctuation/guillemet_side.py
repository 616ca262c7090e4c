from cleantext.rule import EDGE, LIKELY, Context, Finding, line_bounds, regex, replace, rule

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZàâçéèêîôáíóúÀÂÇÉÈÊÎÔÁÍÓÚ"
_FAULT = regex.compile(
    r"(?<=(?:^|[\s(’'])»)[^«»\n]{0,200}[\p{L}\p{N}.,!?…](?P<close>«)(?=[\s.,;:!?)]|$)", regex.MULTILINE
)
_CLOSES = regex.compile(r"(?r)«[^«»\n]{1,200}[\p{L}\p{N}.,!?…](?P<space>[ \u00a0\u202f]?)")
_OPENS_BOTH = regex.compile(r"(?r)«,[^«»\n]{1,200}")
_INNER_SPACES = "\u00a0", "\u202f"


@rule(
    "punctuation/guillemet-side",
    confidence=LIKELY,
    languages=("fr", "es", "it", "pt"),
    triggers=(*("»" + letter for letter in _LETTERS), *("«" + after for after in (".", ",", ";", ")", "\n", EDGE)),
              "« et ", "« y ", "« e ", "« dit", "« puis "),
    fixes={
        "Il a dit »bonjour« et il est parti.": "Il a dit « bonjour » et il est parti.",
        "Il a dit »bonjour«, puis «\u00a0adieu\u00a0».": "Il a dit «\u00a0bonjour\u00a0», puis «\u00a0adieu\u00a0».",
        "Il a dit « bonjour «, puis il est parti.": "Il a dit « bonjour », puis il est parti.",
        "Dijo «hola«.": "Dijo «hola».",
    },
    keeps=["«, Déjà debout ? «, Oui, monsieur.", "Il dit « oui »puis « non ».", "Menu »fichier, puis «ouvrir»",
           "a»b«c", "«Sí»y «no»", "Aller »Ouvrir »Tout",
           "les signes « et »", "les signes «, » et “", "Il dit : « Viens.\n« Et reste. »",
           "« Il faut lire « et puis » à voix haute »"],
)  # fmt: skip
def guillemet_side(text: str, at: int, context: Context) -> Finding:
    """Turn guillemets that point the wrong way."""
    if text[at] == "«":
        closes = _CLOSES.match(text, max(0, at - 204), at)
        end = line_bounds(text, at)[1]
        if _OPENS_BOTH.match(text, max(0, at - 204), at):
            return None  # each opens a speech
        inner = text[at + 1 : at + 2] == " " and "»" in text[at:end]
        return replace(at, at + 1, "»") if closes and not inner else None
    match = _FAULT.match(text, at + 1)
    if not match:
        return None
    space = ""
    if context.language(at) == "fr":
        space = next((s for s in _INNER_SPACES if "«" + s in text), " ")
    close = match.start("close")
    return replace(at, at + 1, "«" + space), replace(close, close + 1, space + "»")
