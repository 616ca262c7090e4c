import re
from collections.abc import Iterator

from cleantext.rule import CERTAIN, NON_ASCII_PAIR, Change, Context, Finding, regex, replace, report, rewrite, rule

_C1 = tuple(map(chr, range(0x80, 0xA0)))
_BARE = tuple(oe + chr(c) for oe in "œŒ" for c in range(128) if not chr(c).isalpha())

# Without any of these a line is never bad to ftfy, which takes 20 times as long to say so. Each begins beyond ASCII:
# the engine leaps over the rest.
_SUSPECT = re.compile(
    r"[^\x00-\x7f](?:(?<=[\x80-\x9f])|(?<=[œŒ])[^A-Za-z]|(?<=[ÃÂ]) |(?<=[ÂÃÎÐØÙÅ√])[\xa0\xad·´–—―…’]"
    r"|(?<=[À-ÖØ-öø-ž])[^\x00-\x7f\xa0\xad·´–—―…’ß-öø-ÿ]"
    r"|(?<=[¡-¬®-³µ¶¸-¿×÷Ґґƒˆ-˝΄΅\u2010-\u2012\u2016-\u2018\u201a-\u2025\u2027-\uffff])[^\x00-\x7f]"
    r"|(?<=[Ά-ώЁ-џ])(?:[¦¤¨¬¯¸ƒˆ-˝†‡‰⌐◊\ufffdªº]|[À-žҐґ])|(?<=[ВГРСΒΓΞΟ])[^\x00-\x7fΆΈ-ώЁ-џ]"
    r"|(?<=в)Ђ|(?<=Ђ)В|(?<=β)€)"
)
_RUN, _ASCII = re.compile(r"[^\x00-\x7f]+"), re.compile(r"[\x00-\x7f]")
_LONG = 100
"""From how many characters on a piece is long."""
_FIRST, _LAST = regex.compile(r"[\p{L}\p{M}]*"), regex.compile(r"(?r)[\p{L}\p{M}]*")  # letters of a word
_STEADY = re.compile(r"[!->@-~][ -~]{6,}[!->@-~]")
# Honest capitals before a closing mark: a Portuguese word, or what would turn into a small letter.
_CLOSED = regex.compile(
    r"\b(?:(?:A?MANH|IRM|MAÇ|ROM|AVEL|HORTEL|ALEM|CRIST|CIDAD|CAMPE|ÓRF|F|L|V)Ã(?=”)|\p{Lu}+[ÃÂÎÐ](?=»))(?!.\w)"
    r"|(?<=[A-Z“‘« ])Â(?=[”’])"  # no character of prose begins so in UTF-8
)
# Bytes that Windows-1252 has no character for, and that are lost on the way through many a program.
_BYTE = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_CLOSING_QUOTE = regex.compile(
    r"(?<=^|[\x00-\x7f]|[ÃÄÅ].|ðŸ.{1,2})â€(?:(?=$|[^\"?�\x80-\U0010ffff]|\?(?!\p{L}))|[?�](?= \p{Ll}|[,.;:)]))"
)
_HEART = regex.compile(r"â(?=¤(?! ?\d))")
_SELECTOR = regex.compile(rf"(?<=[{_BYTE}])ï¸(?![{_BYTE}])")
_SKIN = regex.compile(rf"(?<=ðŸ[{_BYTE}][{_BYTE}]?)ðŸ(?=[»¼½¾¿](?![{_BYTE}]))")
# Where one picture is far commoner than the others that it may have been: a thumb, joined hands, a gift.
_PICTURE = regex.compile(rf"ðŸ(?:(?P<thumb>‘)|(?P<hands>™)|(?P<gift>Ž))(?![{_BYTE}])")
_LAST_BYTES = {"thumb": "\x8d", "hands": "\x8f", "gift": "\x81"}
_UNKNOWN_PICTURE = regex.compile(rf"ðŸ(?!(?<=ðŸ[{_BYTE}]{{1,2}}ðŸ)[»¼½¾¿])[{_BYTE}](?![{_BYTE}])")
# A dash whose last byte became a straight quotation mark: of the two that it may have been, the one its place wants.
_DASH = regex.compile(r"(?P<span>(?<=\d)â€\"(?=\d))|(?<=[\w,.] ?)â€\"(?= ?\w)")
_LOST_IN_WORD = regex.compile(rf"(?P<left>\p{{L}}*)Ã(?![{_BYTE}?�])(?P<right>\p{{L}}*)")
_LOST_BYTE = re.compile(rf"Ã(?![{_BYTE}?\ufffd])")
"""What has to stand in a line for that. (The letters before it are looked for at every place.)"""
_LETTER_BYTES = {"Á": "\x81", "Í": "\x8d", "í": "\xad", "à": "\xa0", "Ý": "\x9d"}
# A byte that Windows-1252 reads as the sign of a currency means it beside a number.
_AMOUNT = regex.compile(r"(?<=\d[ \u00a0]?)\x80|\x80(?=[ \u00a0]?\d)|[^\x80]")
_SPACE = regex.compile(r"(?<=[\p{Ll}\d.,;:!?%)])Â(?= )")
_OE = regex.compile(r"(?<![^\x00-\x7f\xa0’«“]|\p{Lu})(?:Å“(?=[a-z])|Å’(?=uvre|ufs?\b|ils?\b|dip|nolog))")

