from cleantext.rule import LIKELY, Context, Finding, language, regex, replace, rule

_GLUED = regex.compile(r"(?<![\w.@#/_-])(?P<left>\p{Ll}{3,})(?P<right>\p{Lu}\p{Ll}+)(?= \p{Ll}|['’]\p{L})")


@rule(
    "spacing/lost-break",
    confidence=LIKELY,
    triggers=tuple(a + b for a in "abcdefghijklmnopqrstuvwxyzéèêàâîïôûùç" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÇÉÊÎÔ"),
    fixes={
        "You can see it in the videoWhat do you think of it?": "You can see it in the video What do you think of it?",
        "See the video\nand the tableHow did they do it?": "See the video\nand the table\nHow did they do it?",
    },
    keeps=["openSUSE and arXiv", "the YouTube video", "call getValue on it", "an isThe flag", "macOS is fine"],
)  # fmt: skip
def lost_break(text: str, at: int, context: Context) -> Finding:
    """Part two words that were glued where a line or paragraph break was lost."""
    start = at
    while start and text[start - 1].islower():
        start -= 1
    found = _GLUED.match(text, start)
    here = language(context.language(at) or "")
    if not found or found.start("right") != at + 1 or here is None:
        return None
    left, right = found["left"], found["right"]
    if right.lower() not in here.function_words or not context.is_word(left, at) or context.is_word(left + right, at):
        return None
    # A text of one line may be a record of a file: it gets no line break.
    return replace(at + 1, at + 1, "\n" if "\n" in text.strip() else " ")
