from cleantext.rule import CERTAIN, LIKELY, Context, Finding, language, regex, replace, rule

_DIGITS = "0123456789"
_UNIT = (
    r"[ \u00a0\u202f]?(?:%|‰|°|€|[kcmμµn]?[mg]\b|mL\b|ml\b|km\b|kg\b|[GMk]?Hz\b|[GMk]B\b|"
    r"(?:million|billion|milliard|percent|per cent|pour cent|euro|dollar)s?\b|Millionen\b|Milliarden\b|Prozent\b|"
    r"mill(?:ón|ones)\b|milion[ei]\b|[mb]ilh(?:ão|ões)\b|miljoen\b|miljard\b|p[oe]r cento\b|por ciento\b|procent\b)"
)
_BEFORE = regex.compile(
    r"(?ri)(?:[$£€=<>≤≥≈±~]|\b(?:of|is|was|about|around|by|than|to|from|or|approximately|nearly|at|over|de|à|est|environ|"
    r"pèse|pesait|coûte|coûtent|coûté|coûtait|kostet|kosten|kost|cuestan?|costa|costano|custam?|vaut|valait|mesure|"
    r"atteint|dépasse|soit|plus|moins|von|um|etwa|rund))[ \u00a0]?"
)
_CURRENCY = regex.compile(r"(?r)[$£€][ \u00a0]?")
_DECIMAL = regex.compile(
    r"(?P<mark>[.,]) (?P<part>\d{1,4})(?!\d|[.,]\d)(?P<unit>" + _UNIT + r"(?! (?:ou|et|oder|und)\b))?"
)
_APART = regex.compile(r" , \d{1,3}(?!\d|[.,]\d)" + _UNIT)
_THOUSANDS = regex.compile(r"(?P<mark>[.,]) (?P<group>\d{3})(?!\d|[.,] ?\d{1,2}(?!\d))(?P<more>[.,] ?\d{3}(?!\d))?")
# The number of a point, or a range: "falls to 0. 2) Then", "for £40. 79-81 Main Street".
_NEXT = regex.compile(r"\d+(?:\)|[-–]\d|\. \p{Lu}(?<=\b\d\. .))")
_NUMBER = regex.compile(r"(?r)(?<![\w.,:/-])(?<![.,] )\d{1,3}(?:[.,]\d{3})*")


@rule(
    "spacing/broken-number",
    confidence=LIKELY,
    triggers=tuple(f"{mark} {digit}" for mark in (".", ",", " ,") for digit in _DIGITS),
    where=r"(?<=0)|(?:(?<=[$\xa3\xac]\d)|(?<=[$\xa3\xac]\d\d)|(?<=[$\xa3\xac]\d{3})|(?<=[$\xa3\xac][ \xa0]\d)"
    r"|(?<=[$\xa3\xac][ \xa0]\d\d)|(?<=[$\xa3\xac][ \xa0]\d{3})|(?<=[.,]\d{3}))[., ]+\d"  # money
    r"|(?<=\d)[., ]+(?:\d{1,4} ?(?:[^\W\d]|[%\x80-\xff])|(?:\d{3}[.,] ?)?000)",  # a unit, or thousands
    fixes={
        "It costs $3. 14 there.": "It costs $3.14 there.",
        "The value is 0. 05 here.": "The value is 0.05 here.",
        "It grew by 3. 5% in May.": "It grew by 3.5% in May.",
        "It sold 3, 000 of them.": "It sold 3,000 of them.",
        "It sold for $3, 250 there.": "It sold for $3,250 there.",
        "It has 1, 250, 000 people.": "It has 1,250,000 people.",
    },
    keeps=["See Table 3. 14 of them left.", "in 2017. 45 came", "pages 3, 250 and 400", "of type 3. 5% of them left",
           "1, 2, 3, 100", "angles of 90, 120, 180 and 270", "It is 4. 2 are left.", "Luke 3, 14",
           "The rate falls to 0. 2) Then it grows.", "The first goes to 0. 2. Then we go on.",
           "for $40. 79-81 Main Street is let",
           "It has 120,000, 140,000 or more.", "Between 180,000, 210,000 and 240,000 of them"],
)  # fmt: skip
def broken_number(text: str, at: int, context: Context) -> Finding:
    """Join a number that a space broke after its decimal or thousands mark."""
    number = _NUMBER.match(text, max(0, at - 20), at)
    if not number:
        return None
    here = language(context.language(at) or "en")
    if text[at] == " ":
        joins = here and here.decimal_mark == "," and _APART.match(text, at)
        return replace(at, at + 3, ",", confidence=LIKELY) if joins else None
    cue = _BEFORE.match(text, max(0, number.start() - 16), number.start())
    money = _CURRENCY.match(text, max(0, number.start() - 2), number.start())
    if _NEXT.match(text, at + 2):
        return None
    match = _THOUSANDS.match(text, at)
    if match and "," in number[0] and match["more"] and " " not in match["more"]:
        return None  # two numbers of a list: 120,000, 140,000
    if match and here and match["mark"] in here.thousands_marks and number[0][0] != "0":
        if money or match["group"] == "000" or (match["more"] or "").endswith("000"):
            return replace(at + 1, at + 2, "", confidence=CERTAIN if money else LIKELY)
        return None
    match = _DECIMAL.match(text, at)
    if not match or not here or match["mark"] != here.decimal_mark or "," in number[0] or "." in number[0]:
        return None
    zero = number[0] == "0" and match["mark"] == "."
    if zero or (money and len(match["part"]) == 2) or (cue and match["unit"]):
        return replace(at + 1, at + 2, "", confidence=CERTAIN if zero and cue else LIKELY)
    return None
