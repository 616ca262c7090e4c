from cleantext.rule import GUESS, LIKELY, REPEATED, Context, Finding, language, regex, replace, rule

_START = regex.compile(r"(?m)(?:^|(?<=[.?…][\"”»’)]? ))(?=\p{Lu})")
_LOOP = regex.compile(
    r"(?P<unit>\p{Lu}[^\n|\t]{12,240}?[.?…][\"”»’)]?)(?P<again>(?:(?: |[ \t]*\r?\n\s*)(?P=unit)){2,99})(?!\S)"
)
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*")
_LONGEST = 240
_ENOUGH = 8
"""Different words of a sentence, and times that it stands, together."""


@rule(
    "residue/repeated-sentence",
    confidence=LIKELY,
    triggers=(REPEATED,),
    fixes={
        "It was late. The lamp of the old mill was lit. The lamp of the old mill was lit. "
        "The lamp of the old mill was lit. All slept.": "It was late. The lamp of the old mill was lit. All slept.",
    },
    keeps=[
        "The lamp of the old mill was lit.\nThe lamp of the old mill was lit.\nThe lamp of the old mill was lit.\n",
        "La commission est d’accord ? Non.\nLa commission est d’accord ? Non.\nLa commission est d’accord ? Non.",
        "The lamp of the mill burns. The lamp of the mill burns.", "The lamp is out. The lamp is out. The lamp is out.",
        "No light. No light. No light.",
        "Burn, little lamp of mine\nBurn, little lamp of mine\nBurn, little lamp of mine",
        "We shall light all the lamps. We shall light all the lamps! We shall light all the lamps.",
        "- The lamp of the mill burns.\n- The lamp of the mill burns.\n- The lamp of the mill burns.",
        "Light all the lamps here!\nLight all the lamps here!\nLight all the lamps here!",
    ],
)  # fmt: skip
def repeated_sentence(text: str, at: int, context: Context) -> Finding:
    """Keep one copy of sentences or lines that repeat in a loop."""
    reach = text[at : at + 2 * _LONGEST]
    if "." not in reach and "?" not in reach and "…" not in reach:
        return None
    if reach.isascii() and reach.islower():
        return None
    start = _START.search(text, at, at + _LONGEST)
    match = _LOOP.match(text, start.start()) if start else None
    if not match:
        return None
    words = set(_WORD.findall(match["unit"].lower()))
    if len(words) < 3 or len(words) + match[0].count(match["unit"]) < _ENOUGH:
        return None
    here = language(context.language(at) or "")
    if "\n" in match[0]:
        return None  # a refrain, or records
    # Who speaks of somebody may have a reason to say it again.
    confidence = LIKELY if here and here.subjects.isdisjoint(words) else GUESS
    return replace(match.start("again"), match.end("again"), "", confidence=confidence)
