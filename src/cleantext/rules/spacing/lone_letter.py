from cleantext.rule import GUESS, LIKELY, Change, Context, Finding, regex, replace, rule

_CONSONANTS = "bcdfghjklmnpqrtvwxz"
_LEFT = regex.compile(
    r"(?<![\p{L}\p{N}'’_.-])(?P<word>\p{L}\p{Ll}{2,}) (?P<letter>[bcdfghjklmnpqrtvwxz])(?![\p{L}\p{N}'’_.=-]) ?"
)
_RIGHT = regex.compile(r"(?<![\p{L}\p{N}'’_.-])(?P<letter>[B-HJ-NP-Z]) (?P<word>\p{Ll}{3,})(?![\p{L}\p{N}_-])")


@rule(
    "spacing/lone-letter",
    confidence=LIKELY,
    scope="text",
    triggers=(*(f" {letter} " for letter in _CONSONANTS), *(f" {letter}." for letter in _CONSONANTS),
              *(f" {letter} " for letter in "BCDFGHJKLMNPQRSTVWZ")),
    fixes={
        "The governmen t met the departmen t heads.": "The government met the department heads.",
        "The M inister and the Presiden t met.": "The Minister and the President met.",
    },
    keeps=["Take k and n from it.", "the vector t of it", "Plan B works and plan C does not", "a letter t here",
           "the T cell and the B cell", "see the poin k"],
)  # fmt: skip
def lone_letter(text: str, at: int, context: Context) -> Finding:
    """Join a letter that a space parted from its word, where a text shows the fault several times."""
    found = list[Change]()
    for pattern, behind in ((_LEFT, True), (_RIGHT, False)):
        for m in pattern.finditer(text):
            whole = m["word"] + m["letter"] if behind else m["letter"] + m["word"]
            if context.is_common(whole, m.start()) and not context.is_word(m["word"], m.start()):
                gap = m.end("word") if behind else m.end("letter")
                found.append(replace(gap, gap + 1, ""))
    level = LIKELY if len(found) > 1 else GUESS
    return [replace(c.start, c.end, c.after, confidence=level) for c in sorted(found)]
