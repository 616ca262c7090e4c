from cleantext.rule import EDGE, LIKELY, Context, Finding, line_bounds, regex, replace, rule

_OPEN = regex.compile(r"(?<![^\s(—–-])“[ \u00a0](?=[\p{L}\p{N}])")
_CLOSE = regex.compile(r"(?<=[\p{L}\p{N}.,!?…%)])[ \u00a0]”(?=[\s.,;:!?)—–]|$)")
_CURLY = regex.compile("[“”„]")
_OPENS = regex.compile(r"(?<=[\p{L},:(][ ]|^)\" (?=\p{L})")
_CLOSES = regex.compile(r"(?<=[.,!?\p{L}]) \"(?=$|[ ](?:[\p{L}(–—-]|< ?\S+@))")
_STRINGS = regex.compile(r"[\[{=+] ?\"|\" ?[\]}+]|\w\(\w* ?\"")


@rule(
    "spacing/inside-quotes",
    confidence=LIKELY,
    except_languages=("fr", "de"),
    triggers=("“ ", "“\u00a0", " ”", "\u00a0”", ' " ', EDGE + '" ', '\n" ', ' "\n', ' "' + EDGE),
    fixes={
        "He said “ no ” and left.": "He said “no” and left.",
        "He said “ no” and left.": "He said “no” and left.",
        "“ Look out! It falls.": "“Look out! It falls.",
        "Look out! ”": "Look out!”",
        'They called it " a good day " and left.': 'They called it "a good day" and left.',
        '" A good day " is what they called it': '"A good day" is what they called it',
        'It rained.\n" A good day " is what they called it': 'It rained.\n"A good day" is what they called it',
        'They called it " a good day" and left.': 'They called it "a good day" and left.',
        'They called it " a good day "': 'They called it "a good day"',
        'She is " Ada Holt " <ada@example.org>': 'She is "Ada Holt" <ada@example.org>',
    },
    keeps=[
        'The prompt is "Name: " here',
        'print "not " and "no " there',
        "He said “no” and “ yes",
        'a 5 " pipe',
        'print " x',
        "the mark ” alone",
        "“ stands for a mark",
        "the last of them is ”",
        "Sie rief: „Pass auf! ”",
        'one " mark in a line',
        'glow [Str "two lamps", Str " was late."]',
        'lamp = " of the pier" here',
        '" of the pier "',
        'She is " Ada Holt " < 5',
        'hang " the lamp " + pier',
    ],
)
def inside_quotes(text: str, at: int, context: Context) -> Finding:
    """Remove the space inside quotation marks."""
    at += text[at] == "\n"
    start, end = line_bounds(text, at)
    if text[at] == "“":
        if not _OPEN.match(text, at):
            return None
        before, after = text[start:at], text[at + 1 : end]
        paired = before.count("“") == before.count("”") and "”" in after
        goes_on = not before and not _CURLY.search(after) and text[at + 2 : at + 3].isupper()
        return replace(at + 1, at + 2, "") if paired or goes_on else None
    if text[at + 1] == "”":
        if not _CLOSE.match(text, at):
            return None
        before = text[start:at]
        opened = before.count("“") > before.count("”")
        goes_on = at + 2 == end and before[-1:] in ".!?…" and not _CURLY.search(before)
        return replace(at, at + 1, "") if opened or goes_on else None
    line, mark = text[start:end], text.index('"', at) - start
    opens, closes = _OPENS.match(line, mark), mark > 0 and _CLOSES.match(line, mark - 1)
    if not (opens or closes):
        return None
    count = line.count('"')
    if count % 2 or (count == 2 and line[0] == line[-1] == '"'):
        return None
    if any(sign in line for sign in "[{=+]}(") and _STRINGS.search(line):
        return None
    if line.count('"', 0, mark) % 2 == 0:
        closing, space = line.find('"', mark + 1), mark + 1
        holds = opens and (line[closing - 1] != " " or _CLOSES.match(line, closing - 1))
    else:
        opening, space = line.rfind('"', 0, mark), mark - 1
        holds = closes and _OPENS.match(line, opening)  # a string that ends in a space has none at its start
    return replace(start + space, start + space + 1, "") if holds and line[space] == " " else None
