from cleantext.rule import LIKELY, Context, Finding, line_bounds, regex, replace, rule

# Words that no cell of a table ends with, for something must follow them.
_WORDS = {
    "en": "the a an and or their its our your my",
    "fr": "le la les un une des et ou du au aux ce cette ces mon ma mes son sa ses leur leurs notre votre",
    "de": "der das den dem des eine einen einem einer eines und oder zur zum im am",
    "es": "el los las una y o del al su sus mi",
    "it": "il lo gli una e o del della dei delle al alla nel nella suo sua",
    "pt": "os uma e ou do da dos das ao aos seu sua",
    "nl": "het een en of zijn haar",
}
_OPEN = {code: frozenset(words.split()) for code, words in _WORDS.items()}
_STARTS = sorted({word for words in _OPEN.values() for word in words})
_TAB = regex.compile(r"(?<=(?<!\S)(?P<word>\p{Ll}+)(?P<comma>,?)) ?\t ?(?=\p{Ll})")
_PROSE = regex.compile(r"(?:[^\t\n]*(?<!\S)\p{L}[\p{L}\p{M}'’-]*(?:[,;:]|(?= ))){3}")


@rule(
    "characters/tab",
    confidence=LIKELY,
    triggers=tuple(f"{end}{space}\t" for end in (",", *_STARTS) for space in ("", " ")),
    fixes={
        "They put the lamp on the\ttable and left.": "They put the lamp on the table and left.",
        "It was old and \tnobody lit it.": "It was old and nobody lit it.",
        "When it got dark,\tthey lit it.": "When it got dark, they lit it.",
    },
    keeps=[
        "\tThe lamp and the\n\twick", "the\tle\na\tun", "a lamp, the\t12", "lamp\tWe lit the\tle soir",
        "Put the lamp and the\toil\nhere and the\tthere", "x = the\t# a word",
    ],
)  # fmt: skip
def tab(text: str, at: int, context: Context) -> Finding:
    """Replace a tab between two words of a sentence by a space."""
    at = text.index("\t", at)
    match = _TAB.match(text, at - (text[at - 1] == " "))
    start, end = line_bounds(text, at)
    if not match or text.count("\t", start, end) > 1 or not _PROSE.match(text, start, at):
        return None
    known = match["comma"] or match["word"] in _OPEN.get(context.language(at) or "", ())
    return replace(match.start(), match.end(), " ") if known else None