# What names an encoding may show what a wrong one makes of a letter.
_LOST = "A byte of this character was lost; what it was nobody can tell."
_NAMED = regex.compile(
    r"(?i)\b(?:mojibake|utf-?8|latin-?1|cp-?125\d|windows-125\d|iso[- ]?8859|(?:en|de)cod(?:es?|ed|ings?)|encodages?)\b"
)


@rule(
    "encoding/mojibake",
    confidence=CERTAIN,
    scope="line",
    # All that ftfy's badness expression can begin with: it never sees a fault where none of these stands.
    triggers=(NON_ASCII_PAIR, *_BARE, "Ã ", "Â ", *_C1),
    fixes={
        "The cafÃ© is â€œopenâ€\x9d.": "The café is “open”.",
        "dÃ©jÃ\xa0 vu": "déjà vu",
        "doubly ÃƒÂ© coded": "doubly é coded",
        "Où va l’Ã©tat ?": "Où va l’état ?",
        "L’été, ma sÅ“ur lit.": "L’été, ma sœur lit.",
        "â€œGood,â€ she said; the â€œrestâ€ was lost.": "“Good,” she said; the “rest” was lost.",
        "He came late â€\" as ever â€\" with pages 3â€\"5.": "He came late — as ever — with pages 3–5.",
        "Well done ðŸ‘ðŸ½, I â¤ï¸ it": "Well done 👍🏽, I ❤️ it",
        "5Â km away": "5\u00a0km away",
    },
    reports=["I saw her ðŸ˜ there."],
    keeps=[
        "“HÂLÂ” is a word.", "The sign “Â” is rare.", "Le MÂT, “Ô et “Â”.",
        "café « à l’œuvre »", "Œuvres complètes", "naïveté – “très” bien…", "“MINHA IRMÔ", "MINHA IRMÃ”", "SÓ AMANHû",
        "5 × 3 °C",
        "It was Indicat~\x80ed at~ l.", "the sign Å¼.", "der Buchstabe Ä\x8d.",
        "Å“", "Ελλάδα και «Κύπρος»", "«Мир», — сказал он…", "日本語「東京」", "l’œil…", "N° 5 — 20 €",
        "Ã© is what you see when UTF-8 is read as Latin-1.", "Mojibake writes “cafÃ©” where it should be “café”.",
    ],
)  # fmt: skip
def mojibake(text: str, at: int, context: Context) -> Finding:
    """Decode text that was read in the wrong encoding."""
    end = text.find("\n", at) + 1 or len(text)
    line = text[at:end]
    if not _SUSPECT.search(line):
        return None
    start, changes = 0, list[Change]()
    for part in sorted([*_CLOSED.finditer(line), *_unknown_pictures(line)], key=lambda match: match.start()):
        changes += _repairs(
            line[start : part.end()] if part.re is _CLOSED else line[start : part.start()], at + start, context
        )
        start = part.end()
    changes += _repairs(line[start:], at + start, context)
    if changes and _NAMED.search(line) and all(_is_shown(line, change, at) for change in changes):
        return None
    if len(changes) == 1 and _is_lone(text, changes[0], context):
        return None
    if not changes:
        changes = list(_ligatures(line, at))
    lost = (report(text, at + m.start(), at + m.end(), _LOST) for m in _unknown_pictures(line))
    return [*changes, *lost] or None


def _is_lone(text: str, change: Change, context: Context) -> bool:
    """Whether nobody can tell what it was: a letter alone that is no word, the sign of a currency without a number."""
    beside = text[max(0, change.start - 1) : change.start] + text[change.end : change.end + 1]
    if not set(beside).isdisjoint("?\ufffd"):
        return False
    if change.after == "€":
        return not _AMOUNT.match(text, change.start)
    one = change.end - change.start == 2 and "À" <= change.after < "ɐ" and len(change.after) == 1
    return one and not any(map(str.isalpha, beside)) and not context.is_word(change.after, change.start)


def _unknown_pictures(line: str) -> list[regex.Match[str]]:
    """The pictures whose last byte is lost, and may have been one of several."""
    return [m for m in _UNKNOWN_PICTURE.finditer(line) if not _PICTURE.match(line, m.start())] if "ðŸ" in line else []


