from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_NAME = regex.compile(r"(?<= )(?P<word>and|of|with|from|by)(?=\p{Lu}\p{Ll}{2,} \p{Ll}{2})")
_CALLED = regex.compile(
    r" (?:call|method|function|callback|property|parameter|argument|field|class|type|option|flag|attribute|operator)"
)
_CAMEL = regex.compile(r"(?<!\p{L})\p{Ll}{2,}\p{Lu}\p{Ll}+")
_YEAR = regex.compile(r"(?<=(?<![\p{L}\p{N}.,/-])(?:19|20)\d\d)(?=(?:by|and|in|to|the|with) \p{L}{2})")


@rule(
    "spacing/lost-space",
    confidence=LIKELY,
    languages=("en",),
    triggers=(*(f"{year}{word} " for year in range(10) for word in ("by", "and")),
              *(f" {word}{c}" for word in ("and", "of", "with", "from") for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
    fixes={
        "It was built in 1987by his father.": "It was built in 1987 by his father.",
        "a talk with Anna andPeter about it": "a talk with Anna and Peter about it",
    },
    keeps=["an ofThe flag", "the andThen call", "the fromJSON call is", "model 2017b and", "the name Inthe is odd",
           "the fromLamp callback is called", "a withHarbour function of it", "the new fromUnicode callback context",
           "pass andWick method here", "hasLamp memberOf ofType impliesLamp and or"],
)  # fmt: skip
def lost_space(text: str, at: int, context: Context) -> Finding:
    """Restore the lost space between a short word and the year before it or the name after it."""
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
