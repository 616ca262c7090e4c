from functools import lru_cache

from cleantext.rule import LIKELY, Change, Context, Finding, language, line_bounds, regex, replace, rule

_SPACE = "[ \u00a0\u202f]"
_LONGEST = 410
"""How many characters a quotation has at most."""
_PAIR = regex.compile(
    rf"(?<![^\s(\[—–])(?<!\b(?:segno|signo|sinal|car[áa]c?ter|carattere|simbolo|símbolo) )"
    rf"«(?P<left>{_SPACE})?(?=[\p{{L}}\p{{N}}¿¡(\[])[^«»\n]{{0,400}}[\p{{L}}\p{{N}}.,!?…%)\]]"
    rf"(?P<right>{_SPACE})?(?:(?<={_SPACE})|(?<!\s))»(?=[\s.,;:!?)\]—–]|$)"
)
_IN_PLACE = regex.compile(rf"«{_SPACE}(?=[\p{{L}}\p{{N}}¿¡(\[])|(?<=[\p{{L}}\p{{N}}.,!?…%)\]]){_SPACE}»")
"""A mark with a space and what every quotation has on the other side of that."""
_WORD = regex.compile(r"\p{L}+")
_OPENED = regex.compile(rf"(?:^|(?<=[:,] |\p{{Ll}}{{2}} ))«{_SPACE}(?=\p{{Lu}}\p{{Ll}}*,? (?:\S+ ){{3}})")
_CLOSED = regex.compile(rf"(?r)(?<=(?: \S+){{4}}(?<=[\p{{L}}.!?…])){_SPACE}»(?=[,.;]|$)")


@rule(
    "spacing/inside-guillemets",
    confidence=LIKELY,
    languages=("it", "es", "pt"),
    triggers=("« ", "«\u00a0", "«\u202f", " »", "\u00a0»", "\u202f»"),
    fixes={
        "Ha detto « no » ed è uscito.": "Ha detto «no» ed è uscito.",
        "Disse: « A luz da lâmpada é bonita": "Disse: «A luz da lâmpada é bonita",
        "Y así fue todo aquello », contó ella.": "Y así fue todo aquello», contó ella.",
    },
    keeps=[
        "Ha detto «no» ed è uscito.", "Il segno « apre, il segno » chiude.", "Casa » Luci » Lampade", "« Indietro",
        "Si legge « , salvo diverso accordo » nel testo.", "a « b » c » d", "La freccia » indica la porta.",
        "menú « inicio » salida » fin", "Elle a dit « oui » hier, et nous sommes partis.", "x << y « z",
    ],
)  # fmt: skip
def inside_guillemets(text: str, at: int, context: Context) -> Finding:
    """Remove the space inside guillemets, where only French has one."""
    if not _IN_PLACE.match(text, at):
        return None  # as most that are no quotation: to count those of a line takes longer
    start, end = line_bounds(text, at)
    opening, closing = text.count("«", start, end), text.count("»", start, end)
    if opening != closing and opening + closing > 1:
        return None
    change = _without_space(text, at, start, end, opening == closing)
    return None if change is None or _is_french(text[start:end], context.language(at)) else change


def _without_space(text: str, at: int, start: int, end: int, paired: bool) -> Change | None:
    """What takes away the space at a mark of the line text[start:end], whose marks are paired or alone."""
    if paired:
        first = at if text[at] == "«" else text.rfind("«", max(start, at - _LONGEST), at)
        pair = _PAIR.match(text, first, end) if first >= 0 else None
        if pair is None or (first != at and pair.end() - 2 != at):
            return None
        side = "left" if first == at else "right"
        return replace(pair.start(side), pair.end(side), "") if pair[side] else None
    found = _OPENED.match(text, at, end) if text[at] == "«" else _CLOSED.match(text, max(start, at - 100), at + 2)
    place = at + 1 if text[at] == "«" else at
    return replace(place, place + 1, "") if found else None


@lru_cache(maxsize=4)  # a line is asked about at each of its marks
def _is_french(line: str, code: str | None) -> bool:
    """Whether a line has more words of French than of the language here, whatever languages were named."""
    here, french = language(code or ""), language("fr")
    if here is None or french is None:
        return True
    words = frozenset(_WORD.findall(line.lower()))
    return len(words & (french.function_words - here.function_words)) > len(words & here.function_words)
