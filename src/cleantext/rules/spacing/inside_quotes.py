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
    before, after = text[start:at], text[at + 1 : end]
    line = text[start:end]
    if text[at] == "“":
        paired = before.count("“") == before.count("”") and "”" in after
        goes_on = not before and not _CURLY.search(after) and text[at + 2 : at + 3].isupper()
        return replace(at + 1, at + 2, "") if (paired or goes_on) and _OPEN.match(text, at) else None
    if text[at + 1] == "”":
        opened = before.count("“") > before.count("”")
        goes_on = at + 2 == end and before[-1:] in ".!?…" and not _CURLY.search(before)
        return replace(at, at + 1, "") if (opened or goes_on) and _CLOSE.match(text, at) else None
    marks = [found.start() for found in regex.finditer('"', line)]
    if len(marks) % 2 or _STRINGS.search(line) or (len(marks) == 2 and marks[0] == 0 and marks[1] == len(line) - 1):
        return None
    mark = text.index('"', at) - start
    first = marks.index(mark) // 2 * 2
    opening, closing = marks[first : first + 2]
    if not _OPENS.match(line, opening) or (line[closing - 1] == " " and not _CLOSES.match(line, closing - 1)):
        return None  # a string that ends in a space has none at its start
    space = start + (opening + 1 if mark == opening else closing - 1)
    return replace(space, space + 1, "") if text[space] == " " else None
