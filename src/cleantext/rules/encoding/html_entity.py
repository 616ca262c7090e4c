from html import unescape

from cleantext.rule import CERTAIN, GUESS, Context, Finding, regex, replace, rule

_ENTITY = regex.compile(r"&(?:#(?:\d{2,7}|[xX][0-9A-Fa-f]{2,6})|[A-Za-z][A-Za-z0-9]{1,23});")
_OF_HTML = regex.compile(
    r"</?[A-Za-z][^<>\n]*>|<!--|<\?|\b(?:HTML|XML|XHTML|SGML)\b|(?i:\bentit(?:y|ies|és?)\b|\bescap(?:e|ed|ing)\b)"
)


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
    },
    keeps=[
        "AT&T; R&D", "this&not that", "<b>salt &amp; pepper</b>", "`&amp;`",
        "In HTML, write &lt; for a less-than sign.",
        "https://example.org/?a=1&amp;b=2", "fish & chips;", "&unknown;", "&#0;", "&#xD800;",
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
    # Behind a capital beyond ASCII a sign may be half of a misread character: nobody can say what it was.
    doubtful = at and text[at - 1] > "\x7f" and text[at - 1].isupper() and not decoded.isalpha()
    return replace(at, found.end(), decoded, confidence=GUESS if doubtful else None)


def _decoded(entity: str) -> str | None:
    """The character that an entity stands for, if it is one of prose."""
    decoded = unescape(entity)
    if decoded == entity and entity.isupper():
        decoded = unescape(entity.lower()).upper()
    whole = not set(decoded) & set(";\ufffd") or entity == "&semi;"
    shown = all(c.isprintable() or c.isspace() or c in "\xad\u200c\u200d" for c in decoded)
    return decoded if whole and shown else None
