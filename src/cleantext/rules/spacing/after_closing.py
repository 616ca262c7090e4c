from cleantext.rule import CERTAIN, LIKELY, Context, Finding, line_bounds, regex, replace, rule

_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÇÉÈÊÎÔÁÍÓÚÑÜÖÄ"
_OPENING = regex.compile(r"(?<=[\p{L}\p{N}%)][.!?…])(?:[«“](?=[ \u00a0\u202f]?[\p{Lu}\d¿¡])|[¿¡]+(?=\p{L}))")
_CLOSING = regex.compile(r"(?<=[»”)\]])[.!?…](?=\p{Lu}(?:\p{Ll}|['’ ]))|(?<=[.!?…][»”)])(?=\p{Lu}(?:\p{Ll}|['’ ]))")
_ENDED = regex.compile(r"(?r)[.!?…][ \u00a0\u202f]")
_NEAR = 2000
"""How far back a quotation of several lines may have begun, in characters."""
_BEHIND = regex.compile(r"\p{Lu}(?:\p{Ll}|['’ ])")
_STRAIGHT = regex.compile(r'(?<=\p{L}\p{L}[.!?…])"(?=\p{Lu}(?:\p{Ll}|[\'’ ]))')
_SINGLE = regex.compile(r"(?<=\p{Ll}{2}[.!?…])(?:'(?=\p{Lu}[^'’\n]{0,200}[,.!?]')|‘(?=\p{Lu}[^‘\n]{1,200}’))")
_CITED = regex.compile(r"(?r)(?<=\p{L}{2}[.!?])\[\d{1,3}(?:[,–-] ?\d{1,3})*\]")
_OPENER = regex.compile(r"\p{Lu}[\p{L}'’]*(?=,? \p{L})")
_SPANISH = regex.compile(r"(?<=\p{L}{2}[.!?…])[¿¡]\p{L}{2}")
_BRACKET = regex.compile(r"(?<=\p{L}{2}[.!?])\((?=\p{Lu}(?:\p{Ll}|['’ ]))")


