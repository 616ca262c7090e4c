from functools import lru_cache

from cleantext.rule import CERTAIN, Context, Finding, regex, replace, rule

_ESCAPE = regex.compile(r"\x1b(?:\[[\d;?]*[A-Za-z]|\][^\x07\x1b\n]{0,200}(?:\x07|\x1b\\)|\([A-Z0-9])")

_QUOTES = ("'", '"', "`")


@rule(
    "encoding/terminal-escape",
    confidence=CERTAIN,
    triggers=("\x1b[", "\x1b]", "\x1b("),
    fixes={
        "\x1b[1;31mFailed\x1b[0m in red": "Failed in red",
        "\x1b]0;a title\x07It failed": "It failed",
        "\x1b[?25lWait\x1b(B": "Wait",
    },
    keeps=["[0m is a code", "array[1]m", "BLUE='\x1b[34m'\n", 'say "\x1b[1m"', "\x1b$B3$\x1b(B"],
)
def terminal_escape(text: str, at: int, context: Context) -> Finding:
    """Remove a terminal command, such as one that sets a colour."""
    match = _ESCAPE.match(text, at)
    if text[at + 1] == "(" and _shifts(text):
        return None  # ISO-2022 goes back to Latin letters so
    if match and text[at - 1 : at] in _QUOTES and text[match.end() : match.end() + 1] in _QUOTES:
        return None  # it is what a program writes
    return replace(at, match.end(), "") if match else replace(at, at + 1, "")


@lru_cache(maxsize=1)  # a text that has one has many, and each asks
def _shifts(text: str) -> bool:
    """Whether a text shifts between sets of characters."""
    return "\x1b$" in text
