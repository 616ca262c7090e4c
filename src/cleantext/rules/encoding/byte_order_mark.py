from cleantext.rule import CERTAIN, Context, Finding, Region, regex, replace, rule

_CODE = regex.compile(r"#\p{L}|//|/\*|<[?!\p{L}]|[;@{\[]|function [\w-]+ \{|\. \$")

_LINE = regex.compile(r"(?m)^[ \t]*\S")
_LOOKS = 16
"""How many lines are looked at, about."""


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
        "\ufeffSet-StrictMode -Version Latest\n\nfunction Light-Lamp {\n    param ($Lamp)\n    $Lamp.Lit = $true\n}\n",
        "\ufeff<?xml version='1.0'?>\n<a/>",
    ],
)
def byte_order_mark(text: str, at: int, context: Context) -> Finding:
    """Remove a byte order mark that was read as part of the text."""
    if at == 0 and (_CODE.match(text, 1) or _is_program(text, context)):
        return None  # a program's file, where it may be wanted
    return replace(at, at + 1, "")


def _is_program(text: str, context: Context) -> bool:
    """Whether half of some lines, spread over the text, are of a program."""
    places = range(1, len(text), max(1, len(text) // _LOOKS))
    lines = {match.start() for match in (_LINE.search(text, place) for place in places) if match}
    return 2 * sum(context.region(at) is Region.CODE for at in lines) > len(lines)
