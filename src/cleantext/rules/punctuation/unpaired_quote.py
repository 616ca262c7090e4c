from cleantext.rule import GUESS, LIKELY, Change, Context, Finding, regex, replace, rule

_PAIRS = (("“", "”"), ("«", "»"), ('"', '"'))
_LOW = (("„", "“"),)
_PROSE = regex.compile(r"\p{Ll}{2,}[,.]? \p{Ll}{2,}")
_CODE = regex.compile(r"[={}<>|\\`\[\]_]|\d[”\"]")
_OPENS = regex.compile(r"(?<![^\s(—–-])[“„«\"](?=[ \u00a0\u202f]?[\p{L}¿¡])")
_CLOSES = regex.compile(r"(?<=[\p{L}.,!?…][ \u00a0\u202f]?)[”»\"](?=[\s.,;:!?)]|$)")
_SPOKEN = regex.compile(
    r"[,!?](?= (?:(?:I|he|she|we|they|\p{Lu}\p{Ll}+) )?(?:said|says|asked|replied|answered|cried|whispered|"
    r"dit|dis|demanda|répondit|ajouta|dijo|preguntó|disse|chiese)\b)"
)
_ENDS = regex.compile(r"[.!?…](?=\s+\p{Lu}|\s*$)")
_BLOCK = 4000
"""How far to both sides the paragraph is looked at, in characters."""

_WITHOUT = r"(?:[^\"\xc2\xe2]++|\xc2(?![\xab\xbb])|\xe2(?!\x80[\x9c-\x9e]))*+"
"""In bytes: a stretch of a line without any of these marks."""


@rule(
    "punctuation/unpaired-quote",
    confidence=GUESS,
    triggers=("“", "”", "„", "«", "»", ' "', '" ', '"\n'),
    scope="line",
    line_where=rf"(?!{_WITHOUT}(?:(?:\"{_WITHOUT}\"|\xc2\xab{_WITHOUT}\xc2\xbb|\xe2\x80\x9c{_WITHOUT}\xe2\x80\x9d){_WITHOUT})*+\Z)",
    fixes={
        "“Come in, she said, and sat down.": "“Come in,” she said, and sat down.",
        "Come in,” she said, and sat down.": "“Come in,” she said, and sat down.",
        "It rained. He said “no and left. Then it rained on.": "It rained. He said “no and left.” Then it rained on.",
        "“We came late. Nobody was there.": "“We came late. Nobody was there.”",
        "She said \"we are late. Nobody heard her.": "She said \"we are late.\" Nobody heard her.",
        "He said “no\" and went away.": "He said “no” and went away.",
        "He said \"no” and went away.": "He said “no” and went away.",
        "Er sagte „nein und ging nach Hause.": "Er sagte „nein und ging nach Hause.“",
    },
    keeps=[
        "“I came late.\n\n“Nobody was there,” he said.", "It was a 5” pipe and that was all.",
        "“It rained, and we\nstayed in,” he said.", "print \"a and b", "the mark “ opens a quotation", "“No,” he said.",
        "„Ja“, zei hij en hij ging weg.", "Hij zei: „Ja” en hij ging weg.",
        "a 17\" screen of that kind", "“We came late.\nNobody was there.”",
    ],
)  # fmt: skip
def unpaired_quote(text: str, at: int, context: Context) -> Finding:
    """Add the missing partner of a quotation mark."""
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)]
    if "„" in line and "”" in line:
        return None  # the pair of Polish, Dutch, Romanian and Hungarian
    for opening, closing in _LOW if "„" in line else _PAIRS:
        marks = line.count(opening) + line.count(closing)
        odd = line.count(opening) % 2 if opening == closing else line.count(opening) != line.count(closing)
        if odd and marks < 6 and _PROSE.search(line) and not _CODE.search(line):
            return _partner(text, at, line, opening, closing, context)
    return None


def _partner(text: str, at: int, line: str, opening: str, closing: str, context: Context) -> Change | None:
    """The partner of the one mark in this line that has none, if it is plain where it belongs."""
    alone = _alone(line, opening, closing)
    if alone is None or _is_paired_beyond(text, at, line, opening, closing):
        return None
    opens, closes = _OPENS.match(line, alone), _CLOSES.match(line, alone)
    if bool(opens) == bool(closes):
        return None
    if opening != '"' and line.count('"') == 1:
        place = line.index('"')
        fits = _CLOSES.match(line, place) if opens else _OPENS.match(line, place)
        pair = closing if opens else opening
        if not fits or (place > alone) != bool(opens) or opening != "“" or context.language(at) == "de":
            return None
        return replace(at + place, at + place + 1, pair, "Make both marks of a quotation alike.", LIKELY)
    space = "\u00a0" if line[alone + 1 : alone + 2] == "\u00a0" else " " if line[alone + 1 : alone + 2] == " " else ""
    if opens:
        spoken, ended = _SPOKEN.search(line, alone), None if alone == 0 else _ENDS.search(line, alone)
        place = spoken.end() if spoken else ended.end() if ended else len(line.rstrip())
        return replace(at + place, at + place, space + closing) if _ENDS.search(line, alone) else None
    space = line[alone - 1] if line[alone - 1].isspace() else ""
    sentence_starts = [m.end() for m in _ENDS.finditer(line, 0, alone - 2)]
    place = sentence_starts[-1] + 1 if sentence_starts else 0
    return replace(at + place, at + place, opening + space) if line[place : place + 1].isupper() else None


def _alone(line: str, opening: str, closing: str) -> int | None:
    """The place of the only mark of its kind without a partner; None: there are several, or some within others."""
    places: list[int] = []
    open_at = -1
    for place, char in enumerate(line):
        if char == opening and (opening != closing or open_at < 0):
            if open_at >= 0:
                places.append(open_at)
            open_at = place
        elif char == closing:
            if open_at < 0:
                places.append(place)
            open_at = -1
    if open_at >= 0:
        places.append(open_at)
    return places[0] if len(places) == 1 else None


def _is_paired_beyond(text: str, at: int, line: str, opening: str, closing: str) -> bool:
    """Whether the partner may stand in another line of the paragraph, or in a paragraph before or after it."""
    end = at + len(line)
    before, after = text[max(0, at - _BLOCK) : at], text[end : end + _BLOCK]
    if after.lstrip().startswith(opening):
        return True
    if opening == closing:
        return (before.count(opening) + after.partition("\n\n")[0].count(opening)) % 2 == 1
    left = before.count(opening) - before.count(closing)
    right = after.partition("\n\n")[0]
    return left > 0 or right.count(closing) > right.count(opening)
