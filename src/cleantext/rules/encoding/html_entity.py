from html import unescape

from cleantext.rule import CERTAIN, GUESS, Context, Finding, regex, replace, rule

_ENTITY = regex.compile(
    r"&(?:#(?:\d{2,7}|[xX][0-9A-Fa-f]{2,6})|[A-Za-z][A-Za-z0-9]{1,23});"
    # Those that a browser reads without their semicolon, where no parameter of an address can be meant.
    r"|(?<=\p{L})&#82(?:1[1-9]|2[0-9]|30)(?=s?(?![\w;]))"
    r"|(?<=\p{Ll})&(?:[aeiou](?:acute|grave|circ|uml)|[ano]tilde|ccedil)(?![\w;=])|(?<=\w )&amp(?= \w)"
)
_OF_HTML = regex.compile(
    r"</?[A-Za-z][^<>\n]*>|<!--|<\?|\b(?:HTML|XML|XHTML|SGML)\b|(?i:\bentit(?:y|ies|és?)\b|\bescap(?:es?|ed|ing)\b)"
)
_UNSEEN = "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
# A page that is marked up has entities by right.
_PAGE = regex.compile(r"(?i)</(?:a|b|i|p|em|li|td|tr|ul|ol|dd|dt|dl|div|pre|code|span|table|body|head|h[1-6])\s*>")


@rule(
    "encoding/html-entity",
    confidence=CERTAIN,
    triggers=("&",),
    fixes={
        "salt &amp; pepper": "salt & pepper",
        "the caf&eacute; on Baker&rsquo;s Hill": "the café on Baker’s Hill",
        "wait&#8230; &#x2019;tis late": "wait… ’tis late",
        "A &amp;amp; B": "A & B",
        "L&AGRAVE;-BAS": "LÀ-BAS",
        "a caf&eacute, salt &amp pepper": "a café, salt & pepper",
        "Anna&#8217s house, she said": "Anna’s house, she said",
        "an invis&#8203;ible space": "an invis\u200bible space",
    },
    keeps=[
        "AT&T; R&D", "this&not that", "<b>salt &amp; pepper</b>", "`&amp;`",
        "In HTML, write &lt; for a less-than sign.", "It escapes | as &#124; in its output.",
        "<p>\nsalt &amp; pepper\n</p>",
        "https://example.org/?a=1&amp;b=2", "fish & chips;", "&unknown;", "?caf&eacute=1", "a&amp b",
        "&#0;", "&#xD800;",
    ],
)  # fmt: skip
def html_entity(text: str, at: int, context: Context) -> Finding:
    """Decode an HTML entity that was left in prose."""
    found = _ENTITY.match(text, at)
    decoded = _decoded(found[0]) if found else None
    if not found or not decoded or context.is_protected(at, found.end()):
        return None
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    if _OF_HTML.search(text, max(start, at - 1000), min(end if end >= 0 else len(text), at + 1000)):
        return None
    if _PAGE.search(text, max(0, at - 3000), at + 3000):
        return None
    # Behind a capital beyond ASCII a sign may be half of a misread character: nobody can say what it was.
    doubtful = at and text[at - 1] > "\x7f" and text[at - 1].isupper() and not decoded.isalpha()
    return replace(at, found.end(), decoded, confidence=GUESS if doubtful else None)


def _decoded(entity: str) -> str | None:
    """The character that an entity stands for, if it is one of prose."""
    decoded = unescape(entity)
    if decoded == entity and entity.isupper():
        decoded = unescape(entity.lower()).upper()
    whole = not set(decoded) & set(";\ufffd") or entity == "&semi;"
    shown = all(c.isprintable() or c.isspace() or c in _UNSEEN for c in decoded)
    return decoded if whole and shown else None
