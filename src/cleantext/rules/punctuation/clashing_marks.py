from cleantext.rule import GUESS, LIKELY, Context, Finding, regex, replace, rule

# The mark that stays: it says more, or it is the one that ends a sentence.
_STAYS = {
    ",.": ".", ",;": ";", ",:": ":", ",?": "?", ",!": "!", ";.": ".", ";:": ":", ";?": "?", ":.": ":", ":?": "?",
    "?.": "?", "!.": "!",
}  # fmt: skip
_FAULT = regex.compile(r"(?<=(?P<left>\p{L}{2,})[)\]”»]?)[,;:?!][.;:?!](?=\s|$|[”»]\s)")
_AMID = regex.compile(r"\);\.|.:\? \d")
_ENTITY = regex.compile(r"&#?[\w.:-]+$")


@rule(
    "punctuation/clashing-marks",
    confidence=LIKELY,
    triggers=_STAYS,
    fixes={
        "We saw the results,. Then we left.": "We saw the results. Then we left.",
        "The steps are as follows:.": "The steps are as follows:",
        "Is it really so,?": "Is it really so?",
        "How did they do it?.\nNobody knows.": "How did they do it?\nNobody knows.",
        "It rained all day;.": "It rained all day.",
    },
    keeps=[
        "n!.", "It was on Yahoo!. So what?", "object?.name", "Smith, J.,. and others", "all fine :.", "R&amp;.",
        "Direct Line:? 555.014", "It calls glow.apply(lamp, wicks);.", "Tél:? 01 02 03 04 05",
        "ruft dimm(licht);. auf",
        "as set in &lamp.ini;.",
        "Returns true or &return.lamp.failure;.", "a:.b",
        "word,.,.", "He shouted: “No!”.", "e.g.,. no", "the range [0,.5]", "what?!. Yes", "(:.)",
    ],
)  # fmt: skip
def clashing_marks(text: str, at: int, context: Context) -> Finding:
    """Keep only one of two marks that cannot be side by side."""
    match = _FAULT.match(text, at)
    if not match:
        return None
    left, pair = match["left"], match[0]
    if pair in (":?", ";.") and _AMID.match(text, max(0, at - 1)):
        return None  # of a program, or a letter that was lost: « Fax:? 203 »
    if pair[0] == ";" and _ENTITY.search(text, max(0, at - 60), at):
        return None
    if pair[0] in "!?" and not (left.islower() and context.is_word(left, at)):
        return None  # a name may end in one: Yahoo!
    # Some styles of reference set a full stop after a title, whatever it ends with.
    in_line = pair in ("?.", "!.") and text[match.end() : match.end() + 1] not in ("", "\n")
    return replace(at, at + 2, _STAYS[pair], confidence=GUESS if in_line else LIKELY)
