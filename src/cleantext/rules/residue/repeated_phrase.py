from cleantext.rule import GUESS, LIKELY, REPEATED, Context, Finding, language, line_bounds, regex, replace, rule

_UNIT = r"(?i)(?<![\w'’-])(?P<unit>(?<word>\p{L}[\p{L}\p{M}'’-]*)(?: (?&word)){1,9}?)"
_BEGINS = regex.compile(rf"{_UNIT}(?:(?: (?P=unit)){{2}}|(?:, (?P=unit)){{4}})(?![\w'’-])")
"""A loop of as few times as it takes: whether it is one is asked at each of its words."""
# Up to 99 times: a loop of thousands is taken piece by piece, or each of its words would look at all that follow.
_LOOP = regex.compile(rf"{_UNIT}(?P<again>(?: (?P=unit)){{2,99}}|(?:, (?P=unit)){{4,99}})(?![\w'’-])")
_ONE_WORD_BEGINS = regex.compile(r"(?i)(?<word>\p{L}{4,})(?: (?P=word)){9}(?![\w'’-])")
_ONE_WORD = regex.compile(r"(?i)(?<word>\p{L}{4,})(?P<again>(?: (?P=word)){9,99})(?![\w'’-])")
# “over and over and over”, “day after day after day”, “more et plus encore”: two words that run on by themselves
_RUNS_ON = regex.compile(
    r"(?i)\b(?:and|or|by|upon|after|on|et|ou|en|sur|après|und|oder|um|für|y|o|tras|e|dopo|per|em|en|na|op|very|très|so)\b"
)

_LONGEST = 1_000
"""How many characters a word has at most."""
_MANY = 4
"""How often a whole line says again what it said, where that may have been meant."""
_IS = frozenset(
    "is are was est sont ist sind war es son era è sono é são é was zijn has had a ha hat tiene tem heeft".split()
) - {"a"}
_OFTEN = 8
"""From how many times on two words in a row are a loop, and no figure of speech."""


@rule(
    "residue/repeated-phrase",
    confidence=LIKELY,
    triggers=(REPEATED,),
    fixes={
        "It rained in the end in the end in the end and then it stopped.": "It rained in the end and then it stopped.",
        "In the end in the end in the end": "In the end",
        "A lamp of the village of the village of the village of the village.": "A lamp of the village.",
        "the old lamp, the old lamp, the old lamp, the old lamp, the old lamp of brass": "the old lamp of brass",
        "I see the lamp I see the lamp I see the lamp I see the lamp I see the lamp": "I see the lamp",
        "I see the lamp, I see the lamp, I see the lamp, I see the lamp, I see the lamp.": "I see the lamp.",
        "a lamp" + 12 * " lamp" + " of brass": "a lamp of brass",
    },
    keeps=[
        "Over and over and over and over it rained.", "day after day after day after day", "ha ho ha ho ha ho",
        "We sing, we sing, we sing, all night.", "burn little lamp\nburn little lamp\nburn little lamp",
        "New York New York New York",
        "tatata tumtum tatata tumtum tatata tumtum tatata tumtum",
        "a long long long long long long way", "the old lamp, the old lamp, the old lamp",
        "1 2 1 2 1 2", "a b a b a b a b", "It was as it was as it is.",
    ],
)  # fmt: skip
def repeated_phrase(text: str, at: int, context: Context) -> Finding:
    """Keep one copy of words that repeat in a loop."""
    if text.find(" ", at, at + _LONGEST) < 0:
        return None  # the patterns would look for a space in all of the text
    if one := _ONE_WORD_BEGINS.match(text, at):
        one = _ONE_WORD.match(text, at) if context.is_word(one["word"], at) else None
        return replace(one.start("again"), one.end("again"), "") if one else None
    begins = _BEGINS.match(text, at)
    if not begins or len(begins["unit"]) < 6 or all(w.istitle() or w.isupper() for w in begins["unit"].split()):
        return None
    words = begins["unit"].lower().split()
    if len(set(words)) == 1 or (len(words) == 2 and _RUNS_ON.search(begins["unit"])):
        return None
    if not any(context.is_word(w, at) for w in words) or not (match := _LOOP.match(text, at)):
        return None  # sounds
    here = language(context.language(at) or "")
    # What has a subject may be a refrain, unless it is all that the line has, and stands there time and again.
    start, end = line_bounds(text, at)
    loop = match.end() - match.start() >= len(text[start:end].rstrip(" .!?…")) and len(match["again"]) >= _MANY * len(
        match["unit"]
    )
    refrain = here is None or not here.subjects.isdisjoint(regex.findall(r"\w+", match["unit"].lower()))
    times = match[0].lower().count(match["unit"].lower())
    # What says what something is, and two words a few times, is a figure of speech.
    refrain = refrain or not _IS.isdisjoint(words) or (len(words) == 2 and times < _OFTEN)
    confidence = GUESS if refrain and not loop else LIKELY
    return replace(match.start("again"), match.end("again"), "", confidence=confidence)
