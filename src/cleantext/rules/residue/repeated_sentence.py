from cleantext.rule import GUESS, LIKELY, REPEATED, Context, Finding, regex, replace, rule

_START = regex.compile(r"(?m)(?:^|(?<=[.?…][\"”»’)]? ))(?=\p{Lu})")
_LOOP = regex.compile(
    r"(?P<unit>\p{Lu}[^\n|\t]{16,240}?[.?…][\"”»’)]?)(?P<again>(?:(?: |[ \t]*\r?\n\s*)(?P=unit)){2,})(?!\S)"
)
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*")
# Who speaks of somebody may have a reason to say it again.
_SUBJECT = regex.compile(
    r"(?i)\b(?:I|we|you|he|she|they|let|je|j|tu|nous|vous|il|elle|ils|elles|ich|wir|du|ihr|sie|er|yo|tú|io|noi|"
    r"eu|nós|ik|wij|we|never|jamais|nie|nunca|mai|nooit)\b"
)
_LONGEST, _FEWEST = 240, 5  # characters of a sentence, words in it


@rule(
    "residue/repeated-sentence",
    confidence=LIKELY,
    triggers=(REPEATED,),
    fixes={
        "It was late. The lamp of the old mill was lit. The lamp of the old mill was lit. "
        "The lamp of the old mill was lit. All slept.": "It was late. The lamp of the old mill was lit. All slept.",
        "The lamp of the mill burns.\nThe lamp of the mill burns.\nThe lamp of the mill burns.\n":
            "The lamp of the mill burns.\n",
    },
    keeps=[
        "The lamp of the mill burns. The lamp of the mill burns.", "No light. No light. No light.",
        "Burn, little lamp of mine\nBurn, little lamp of mine\nBurn, little lamp of mine",
        "We shall light all the lamps. We shall light all the lamps! We shall light all the lamps.",
        "- The lamp of the mill burns.\n- The lamp of the mill burns.\n- The lamp of the mill burns.",
        "Light all the lamps here!\nLight all the lamps here!\nLight all the lamps here!",
    ],
)  # fmt: skip
def repeated_sentence(text: str, at: int, context: Context) -> Finding:
    """Keep one of the same sentences or lines that follow each other in a loop."""
    start = _START.search(text, at, at + _LONGEST)
    found = _LOOP.match(text, start.start()) if start else None
    if not found or len(set(_WORD.findall(found["unit"].lower()))) < _FEWEST:
        return None
    confidence = GUESS if _SUBJECT.search(found["unit"]) else LIKELY
    return replace(found.start("again"), found.end("again"), "", confidence=confidence)
