from cleantext.rule import CERTAIN, EDGE, Context, Finding, regex, replace, rule

_START = regex.compile(r" {1,3}(?=\S)")
_END = regex.compile(r"(?<=\S) {1,3}$")


@rule(
    "spacing/edges",
    confidence=CERTAIN,
    triggers=(EDGE + " ", " " + EDGE),
    fixes={" Good morning.": "Good morning.", "Good morning. ": "Good morning."},
    keeps=["    indented = True", "  - item\n  - item", "   \n", " roses\n  violets\n roses"],
)
def edges(text: str, at: int, context: Context) -> Finding:
    """Remove a stray space at the start or the end of the text."""
    if at == 0 and (found := _START.match(text)):
        indented = any(line.startswith((" ", "\t")) for line in text.splitlines()[1:40])
        return None if indented or text[found.end()] in "-*+>|#/" else replace(0, found.end(), "")
    return replace(found.start(), found.end(), "") if (found := _END.search(text, max(0, at - 3))) else None
