from cleantext.rule import CERTAIN, Change, Context, Finding, regex, replace, rule

_SCHEME = regex.compile(r"(?r)\b(?:https?|ftp)")
_SLASHES = regex.compile(r" ?: ?/ ?/ ?(?=(?:[\p{Ll}\d][\w-]*\.)+\p{Ll}{2}|www\b|localhost|$|[\p{Ll}\d-]+\. \p{Ll}{2,})")
_WWW = regex.compile(r"\bwww ?\. ?(?=[\p{Ll}\d][\w-]* ?\. ?\p{Ll}{2})")


@rule(
    "spacing/broken-url",
    confidence=CERTAIN,
    triggers=("tp: /", "tps: /", "tp :/", "tps :/", "tp : /", "tps : /", ":/ /", ":// ", "www. ", "www ."),
    fixes={
        "See https: //example.com/a for more.": "See https://example.com/a for more.",
        "See http :// www.example.com for more.": "See http://www.example.com for more.",
        "See http: / / example.com.": "See http://example.com.",
        "See www. example.com for more.": "See www.example.com for more.",
    },
    keeps=["The scheme is http:// here.", "He typed www. Then he left.", "http: / is not one", "see www. and ftp."],
)
def broken_url(text: str, at: int, context: Context) -> Finding:
    """Join a web address whose beginning spaces broke."""
    if text.startswith("www", at):
        match = _WWW.match(text, at)
        return _closed(text, at, match.end()) if match else None
    colon = text.find(":", at, at + 8)
    gap = colon - 1 if text[colon - 1] == " " else colon
    scheme, match = _SCHEME.match(text, max(0, gap - 6), gap), _SLASHES.match(text, gap)
    return _closed(text, gap, match.end()) if scheme and match else None


def _closed(text: str, start: int, end: int) -> list[Change]:
    """The spaces of a stretch, taken away; the rest of it may be protected."""
    return [replace(i, i + 1, "") for i in range(start, end) if text[i] == " "]
