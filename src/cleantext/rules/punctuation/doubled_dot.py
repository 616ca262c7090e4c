from cleantext.rule import CERTAIN, GUESS, Context, Finding, language, regex, replace, rule

_LEFT = regex.compile(r"(?r)(?<![\w./\\])[\p{L}.]*\p{L}")
_SENTENCE = regex.compile(r"\.\.(?=[ \u00a0\n]\p{Lu}|$)")


@rule(
    "punctuation/doubled-dot",
    confidence=CERTAIN,
    triggers=tuple(".." + after for after in (" ", "\n", ")", "”", "»", "\u00a0", ",", ";", "\U0010ffff")),
    fixes={
        "We sell apples, pears, etc.. Come in!": "We sell apples, pears, etc. Come in!",
        "It begins at 10 a.m.. Do not be late.": "It begins at 10 a.m. Do not be late.",
        "(apples, pears, etc..)": "(apples, pears, etc.)",
    },
    keeps=[
        "Well... no",
        "cd .. && ls",
        "and so on...",
        "see ../etc.. /x",
        "1..10",
        "wait.. what",
        "etc....",
        "hm..",
        "g.. go a.. away",
    ],
)
def doubled_dot(text: str, at: int, context: Context) -> Finding:
    """Remove the second dot after an abbreviation."""
    if text[at - 1 : at] == "." or not at:
        return None
    left = _LEFT.match(text, max(0, at - 20), at)
    if not left or len(left[0]) == 1:
        return None  # perhaps a stammer
    here = language(context.language(at) or "")
    if left[0].lower() == "etc" or (here and not here.abbreviations.isdisjoint((left[0], left[0].lower()))):
        return replace(at + 1, at + 2, "")
    if _SENTENCE.match(text, at) and left[0].islower() and len(left[0]) > 3 and context.is_word(left[0], at):
        reason = "Remove the second dot at the end of a sentence."
        return replace(at + 1, at + 2, "", reason, GUESS)
    return None
