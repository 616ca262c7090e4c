from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_VERSION = regex.compile(r"(?r)(?:(?<![\w.])v|\b(?:[Vv]ersions?|[Rr]elease|Python) )\d{1,3}(?:\.\d{1,3})*")
_REST = regex.compile(
    r"(?:\. \d{1,3}){1,3}(?![\w%]|\.\d)(?=[,;:)]|\.?$|\.? (?:to|for|or|and|on|with|from|et|ou|pour)\b)"
)


@rule(
    "spacing/broken-version",
    confidence=LIKELY,
    triggers=tuple(f"{digit}. {next}" for digit in "0123456789" for next in "0123456789"),
    fixes={
        "It needs v2. 0 to run.": "It needs v2.0 to run.",
        "It needs version 3. 1. 4, or more.": "It needs version 3.1.4, or more.",
    },
    keeps=["It has version 2. 45 people use it.", "See Table 2. 0 of them left.", "It is in version 3. 11 of them"],
)  # fmt: skip
def broken_version(text: str, at: int, context: Context) -> Finding:
    """Join a version number that spaces broke."""
    rest = _REST.match(text, at + 1)
    if not rest or not _VERSION.match(text, max(0, at - 24), at + 1):
        return None
    return [replace(i, i + 1, "") for i in range(at + 1, rest.end()) if text[i] == " "]
