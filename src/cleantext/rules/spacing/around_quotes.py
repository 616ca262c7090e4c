from cleantext.rule import LANGUAGES, LIKELY, Change, Context, Finding, regex, replace, rule

_QUOTATION = regex.compile(
    r"(?<=(?<![\p{L}\p{N}'’_.-])(?P<left>\p{L}{2,})|(?<![\p{L}\p{N}“”]))“(?P<inside>\p{L}[^“”\n]{0,200}[\p{L}.,!?…])”"
    r"(?:(?P<right>\p{Ll}{2,})(?![\p{L}\p{N}_'’-])(?= \p{L})|(?![\p{L}\p{N}]))"
)
_FIRST, _LAST = regex.compile(r"\p{L}+"), regex.compile(r"\p{L}*\p{P}*$")
_ELIDED = frozenset(elision for known in LANGUAGES.values() for elision in known.elisions)
_LETTERS = "abcdefghijklmnopqrstuvwxyzéèàê"


@rule(
    "spacing/around-quotes",
    confidence=LIKELY,
    triggers=(*(letter + "“" for letter in _LETTERS), *("”" + letter for letter in _LETTERS)),
    fixes={
        "They called it“progress”and smiled.": "They called it “progress” and smiled.",
        "She wrote “maybe”on the door.": "She wrote “maybe” on the door.",
    },
    keeps=["two “A”s", "the “un”known", "nein“und",
           "Ce qu“il craint est là.” Bon", "“Yes”er", "pre“fix” it", "the “old”est one", "an un“usual” day",
           "„Nein“sagte er”und"],
)  # fmt: skip
def around_quotes(text: str, at: int, context: Context) -> Finding:
    """Put the missing space between a word and the quotation beside it."""
    opening = at + 1 if text[at + 1] == "“" else text.rfind("“", max(0, at - 210), at)
    match = _QUOTATION.match(text, opening) if opening >= 0 else None
    if (
        not match
        or context.language(at) == "de"
        or "„" in text[max(0, opening - 200) : opening]
        or (text[at] == "”" and match.end("inside") != at)
    ):
        return None
    left, inside, right = match.group("left", "inside", "right")
    changes = list[Change]()
    if left and left.lower() in _ELIDED:
        return None  # the mark stands for an apostrophe: « qu“il »
    if left and text[at] != "”" and _parts(left, _FIRST.match(inside)[0], left, at, context):
        changes.append(replace(opening, opening, " "))
    if right and _parts(_LAST.search(inside)[0], right, right, at, context):
        changes.append(replace(match.end("inside") + 1, match.end("inside") + 1, " "))
    return changes


def _parts(one: str, two: str, outside: str, at: int, context: Context) -> bool:
    """Whether what stands outside is a common word, and no part of one that the mark parts."""
    return context.is_common(outside, at) and not context.is_word(one + two, at)
