from cleantext.rule import GUESS, LIKELY, Change, Context, Finding, regex, replace, rule

_CONSONANTS = "bcdfghjklmnpqrtvwxz"
_LEFT = regex.compile(
    r"(?<![\p{L}\p{N}'’_.-])(?P<word>\p{L}\p{Ll}{2,}) (?P<letter>[bcdfghjklmnpqrtvwxz])(?![\p{L}\p{N}'’_.=-]) ?"
)
_RIGHT = regex.compile(r"(?<![\p{L}\p{N}'’_.-])(?P<letter>[B-HJ-NP-Z]) (?P<word>\p{Ll}{3,})(?![\p{L}\p{N}_-])")

_REACH = 2000
"""How far to both sides of a fault others are looked for, in characters."""


@rule(
    "spacing/lone-letter",
    confidence=LIKELY,
    triggers=(*(f" {letter} " for letter in _CONSONANTS), *(f" {letter} " for letter in "BCDFGHJKLMNPQRSTVWZ")),
    where=r"(?<=[A-Za-z\x80-\xff]{3}) [a-z]| [A-Z] [a-z\x80-\xff]{3}",
    fixes={
        "The governmen t met the departmen t heads.": "The government met the department heads.",
        "The M inister and the Presiden t met.": "The Minister and the President met.",
    },
    keeps=["Take k and n from it.", "the vector t of it", "Plan B works and plan C does not", "a letter t here",
           "the T cell and the B cell", "see the poin k"],
)  # fmt: skip
def lone_letter(text: str, at: int, context: Context) -> Finding:
    """Join a letter that a space separated from its word, if the text has this fault several times."""
    if not _change(_LEFT.match(text, text.rfind(" ", 0, at) + 1), context) and not _change(
        _RIGHT.match(text, at + 1), context
    ):
        return None  # most letters stand by themselves: the text around is gone through only where one does not
    first, last = max(0, at - _REACH), text.find("\n", at + _REACH)
    last = len(text) if last < 0 else last
    matches = (*_LEFT.finditer(text, first, last), *_RIGHT.finditer(text, first, last))
    changes = [change for m in matches if (change := _change(m, context))]
    level = LIKELY if len(changes) > 1 else GUESS
    return [replace(c.start, c.end, c.after, confidence=level) for c in sorted(changes)]


def _change(m: regex.Match[str] | None, context: Context) -> Change | None:
    """Join what was matched, where the two make a common word and the longer part is none."""
    if m is None:
        return None
    behind = m.start("letter") > m.start("word")
    whole = m["word"] + m["letter"] if behind else m["letter"] + m["word"]
    if not context.is_common(whole, m.start()) or context.is_word(m["word"], m.start()):
        return None
    gap = m.end("word") if behind else m.end("letter")
    return replace(gap, gap + 1, "")
