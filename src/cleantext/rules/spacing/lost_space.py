from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_NAME = regex.compile(r"(?<= )(?P<word>and|of|with|from|by)(?=\p{Lu}\p{Ll}{2,} \p{Ll}{2})")
_CALLED = regex.compile(
    r" (?:call|method|function|callback|property|parameter|argument|field|class|type|option|flag|attribute|operator)"
)
_CAMEL = regex.compile(r"(?<!\p{L})\p{Ll}{2,}\p{Lu}\p{Ll}+")
_YEAR = regex.compile(r"(?<=(?<![\p{L}\p{N}.,/-])(?:19|20)\d\d)(?=(?:by|and|in|to|the|with) \p{L}{2})")


_TWO = regex.compile(
    r"(?<=\p{Ll} )(?P<word>of|in|to|on|for|and|at|from|with|by|that)the"
    r"(?= \p{Ll}{2})(?! (?:is|was|are|were|as|and|or)\b)"
)


@rule(
    "spacing/lost-space",
    confidence=LIKELY,
    triggers=(*(f" {word}the " for word in ("of", "in", "to", "on", "for", "and", "at", "from", "with", "by", "that")),
              *(f"{year}{word} " for year in range(10) for word in ("by", "and")),
              *(f" {word}{c}" for word in ("and", "of", "with", "from") for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
    fixes={
        "It was built in 1987by his father.": "It was built in 1987 by his father.",
        "a talk with Anna andPeter about it": "a talk with Anna and Peter about it",
        "She stood at the end ofthe pier.": "She stood at the end of the pier.",
        "We went down tothe harbour inthe rain.": "We went down to the harbour in the rain.",
    },
    keeps=["an ofThe flag", "the andThen call", "the fromJSON call is", "model 2017b and", "the name Inthe is odd",
           "the word ofthe is none", "a tag ofthe was set", "read #inthe now", "ofthe Blue Lamp",
           "the fromLamp callback is called", "a withHarbour function of it", "the new fromUnicode callback context",
           "pass andWick method here", "hasLamp memberOf ofType impliesLamp and or"],
)  # fmt: skip
def lost_space(text: str, at: int, context: Context) -> Finding:
    """Restore the lost space between two short words, or a short word and the year before it or the name after it."""
    if "en" not in context.languages or context.language(at) not in ("en", None):
        return None  # the language of a short text may be unknown
    if text[at : at + 1] == " " and (two := _TWO.match(text, at + 1)):
        return replace(two.end("word"), two.end("word"), " ")
    if text[at].isdigit():
        return replace(at + 1, at + 1, " ") if _YEAR.match(text, at + 1) else None
    named = _NAME.match(text, at + 1)
    if not named:
        return None
    name = regex.match(r"\p{L}+", text, pos=named.end())
    known = name is not None and not context.is_opener(name[0], at) and context.is_word(name[0], at)
    if _CAMEL.search(text, max(0, at - 60), at) or _CAMEL.search(text, named.end() + 1, named.end() + 60):
        return None  # among other names of programs
    if _CALLED.match(text, named.end() + len(name[0]) if name else named.end()):
        return None  # a name in a program: the fromLamp callback
    return replace(named.end(), named.end(), " ") if known else None
