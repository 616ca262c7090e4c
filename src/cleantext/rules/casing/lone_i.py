from cleantext.rule import CERTAIN, EDGE, Context, Finding, line_bounds, regex, replace, rule

# After these, "i" is nobody but the speaker: an index or a numeral takes another form of the verb, or none.
_SPEAKS = """
    am think want know like love hate need feel guess hope believe wish mean agree understand remember suppose wonder
    prefer do don't don’t didn't didn’t haven't haven’t can't can’t couldn't couldn’t won't won’t wouldn't wouldn’t
    wasn't wasn’t really just never always also still already only honestly recently usually often
""".split()
# These may follow an index too: only after a word that begins a clause.
_MAY_SPEAK = """
    was have had did can could will would should must may might said saw got get went go came come tried found felt took
    take made make see say tell told thought knew wrote read bought lost left met heard used worked live lived
""".split()
_BEFORE = ' \n\t\u00a0"“‘«»—–…!?,;:)'
_SHORT = tuple(apostrophe + ending for apostrophe in "'’" for ending in ("m", "ve", "ll", "d"))
_FAULT = regex.compile(
    r"(?<![\w'’.\-/\\@#$&_=+*^(\[{<])i(?:['’](?:m|ve|ll|d)|[ \n](?P<verb>[a-z]+(?:['’]t)?))(?![\w(=_/-])"
)
_CLAUSE = regex.compile(
    r"(?rim)(?:(?:^|[.!?…]|\n)[\"“‘ ]*|[\"“‘]|\b(?:and|but|because|so|that|what|than|since|until|before|after|while|"
    r"although|though|as|how|why|or|yesterday|today|then|did|do|can|could|should|would|will|have|was|am)\s)"
)
# Where the speaker has shown himself once, these bring him in again, whatever he did.
_AGAIN = regex.compile(
    r"(?<=\b(?:and|but|because|so|that|when|while|if|since|until|then|what|before|after) )i(?= [a-z]{3})"
)
_FORMULA = regex.compile(
    r"[=$\\∑∈≤≥_^]|\b[jkn]\b|\bi(?:th|-th|\))|\b(?:index|node|agent|player|user|item|row|column|class)\b"
)
_ADVERBS = frozenset("only also just still do never always really already usually often recently honestly".split())
# An index or a name: what is said of it stands in the third person, or beside a numbered statement.
_NAMED = regex.compile(
    r"\b(?:Table|Eq|Equation|Lemma|Theorem|Proposition|Corollary|Fig|Figure|Algorithm|Definition)s? ?\(?\d"
    r"|\b(?:impl(?:y|ies)|denotes?|theorem|lemma|proof|variable) that i\b"
    r"|(?<![\w'’])i (?:(?:never|always|also|still|only|just|already|usually|often) )?"
    r"(?!was\b|always\b|sometimes\b|perhaps\b|besides\b|\w*ss\b)\p{Ll}+s\b"
)
_STYLE = 200
"""Characters of text without any capital after which small letters are a style, or what a program was fed with."""


@rule(
    "casing/lone-i",
    confidence=CERTAIN,
    languages=("en",),
    triggers=(*("i" + short for short in _SHORT), *(before + "i " for before in (*_BEFORE, EDGE))),
    where=f"[^i]{{0,3}}i(?:['’]| (?:{'|'.join((*_SPEAKS, *_MAY_SPEAK))}))",
    fixes={
        "Yesterday i think it rained, and i was late.": "Yesterday I think it rained, and I was late.",
        "He knows that i'm here and i've seen it.": "He knows that I'm here and I've seen it.",
        "Yesterday i went home and i slept.": "Yesterday I went home and I slept.",
        "i have no idea": "I have no idea",
    },
    keeps=[
        "i) am", "i.e. just", "the agent i will send a message", "where x_i was set", "for each i can be found",
        "Hawaii was far", "let i = 1 and i was", "row i only", "the variable `i` was", "pi was 3.14", "vitamin i have",
        "the sets i and j have", "a phase-i only trial", "the i was dotted",
        "Lamp i never glows before dawn, since i was set to wait.", "The rule implies that i will never stop.",
        "As in Table 2(b), i will never be zero.", "Router i also sends it.", "By Lemma 3, i can be found.",
        "where Bus i still runs",
    ],
)  # fmt: skip
def lone_i(text: str, at: int, context: Context) -> Finding:
    """Write the pronoun "I" with a capital."""
    at = text.index("i", at)
    match = _FAULT.match(text, at)
    if not match:
        return None
    start, end = line_bounds(text, at)
    line = text[max(start, at - 200) : min(end, at + 200)]
    if _FORMULA.search(line):
        return None
    if _NAMED.search(line):
        return None  # one that has the name i
    if match["verb"] in _MAY_SPEAK or match["verb"] in _ADVERBS:
        if not _CLAUSE.match(text, start, at):
            return None
    elif match["verb"] and match["verb"] not in _SPEAKS:
        return None
    if len(text) > _STYLE and text.islower():
        return None
    more = (m.start() for m in _AGAIN.finditer(text, at + 1, min(end, at + 200)))
    return [replace(i, i + 1, "I") for i in (at, *more)]
