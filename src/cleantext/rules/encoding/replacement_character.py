from cleantext.rule import GUESS, Context, Finding, regex, report, rule

_RUN = regex.compile(r"\ufffd+")
_SHOWN = regex.compile(r"(?<![\"'“”‘’«»(\[<>:=])\ufffd+(?![\"'“”‘’«»)\]<>])|(?<=\w)\ufffd|\ufffd(?=\w)")
_TALK = regex.compile(r"U\+FFFD|(?i:unicode|utf-?8|\bencod|replacement char)")


@rule(
    "encoding/replacement-character",
    confidence=GUESS,
    triggers=("\ufffd",),
    reports=["The caf\ufffd is open.", "d\ufffdj\ufffd vu", "It\ufffd\ufffd\ufffds late.", "open \ufffd until noon"],
    keeps=["Unicode has \ufffd for it.", "the sign “\ufffd”", "is U+FFFD (\ufffd)", "Wait…"],
)
def replacement_character(text: str, at: int, context: Context) -> Finding:
    """Something that could not be decoded was lost here; nobody can tell what it was."""
    if text[at - 1 : at] == "\ufffd" or not _SHOWN.match(text, at):
        return None
    run = _RUN.match(text, at)
    line = text[max(text.rfind("\n", 0, at) + 1, at - 200) : at + 200].partition("\n")[0]
    return report(text, at, run.end()) if run and not _TALK.search(line) else None
