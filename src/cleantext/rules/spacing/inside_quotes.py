from cleantext.rule import LIKELY, Context, Finding, line_bounds, regex, replace, rule

_OPEN = regex.compile(r"(?<![^\s(—–-])“[ \u00a0](?=[\p{L}\p{N}])")
_CLOSE = regex.compile(r"(?<=[\p{L}\p{N}.,!?…%)])[ \u00a0]”(?=[\s.,;:!?)—–]|$)")
_STRAIGHT = regex.compile(r"(?<=[\p{L},:(]) \" (?=\p{L})|(?<=[.,!?\p{L}]) \"$")

_STRINGS = regex.compile(r"[\[{=] ?\"|\" ?[\]}]|\w\(\w* ?\"")


@rule(
    "spacing/inside-quotes",
    confidence=LIKELY,
    except_languages=("fr", "de"),
    triggers=("“ ", "“\u00a0", " ”", "\u00a0”", ' " '),
    fixes={
        "He said “ no ” and left.": "He said “no” and left.",
        "He said “ no” and left.": "He said “no” and left.",
        'They called it " a good day " and left.': 'They called it "a good day" and left.',
    },
    keeps=[
        'The prompt is "Name: " here',
        'print "not " and "no " there',
        "He said “no” and “ yes",
        'a 5 " pipe',
        'print " x',
        "the mark ” alone",
        'one " mark in a line',
        'glow [Str "two lamps", Str " was late."]',
        'lamp = " of the pier" here',
    ],
)
def inside_quotes(text: str, at: int, context: Context) -> Finding:
    """Remove the space inside quotation marks."""
    start, end = line_bounds(text, at)
    before, after = text[start:at], text[at + 1 : end]
    if text[at] == "“":
        balanced = before.count("“") == before.count("”")
        return replace(at + 1, at + 2, "") if balanced and "”" in after and _OPEN.match(text, at) else None
    if text[at + 1] == "”":
        opened = before.count("“") > before.count("”")
        return replace(at, at + 1, "") if opened and _CLOSE.match(text, at) else None
    line = before + after
    if line.count('"') % 2 or not _STRAIGHT.match(text, at) or _STRINGS.search(text, start, end):
        return None
    if before.count('"') % 2:
        # A string that ends in a space has none at its start.
        return replace(at, at + 1, "") if text[text.rfind('"', start, at) + 1] == " " else None
    return replace(at + 2, at + 3, "")
