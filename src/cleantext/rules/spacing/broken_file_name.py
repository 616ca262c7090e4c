from cleantext.rule import GUESS, LIKELY, Context, Finding, regex, replace, rule

_ENDINGS = ("pdf", "txt", "csv", "docx", "xlsx", "pptx", "jpg", "jpeg", "png", "gif", "svg", "html", "json", "xml",
            "yaml", "py", "js", "mp3", "mp4", "exe", "tex")  # fmt: skip
_NAME = regex.compile(r"(?r)(?<![\w@.])[\w/\\.-]*[\p{L}\p{N}_)]")
_CUES = frozenset(
    "run open edit see load save call called named file files script import send view rename delete copy read use in "
    "from into to with or and is of ouvrez ouvrir lisez lire voir fichier le la datei öffne archivo abra file".split()
)
_WORD_BEFORE = regex.compile(r"(?r)(?P<word>\p{L}+) ")
_RUNS_ON = regex.compile(r"$|[,;:.!?)]|\s(?:and|or|to|for|in|on|with|as|from|first|there|et|ou|pour|dans|und|y|e)\b")
_AFTER = regex.compile(r"(?P<ending>[a-z]+\d?)(?=$|[\s,;:.!?)»”\"'’\]])(?! (?:files?|fichiers?|formats?|is|are)\b)")


@rule(
    "spacing/broken-file-name",
    confidence=LIKELY,
    triggers=tuple(". " + ending for ending in _ENDINGS),
    fixes={
        "Open annual-report_2. pdf now.": "Open annual-report_2.pdf now.",
        "It is in data/table3. csv, I think.": "It is in data/table3.csv, I think.",
        "See example.com/index. html for more.": "See example.com/index.html for more.",
        "Send me report. pdf, please.": "Send me report.pdf, please.",
        "Run main. py to start it.": "Run main.py to start it.",
    },
    keeps=[
        "I read the report. pdf files are long.",
        "It rained. python was young.",
        "the etc. pdf",
        "He left. js",
        "See [the lamp page](https://example.org/). docx and html may follow",
        "see example.com. html is a language",
        "We run the code in main. py is short for it.",
    ],
)
def broken_file_name(text: str, at: int, context: Context) -> Finding:
    """Join a file name and its suffix that a space separated."""
    before, after = _NAME.match(text, max(0, at - 80), at), _AFTER.match(text, at + 2)
    if not before or not after or after["ending"] not in _ENDINGS:
        return None
    name = before[0]
    if name.endswith("/)"):
        return None  # the address of a link in Markdown ends here
    sure = not name.isalpha() and "." not in name[name.rfind("/") + 1 :]
    if sure:
        return replace(at, at + 2, ".")
    if len(name) < 4 or not name.isalpha():
        return None
    cue = _WORD_BEFORE.match(text, max(0, before.start() - 20), before.start())
    cued = cue is not None and cue["word"].lower() in _CUES and name.islower() and _RUNS_ON.match(text, after.end())
    if not cued and text[after.end() : after.end() + 1] != ",":
        return None
    return replace(at, at + 2, ".", confidence=LIKELY if name.islower() else GUESS)
