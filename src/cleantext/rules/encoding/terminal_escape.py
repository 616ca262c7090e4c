from cleantext.rule import CERTAIN, Context, Finding, regex, replace, rule

_ESCAPE = regex.compile(r"\x1b\[[\d;]*[A-Za-z]")


@rule(
    "encoding/terminal-escape",
    confidence=CERTAIN,
    triggers=("\x1b[",),
    fixes={"\x1b[1;31mFailed\x1b[0m in red": "Failed in red"},
    keeps=["[0m is a code", "array[1]m"],
)
def terminal_escape(text: str, at: int, context: Context) -> Finding:
    """Remove a command to a terminal, for example to write in colour."""
    found = _ESCAPE.match(text, at)
    return replace(at, found.end(), "") if found else replace(at, at + 1, "")
