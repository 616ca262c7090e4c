from itertools import islice

from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_MARKS = "'’"
_LEFT = regex.compile(r"(?r)(?<![\p{L}\p{N}'’])\p{L}+")
_FAULT = regex.compile(r" ?['’] ?(?P<end>t|s|re|ve|ll|d|m)(?= ?[\s.,;:!?)”\"]|$)")
_NEGATED = frozenset(
    "don doesn didn isn aren wasn weren won wouldn couldn shouldn can hasn haven hadn mustn needn ain".split()
)
_PRONOUNS = frozenset("i you he she it we they that there who what where here how let this".split())
_OF = {
    "re": frozenset("you we they who there".split()), "ve": frozenset("i you we they would could should might".split()),
    "ll": _PRONOUNS - {"let", "here"}, "d": frozenset("i you he she it we they who".split()), "m": frozenset(("i",)),
    "t": _NEGATED,
}  # fmt: skip
_NO_OWNERS = frozenset("the a an letter of and or plural possessive as".split())
# Older print sets a space there too ("I ’ve known"): what a program parted shows more than one such place.
_SIGN = regex.compile(
    r" (?:(?<=\p{L} )(?:['’] ?(?:s|re|ve|ll|d|m)|n['’]t)(?![\p{L}'’])|(?=[,.;:!?])(?<=[\p{L}\p{N})] )[,.;:!?](?: |$))"
)
_NEAR = 1000
"""How far from a place another one is looked for, in characters."""
_CLOCK = regex.compile(r"(?<=\b[oO]) ?['’] ?(?=clock\b)")


@rule(
    "spacing/contraction",
    confidence=LIKELY,
    languages=("en",),
    triggers=(*(f" {m}{e}" for m in _MARKS for e in ("t ", "s ", "re ", "ve ", "ll ", "d ", "m ")),
              *(f"{m} {e} " for m in _MARKS for e in ("t", "s", "re", "ve", "ll", "d", "m")),
              *(f"o{a}{m}{b}clock" for m in _MARKS for a, b in ((" ", ""), ("", " "), (" ", " ")))),
    fixes={
        "I don 't know.": "I don't know.",
        "I don’ t know.": "I don’t know.",
        "I don ' t know.": "I don't know.",
        "We ’re late and it 's dark.": "We’re late and it's dark.",
        "The city 's walls and the town 's gates fell.": "The city's walls and the town's gates fell.",
        "It was 2 o' clock then.": "It was 2 o'clock then.",
    },
    keeps=["the 's' sound", "'s is short for is", "the boys' s sounds", "it is ' t here", "the letter 's is",
           "rock 'n' roll", "She said 'd is a letter'", "the dogs' m and n",
           "They 'd walk with us, my love.", "There 's a light in it, and a door.", "Kijk 's even, wat een lamp!",
           "I 've known the lark to sing at noon."],
)  # fmt: skip
def contraction(text: str, at: int, context: Context) -> Finding:
    """Remove the space around the apostrophe of a contraction."""
    if text[at] in "oO":
        match = _CLOCK.match(text, at + 1)
        if not match or text[at - 1 : at].isalpha():
            return None
        mark = match[0].strip()
        return replace(match.start(), match.end(), mark)
    at -= text[at] != " " and text[at - 1 : at] == " "
    left, match = _LEFT.match(text, max(0, at - 20), at), _FAULT.match(text, at)
    if not left or not match:
        return None
    word, ending = left[0].lower(), match["end"]
    if ending == "s":
        named = word not in _NO_OWNERS and (context.is_word(word, at) or left[0][0].isupper())
        fits = word in _PRONOUNS or (text[at] == " " and named)
    else:
        fits = word in _OF[ending]
    if not fits:
        return None
    if ending != "t" and len([*islice(_SIGN.finditer(text, max(0, at - _NEAR), at + _NEAR), 2)]) < 2:
        return None
    gaps = (i for i in range(at, match.start("end")) if text[i] == " ")
    return [replace(i, i + 1, "") for i in gaps]
