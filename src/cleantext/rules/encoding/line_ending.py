from cleantext.rule import GUESS, Context, Finding, regex, replace, rule

_BREAK = regex.compile(r"(?<!\r)\r+\n|\n|\r|[\x0b\u2028\u2029]")
_ODD = regex.compile(r"[\x0b\u2028\u2029]")


@rule(
    "encoding/line-ending",
    confidence=GUESS,
    scope="text",
    triggers=("\r", "\x0b", "\u2028", "\u2029"),
    fixes={
        "one\ntwo\r\nthree\n": "one\ntwo\nthree\n",
        "one\r\r\ntwo\r\n": "one\r\ntwo\r\n",
        "one\u2028two\u2029three": "one\ntwo\nthree",
        "one\x0btwo\r\nthree\r\n": "one\r\ntwo\r\nthree\r\n",
    },
    keeps=["one\r\ntwo\r\n", "one\rtwo\r", "one\ntwo\n", "page\x0cpage\n"],
)
def line_ending(text: str, at: int, context: Context) -> Finding:
    """Give all lines the line ending that most lines of the text have."""
    windows = text.count("\r\n")
    unix, classic = text.count("\n") - windows, text.count("\r") - windows
    line_end = "\r\n" if windows > unix else "\n" if unix or not classic else "\r"
    if line_end == "\r\n" and not unix and not classic and not _ODD.search(text):
        return None  # as most texts that are asked about: nothing to go through
    return [replace(m.start(), m.end(), line_end) for m in _BREAK.finditer(text) if m[0] != line_end]
