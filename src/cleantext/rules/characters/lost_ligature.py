from cleantext.rule import GUESS, LIKELY, Change, Context, Finding, regex, replace, rule

_LIGATURES = ("fi", "ff", "fl", "ffi", "ffl", "i", "f")
# What is left of frequent words where the ligature of a printed page went lost. Only those whose first remainder is one
# letter: with a space before it, the one native pass over a text finds them.
_REMAINS = "e cient, e ciency, e ect, e ort, o ce, o cial, o er, a ect, e cace, o cina"
_SPLIT = regex.compile(
    r"(?<![\p{L}'’-])(?P<left>\p{L}?\p{Ll}{1,9})(?P<gap>[ \x00-\x08\x0b\x0e-\x1f])(?P<right>\p{Ll}{1,12})(?![\p{L}'’-])"
)


@rule(
    "characters/lost-ligature",
    confidence=LIKELY,
    scope="text",
    triggers=tuple(f" {remain.strip()}" for remain in _REMAINS.split(",")),
    where=r" [a-z]+ [a-z]+(?![^\s.,;:!?)])",
    fixes={
        "A di erent lamp is more e cient here.": "A different lamp is more efficient here.",
        "Take the e cient way, a speci c one.": "Take the efficient way, a specific one.",
    },
    keeps=["the traffic of ice blocks", "an e and a di", "of ice and snow", "pro and con"],
)
def lost_ligature(text: str, at: int, context: Context) -> Finding:
    """Restore the letters of a lost ligature, if the text has several such gaps."""
    changes = list[Change]()
    sure = False
    wholes = dict[tuple[str, str, str | None], str | None]()  # the same pairs of small words come again and again
    for m in _SPLIT.finditer(text, overlapped=True):
        parts = (m["left"], m["right"], context.language(m.start()))
        if parts not in wholes:
            wholes[parts] = _whole(m["left"], m["right"], m.start(), context)
        if whole := wholes[parts]:
            letters = whole[len(m["left"]) : len(whole) - len(m["right"])]
            changes.append(replace(m.start("gap"), m.end("gap"), letters))
            sure = sure or not context.is_word(m["right"], m.start())
    if not changes:
        return None
    level = LIKELY if len(changes) > 1 and sure else GUESS
    return [replace(c.start, c.end, c.after, confidence=level) for c in changes]


def _whole(left: str, right: str, at: int, context: Context) -> str | None:
    """The one word that the two parts and a ligature make; none where both are words, or neither is plain."""
    if context.is_common(left, at) and context.is_common(right, at):
        return None
    wholes = [left + letters + right for letters in _LIGATURES if context.is_common(left + letters + right, at)]
    return wholes[0] if len(wholes) == 1 else None