def _restored(line: str, at: int, context: Context) -> str:
    """A line with the bytes that were lost on the way put back where it is plain which they were."""
    if "â" in line:
        line = _DASH.sub(lambda m: "â€“" if m["span"] else "â€”", line)
        line = _CLOSING_QUOTE.sub("â€\x9d", line)
        line = _HEART.sub("â\x9d", line)
    if "ð" in line:
        line = _SKIN.sub("ðŸ\x8f", line)
        line = _PICTURE.sub(lambda m: m[0] + _LAST_BYTES[m.lastgroup or ""], line)
    if "ï¸" in line:
        line = _SELECTOR.sub("ï¸\x8f", line)
    if "Â " in line:
        line = _SPACE.sub("Â\xa0", line).replace("Â\xa0 ", "Â\xa0")
    return _LOST_IN_WORD.sub(lambda m: _word_restored(m, at, context), line) if _LOST_BYTE.search(line) else line


def _word_restored(match: regex.Match[str], at: int, context: Context) -> str:
    """A word with the second byte of a letter put back, if a word comes out."""
    whole, left, right = str(match[0]), match["left"], match["right"]
    if left.isupper() or not (left or right):
        return whole
    for letter, byte in _LETTER_BYTES.items():
        fits = letter.isupper() != bool(left) and len(left + right) > 1
        if fits and context.is_word(left + letter + right, at):
            return f"{left}Ã{byte}{right}"
    return whole


def _is_shown(line: str, change: Change, at: int) -> bool:
    """Whether a fault is an example: a letter or an apostrophe alone, or in a word that stands right beside it."""
    start, end = change.start - at, change.end - at
    word = _LAST.match(line, 0, start)[0] + change.after + _FIRST.match(line, end)[0]
    return word in line or (len(word) == 1 and word != "à" and (word.isalpha() or word == "’"))


def _repairs(line: str, at: int, context: Context) -> list[Change]:
    """The changes that lead to what ftfy makes of a line."""
    from ftfy.badness import BADNESS_RE

    if not _SUSPECT.search(line):
        return []
    restored = _restored(line, at, context)
    if restored != line:
        from ftfy import fix_encoding

        fixed = fix_encoding(restored)
        return _between(line, fixed, at) if fixed != restored else []
    encodings, fixed = list[str](), line
    while _SUSPECT.search(fixed) and BADNESS_RE.search(fixed):
        plain = _plainly(fixed)
        if plain is None:
            from ftfy import fix_encoding

            return _between(line, fix_encoding(line), at)
        fixed, encoding = plain
        encodings.append(encoding)
    return list(_runs(line, encodings, at)) if encodings else []


def _plainly(line: str) -> tuple[str, str] | None:
    """A line that is as a whole UTF-8 read as Latin-1 or cp1252, decoded, and that encoding.

    These are the first two that ftfy tries; where it would have to restore or replace anything, this decodes nothing.
    """
    for encoding in ("latin-1", "cp1252"):
        try:
            octets = line.encode(encoding)
        except UnicodeEncodeError:
            continue
        try:
            return octets.decode(), encoding
        except UnicodeDecodeError:
            return None
    return None


def _runs(line: str, encodings: list[str], at: int) -> Iterator[Change]:
    """Decode every run of characters beyond ASCII: in UTF-8 nothing reaches across an ASCII character."""
    for run in _RUN.finditer(line):
        fixed = run[0]
        for encoding in encodings:
            fixed = fixed.encode(encoding).decode()
        yield replace(at + run.start(), at + run.end(), fixed)


def _between(line: str, fixed: str, at: int) -> list[Change]:
    """The changes between two lines, found piece by piece between the longer stretches of ASCII they share."""
    changes, copied, reached = list[Change](), 0, 0
    for steady in _STEADY.finditer(line):
        place = fixed.find(steady[0], reached, reached + steady.end() - copied + 8)
        if place >= 0:
            changes += _rewritten(line[copied : steady.start()], fixed[reached:place], at + copied)
            copied, reached = steady.end(), place + len(steady[0])
    return changes + _rewritten(line[copied:], fixed[reached:], at + copied)


def _rewritten(piece: str, fixed: str, at: int) -> list[Change]:
    """The changes between two pieces; in a long one they lie between the characters of ASCII, which stay as they are.

    (To compare pieces word by word takes time by the square of their length, and more.)
    """
    if len(piece) <= _LONG or _RUN.sub("", piece) != _RUN.sub("", fixed):
        return rewrite(piece, fixed, at)
    changes, here, there = list[Change](), 0, 0
    ends = [m.end() for m in _ASCII.finditer(fixed)]
    for number, char in enumerate([*(m.start() for m in _ASCII.finditer(piece)), len(piece)]):
        end = ends[number] - 1 if number < len(ends) else len(fixed)
        if piece[here:char] != fixed[there:end]:
            changes.append(replace(at + here, at + char, fixed[there:end]))
        here, there = char + 1, end + 1
    return changes


def _ligatures(line: str, at: int) -> Iterator[Change]:
    """Decode a lone œ, which ftfy leaves beside letters that are right."""
    for match in _OE.finditer(line):
        yield replace(at + match.start(), at + match.end(), "œ" if match[0] == "Å“" else "Œ")
