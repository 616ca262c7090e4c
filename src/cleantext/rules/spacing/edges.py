from cleantext.rule import CERTAIN, EDGE, Context, Finding, regex, replace, rule

_START = regex.compile(r" {1,3}(?=\S)")
_GOES_ON = regex.compile(r"(?:\S+\s+){5}(?s:.*)[\p{Ll},]\s*$")
"""A piece of a text that goes on: no mark ends its last sentence."""
_END = regex.compile(r"(?<=\S) {1,3}$")


@rule(
    "spacing/edges",
    confidence=CERTAIN,
    triggers=(EDGE + " ", " " + EDGE),
    fixes={" Good morning.": "Good morning.", "Good morning. ": "Good morning."},
    keeps=[
        "    indented = True",
        "As in Table 4(a). The lemma says that b may never ",
        "Wer das Licht der Lampe sieht, muss nur ",
        "elle a dit hier que la lampe du port, ",
        "si la luz del puerto no se ve desde ",
        "wie het licht in de haven ziet en dan ",
        "  - item\n  - item",
        "   \n",
        " roses\n  violets\n roses",
    ],
)
def edges(text: str, at: int, context: Context) -> Finding:
    """Remove a stray space at the start or the end of the text."""
    if at == 0 and (match := _START.match(text)):
        indented = any(line.startswith((" ", "\t")) for line in text.splitlines()[1:40])
        return None if indented or text[match.end()] in "-*+>|#/" else replace(0, match.end(), "")
    if _GOES_ON.match(text, max(0, at - 300)):
        return None
    return replace(match.start(), match.end(), "") if (match := _END.search(text, max(0, at - 3))) else None
