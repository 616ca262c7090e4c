from cleantext.rule import CERTAIN, Context, Finding, regex, replace, rule

_CODE = regex.compile(r"#\p{L}|//|/\*|<[?!\p{L}]|[;@{\[]")


@rule(
    "encoding/byte-order-mark",
    confidence=CERTAIN,
    triggers=("\ufeff",),
    fixes={"\ufeffThe first file.\n\ufeffThe second file.": "The first file.\nThe second file."},
    keeps=[
        "The mark is written U+FEFF.",
        "word\u2060joiner",
        "\ufeff#region Lamps\nvar wick = 4;\n",
        "\ufeff// by Anna\n",
        "\ufeff<?xml version='1.0'?>\n<a/>",
    ],
)
def byte_order_mark(text: str, at: int, context: Context) -> Finding:
    """Remove a byte order mark that was read as part of the text."""
    if at == 0 and _CODE.match(text, 1):
        return None  # a program's file, where it may be wanted
    return replace(at, at + 1, "")
