import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from cleantext.rule import ANY_TEXT, LIKELY, Change, Context, Finding, Region, language, regex, replace, rule

_ACCENTS = {"´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "¸": "\u0327"}
_SIGNS = "".join(_ACCENTS)
_SIGN = regex.compile(rf"[{_SIGNS}]")
_LEFT, _RIGHT = regex.compile(rf"(?r)[\p{{L}}{_SIGNS}]*"), regex.compile(rf"[\p{{L}}{_SIGNS}]*")
"""What a word goes on with to both sides of a sign. (To look for the words with a sign among all took much longer.)"""
_BROKEN = regex.compile(
    rf"(?s:.{{0,30}}?)(?<![\p{{L}}{_SIGNS}])(?P<left>[\p{{L}}{_SIGNS}]+[{_SIGNS}])\n(?P<right>\p{{Ll}}+)"
)
_BEFORE, _BEHIND = True, False
"""The side of its letter on which an accent stands."""
_APOSTROPHE = regex.compile(r"[`´](?:[sdm]|ll|re|ve)?$|n[`´]t$|^`")
"""What stands for an apostrophe or opens a quotation as well."""
_QUOTED = regex.compile(r"(?<![\p{L}])`(?=\p{L}[^`'\n]{0,80}')")
_CODED = regex.compile(r"`(?<!``)(?!`)[^`\s]*[._(){}\[\]=<>/$#@\d:-][^`\s]*`(?!`)")
"""Code whose opening backtick lost the space before it."""
_STRESS = regex.compile(r"\p{L}[*\"]\p{L}+[*\"`]\p{L}|/[^/\n]*\p{L}[`´][^/\n]*\p{L}/")
_VOWELS = "aeiouAEIOUnNcCıy"
_NEVER = {"`": "cC", "¨": "nNcC", "ˆ": "nN", "˜": "cC", "¸": "aeiouAEIOUıy"}
"""The letters that do not take an accent, so that a word is never asked for beside them alone."""
_PAIRS = tuple((sign, letter) for sign in _SIGNS for letter in _VOWELS if letter not in _NEVER.get(sign, ""))
_NO_LETTER = r"(?![A-Za-z\x80-\xfe`])"
_OPENED = "".join(rf"(?<![^A-Za-z\x80-\xfe`]`[^`\n\xff]{{{n}}})" for n in range(60))
"""In bytes: no backtick before a word stands so near before this place that it may set off what follows it."""


@rule(
    "characters/accent-beside",
    confidence=LIKELY,
    regions=ANY_TEXT - {Region.DICTIONARY},
    scope="line",
    triggers=(*(sign + letter for sign, letter in _PAIRS), *(letter + sign for sign, letter in _PAIRS),
              *(sign + "\n" for sign in _SIGNS)),
    # Neither at two backticks, nor at those around a name (`here` or :ref:`there`), of which manuals are full.
    where=rf"(?!`)(?:ı|.)(?!``)(?:(?!`{_NO_LETTER})|{_OPENED})"
          rf"|(?<!`)`(?:(?<=[A-Za-z\x80-\xfe]`)|(?![^`\n\xff]{{1,60}}`{_NO_LETTER}))",
    fixes={
        "the poet Garc´ıa and the painter Mir´o": "the poet García and the painter Miró",
        "B¨ucher und H¨auser": "Bücher und Häuser",
        "une e´cole et un the´aˆtre": "une école et un théâtre",
        "a geogra´fica e a informac¸a˜o": "a geográfica e a informação",
    },
    keeps=[
        "the `a` and the `open`", "x´ and y`", "Meanwhile¸saute them.", "``so'' it is", "I don´t know", "l´été",
        "`echo a`", "5´ 3", "a ˆ b",
        "the sign ´e", "Ka`u", "O`Neill", "an `idea' of it", "Anna`s and Otto´s", "the `even' and `a' ones",
        "remplacez votre appel de`this.lampe` par un autre", "Donde`abrir_puerta` se define", "ruf die`lampe()` auf",
        "la valeur de`lampe[0]`", "chama de`lampada.acender`", "usa le`lampada-rossa`", "con`una_lampada`",
        "met de`rode-lamp` erbij", "the`lamp.on` flag", "of the`lamp_on` flag, or the`lamp_off` one",
        "Lampolo \\Lam`po*lo\"gist\\, n.", "/lam`po*li\"fi*er/", "/el' lamp´noh/ n.",
    ],
)  # fmt: skip
def accent_beside(text: str, at: int, context: Context) -> Finding:
    """Combine a letter and the accent beside it into one character, if the result is a word."""
    end = text.find("\n", at)
    end = end if end >= 0 else len(text)
    changes = [*_in_words(text, at, end, context), *_over_line_end(text, at, end, context)]
    if changes and _STRESS.search(text, at, end):
        return None  # a dictionary says where words are stressed
    return changes


def _in_words(text: str, at: int, end: int, context: Context) -> Iterator[Change]:
    """The words of a line in which accents stand beside letters, on the side on which most of them do."""
    coded = [m.span() for m in _CODED.finditer(text, at, end)]
    words = [
        (start, word)
        for start, word in _words(text, at, end)
        if not _QUOTED.match(text, start) and not any(start < e and s < start + len(word) for s, e in coded)
    ]
    sides = [side for side in (_BEFORE, _BEHIND) for start, word in words if _repaired(word, side, start, context)]
    if not sides:
        return
    side = max(_BEFORE, _BEHIND, key=sides.count)
    for start, word in words:
        fixed = _repaired(word, side, start, context) or _short(word, side, start, context)
        if fixed and not (start + len(word) == end and word[-1] in _ACCENTS and side is _BEFORE):
            yield _difference(word, fixed, start)


def _words(text: str, at: int, end: int) -> Iterator[tuple[int, str]]:
    """The words of a line in which a sign stands, and where they begin."""
    reached = at
    for sign in _SIGN.finditer(text, at, end):
        if sign.start() >= reached:
            start = _LEFT.match(text, at, sign.start()).start()
            reached = _RIGHT.match(text, sign.start(), end).end()
            yield start, text[start:reached]


def _repaired(word: str, before: bool, at: int, context: Context) -> str | None:
    """The word or name of some length that comes out, if the accents stand on this side."""
    fixed = _composed(word, before)
    if fixed is None or len(fixed) < 3:
        return None
    if context.is_word(fixed, at):
        return fixed
    if _APOSTROPHE.search(word):
        return None
    other, plain = _composed(word, not before), "".join(c for c in word if c not in _ACCENTS)
    # A grave accent that is a plain backtick opens quotations too.
    quoted = "`" in word and context.is_word(plain, at)
    if (other and context.is_word(other, at)) or quoted or _is_elided(word, at, context):
        return None
    return fixed if _may_be_name(fixed) else None


def _is_elided(word: str, at: int, context: Context) -> bool:
    """Whether the sign stands for an apostrophe between what is elided and a word."""
    head, sign, tail = word.partition(next(c for c in word if c in _ACCENTS))
    known = (language(code) for code in context.languages)
    return sign in "´`" and context.is_word(tail, at) and any(one and head.lower() in one.elisions for one in known)


def _short(word: str, before: bool, at: int, context: Context) -> str | None:
    """The word of a letter or two that comes out beside longer ones."""
    fixed = _composed(word, before)
    return fixed if fixed and len(fixed) < 3 and context.is_word(fixed, at) else None


def _over_line_end(text: str, start: int, end: int, context: Context) -> Iterator[Change]:
    """A word whose accent ends the line that starts here, and whose letter begins the next one."""
    match = _BROKEN.match(text, max(start, end - 30))
    fixed = _composed(match["left"] + match["right"], True) if match else None
    if match and fixed and context.is_word(fixed, start):
        yield replace(match.start("left"), match.end(), fixed)


@lru_cache(maxsize=1024)  # the same few stand again and again where backticks set off names
def _composed(word: str, before: bool) -> str | None:
    """The word with each accent on the letter behind it, or before it; None if one does not fit there."""
    out = ""
    pieces = list(word)
    while pieces:
        char = pieces.pop(0)
        if before and char in _ACCENTS:
            if not pieces:
                return None
            letter = "i" if pieces[0] == "ı" else pieces[0]
            one = unicodedata.normalize("NFC", letter + _ACCENTS[char])
            pieces.pop(0)
        elif not before and pieces and pieces[0] in _ACCENTS:
            one = unicodedata.normalize("NFC", ("i" if char == "ı" else char) + _ACCENTS[pieces.pop(0)])
        else:
            one = char
        if len(one) > 1 or one in _ACCENTS or one in "ȩȨḩḨ":
            return None
        out += one
    return out


def _may_be_name(word: str) -> bool:
    """Whether a form is long enough to be told, has its accents on vowels, and is written as words are."""
    plain = all(c.isascii() or c in "çÇñÑ" or unicodedata.normalize("NFD", c)[0] in "aeiouAEIOU" for c in word)
    return plain and len(word) > 3 and (word.islower() or word.istitle() or word.isupper())


def _difference(word: str, fixed: str, start: int) -> Change:
    """The change that leads from one word to the other."""
    head = 0
    while word[head] == fixed[head]:
        head += 1
    tail = 0
    while tail < len(fixed) - head and word[-1 - tail] == fixed[-1 - tail]:
        tail += 1
    return replace(start + head, start + len(word) - tail, fixed[head : len(fixed) - tail])