@rule(
    "spacing/after-closing",
    confidence=CERTAIN,
    triggers=(*(m + q for m in ".!?…" for q in "«“(¿¡"), *(q + m for m in ".!?…" for q in "»”"),
              *(m + q for m in ".!?…" for q in "»”)"), *("»" + c for c in _CAPITALS),
              *(m + q + c for m in ".!?…" for q in "\"'‘" for c in _CAPITALS), *("]" + c for c in _CAPITALS),
              *(m + i for m in ".!?…" for i in "¿¡"), *(s + c for s in (":)", ":-)", ";)") for c in _CAPITALS)),
    # What ends and closes, in either order, before a space, a comma or a small letter is as it should be.
    where=r"(?!(?:(?:[.!?]|…)(?:»|”|\))|”(?:[.!?]|…)|»(?:[.!?]|…))[\n ,a-z\xff])",
    fixes={
        "It ended.“Come in,” she said.": "It ended. “Come in,” she said.",
        "He called it “late”.Then he left.": "He called it “late”. Then he left.",
        "She said “go.”Then he left.": "She said “go.” Then he left.",
        "(They had left.)Then it rained.": "(They had left.) Then it rained.",
        'She said "go now."Then he left.': 'She said "go now." Then he left.',
        'It had ended."Come in," she said.': 'It had ended. "Come in," she said.',
        "It had ended.(Nobody knew why.)": "It had ended. (Nobody knew why.)",
        "« Il l'a dit ! »Les travaux commencent.": "« Il l'a dit ! » Les travaux commencent.",
        "« Il l'a dit.\nIl insiste ! »Les autres rient.": "« Il l'a dit.\nIl insiste ! » Les autres rient.",
        "He came in.‘Good day,’ he said.": "He came in. ‘Good day,’ he said.",
        "He came in.'Good day,' he said.": "He came in. 'Good day,' he said.",
        "¿Ha venido?¡No lo sé!": "¿Ha venido? ¡No lo sé!",
        "Il a dit « oui » à Max.« Il est là », dit-elle.": "Il a dit « oui » à Max. « Il est là », dit-elle.",
        "„Gut!“Und dann ging er.": "„Gut!“ Und dann ging er.",
        "This was shown before.[12]However, the sample was small.":
            "This was shown before.[12] However, the sample was small.",
        "Thanks, that was it :)I will close this.": "Thanks, that was it :) I will close this.",
        "Ayer funcionaba bien.¿Qué pasa hoy?": "Ayer funcionaba bien. ¿Qué pasa hoy?",
    },
    keeps=["“Really?”", "Wait…“what”", "“v2.0”.x", "“A”.B", 'path."Name" = 1', "Run.(X)", "„Gut!“ Und dann",
           "Er nennt das »gut« bzw. »Gut« oder auch »besser«.", "»Soll man das nicht haben?« Das war die Frage.",
           "Il a dit ! »Bonjour« ici.", "« Oui ! »\nIl a dit ! »Non !",
           'f("x."Y)', "?(A|B)", "a.[1]The", "list[3]The", "Run.'A'", "he said 'go.'Then",
           "see x.[2]Paris", "(see below:)Then", "Hola.¿"],
)  # fmt: skip
def after_closing(text: str, at: int, context: Context) -> Finding:
    """Put the missing space between a sentence and a quotation or a bracket."""
    if text[at] in "]:;":
        if text[at] == "]" and not _CITED.match(text, max(0, at - 20), at + 1):
            return None
        place = at + 1 if text[at] == "]" else text.index(")", at) + 1
        match = _OPENER.match(text, place)
        return replace(place, place, " ", confidence=LIKELY) if match and context.is_opener(match[0], at) else None
    if text[at + 1] in "¿¡":
        return replace(at + 1, at + 1, " ") if _SPANISH.match(text, at + 1) else None
    if text[at] == "»":
        before = text[max(0, at - _NEAR) : at]
        opened = before.rfind("«") > before.rfind("»") and not _is_inverted(before)
        closes = opened and _ENDED.match(text, max(0, at - 3), at)
        return replace(at + 1, at + 1, " ") if closes and _BEHIND.match(text, at + 1) else None
    if text[at + 1] == "“" and _closes(text, at + 1, context):
        return replace(at + 2, at + 2, " ") if _BEHIND.match(text, at + 2) else None
    if _OPENING.match(text, at + 1):
        line = text[line_bounds(text, at)[0] : at]
        if text[at + 1] == "«" and (_is_inverted(line + "«") or context.language(at) == "de"):
            return None  # it closes, as in »Gut!«
        return replace(at + 1, at + 1, " ")
    if match := _CLOSING.match(text, at + 1) or _CLOSING.match(text, at + 2):
        return replace(match.end(), match.end(), " ")
    if _BRACKET.match(text, at + 1) and text.find(" ", at, text.find(")", at)) > 0:
        return replace(at + 1, at + 1, " ", confidence=LIKELY)
    if text[at + 1] in "'‘":
        return replace(at + 1, at + 1, " ", confidence=LIKELY) if _SINGLE.match(text, at + 1) else None
    if _STRAIGHT.match(text, at + 1) and " " in text[max(0, at - 20) : at]:
        line = text[line_bounds(text, at)[0] : at]
        place = at + 1 + line.count('"') % 2  # behind a mark that closes, before one that opens
        return replace(place, place, " ", confidence=LIKELY)
    return None


def _is_inverted(text: str) -> bool:
    """Whether quotations stand between »these marks«."""
    return -1 < text.find("»") < text.find("«")


def _closes(text: str, at: int, context: Context) -> bool:
    """Whether this mark, which opens in English, closes a quotation as in German."""
    line = text[line_bounds(text, at)[0] : at]
    return line.rfind("„") > line.rfind("“") or context.language(at) == "de"
