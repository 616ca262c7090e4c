from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_ENDINGS = "com", "org", "net", "edu", "gov", "io", "fr", "de", "uk", "eu"
_HOST = r"(?<![\w@.-])(?:https?://)?(?:[\w-]+\.)+(?:com|org|net|edu|gov|io|fr|de|uk|eu)"
_HOST_BEFORE = regex.compile(rf"(?r){_HOST}")
_PATH_BEFORE = regex.compile(rf"(?r){_HOST}(?:/[\w%.~-]+)*")
_DEEPER = regex.compile(r"/ (?!and/or\b)[\w%-]+(?:/[\w%.-]+|\.(?:html?|php|pdf)\b)")


@rule(
    "spacing/broken-path",
    confidence=LIKELY,
    triggers=(*("." + ending + " /" for ending in _ENDINGS), "/ "),
    fixes={
        "The code is at github.com /example/tool now.": "The code is at github.com/example/tool now.",
        "See https://example.com/a/ b/c.html for more.": "See https://example.com/a/b/c.html for more.",
    },
    keeps=["See https://example.com/ for more.", "See https://example.com/ example.org too.", "and/ or b/c",
           "a .com / .org", "example.com / example.org"],
)  # fmt: skip
def broken_path(text: str, at: int, context: Context) -> Finding:
    """Join a web address and its path that a space separated."""
    if text[at] == "/":
        holds = _DEEPER.match(text, at) and _PATH_BEFORE.match(text, max(0, at - 80), at)
        return replace(at + 1, at + 2, "") if holds else None
    gap = text.index(" ", at)
    holds = text[gap + 2 : gap + 3].isalnum() and _HOST_BEFORE.match(text, max(0, at - 60), gap)
    return replace(gap, gap + 1, "") if holds else None
