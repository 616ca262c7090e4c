from cleantext.rule import LANGUAGES, LIKELY, Context, Finding, regex, replace, rule

_GLUED = regex.compile(
    r"(?<![\w.@#/_(-])(?:\p{L}{1,2}['’])?(?P<left>\p{Ll}{3,})(?P<right>\p{Lu}\p{Ll}*)(?= ['’“«]?\p{L}|['’]\p{L})"
)
# Second parts of camel case: "showAll", "goTo", "findFirst".
_PARTS = frozenset(
    "a all an and any as at by do does even every first for from given has have if in is it just last like most my no "
    "not now of on only once or other over second so some such then to two under until was when where while with "
    "without i me us x y z also before after each next hello never one none".split()
)


_CODE = regex.compile(r"[={}$\\]|::|->|<-|\w\(|\w \. \w")
"""What stands in lines of programs."""
_STEMS = frozenset(
    "from for before after not see say is has get set add put can did does do to on be run show find make call use go "
    "let and".split()
)
"""First parts of camel case: "forEach", "beforeThe", "sayThat"."""


def _openers() -> str:
    """An expression for the words that begin sentences, by their first letters."""
    words = {w.partition("'")[0].capitalize() for known in LANGUAGES.values() for w in known.openers}
    by_first: dict[str, list[str]] = {}
    for word in sorted(words):
        by_first.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in by_first.items())


@rule(
    "spacing/lost-break",
    confidence=LIKELY,
    triggers=tuple(a + b for a in "abcdefghijklmnopqrstuvwxyzéèêàâîïôûùç" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÇÉÊÎÔ"),
    where=f"(?<=[a-z\x80-\xff]{{2}})..?(?:{_openers()})(?: |'|’)",
    fixes={
        "You can see it in the videoWhat do you think of it?": "You can see it in the video What do you think of it?",
        "See the video\nand the tableHow did they do it?": "See the video\nand the table\nHow did they do it?",
    },
    keeps=[
        "openSUSE and arXiv", "the YouTube video", "call getValue on it", "an isThe flag", "macOS is fine",
        "then goTo the end", "press showAll there", "see rowY 0.5 there", "le offsetY est là",
        "Use forEach with care here.", "the beforeWe hook runs", "a palmOne from that time", "see rdfs:seeAlso here",
        "the notAfter date of a key", "call sayHello when it starts", "insertBefore the node",
        "lampUrl dim = fromMaybe url dim", "tidy = trim . replaceMany lamps . sort", "let x = lampWhat in it",
        "total := sumAll of it", "f x -> stringWhat x is", "val dim = nightWhat and so", "{ nightWhen it is }",
        "Lamp (lit wick) (dimWhen lampToLight wicks) None",
    ],
)  # fmt: skip
def lost_break(text: str, at: int, context: Context) -> Finding:
    """Separate two words that were glued together when a line or paragraph break was lost."""
    start = at
    while start and (text[start - 1].islower() or text[start - 1] in "'’"):
        start -= 1
    match = _GLUED.match(text, start)
    if not match or match.start("right") != at + 1:
        return None
    left, right = match["left"], match["right"]
    if right.lower() in _PARTS or left in _STEMS or not context.is_opener(right, at):
        return None
    if not context.is_word(left, at) or context.is_word(left + right, at):
        return None
    if _CODE.search(text, text.rfind("\n", max(0, at - 80), at) + 1, _line_end(text, at)):
        return None
    # A text of one line may be a record of a file: it gets no line break.
    return replace(at + 1, at + 1, "\n" if "\n" in text.strip() else " ")


def _line_end(text: str, at: int) -> int:
    """Where the line ends, or how far it is looked at."""
    end = text.find("\n", at, at + 80)
    return end if end >= 0 else at + 80
