from functools import lru_cache
from html import unescape

from cleantext.rule import CERTAIN, GUESS, Context, Finding, line_bounds, regex, replace, rule

_ENTITY = regex.compile(
    r"&(?:#(?:\d{2,7}|[xX][0-9A-Fa-f]{2,6})|[A-Za-z][A-Za-z0-9]{1,23});"
    # Those that a browser reads without their semicolon, where no parameter of an address can be meant.
    r"|(?<=\p{L})&#82(?:1[1-9]|2[0-9]|30)(?=s?(?![\w;]))"
    r"|(?<=\p{Ll})&(?:[aeiou](?:acute|grave|circ|uml)|[ano]tilde|ccedil)(?![\w;=])|(?<=\w )&amp(?= \w)"
)
_OF_HTML = regex.compile(
    r"</?[A-Za-z][^<>\n]*>|<!--|<\?|\b(?:HTML|XML|XHTML|SGML)\b|(?i:\bentit(?:y|ies|és?)\b|\bescap(?:es?|ed|ing)\b)"
)
_TAGS = (
    "abbr|br|button|code|div|em|form|h[1-6]|head|html|hr|iframe|img|input|label|li|link|main|meta|nav|ol|option|pre"
    "|script|section|select|span|strong|style|table|tbody|td|textarea|th|title|tr|ul|video"
)
_ESCAPED_TAG = regex.compile(rf"&lt;(?:/\w{{1,10}}|/?(?:{_TAGS})(?: [^<>&\n]{{0,80}})? ?/?)(?:&gt;|>)")
"""A tag that is spoken of, or of a page that shows its own source."""
_PLACEHOLDER = regex.compile(r"&lt;(?=[\w*\\&])|(?<=[\w*\\;:])&gt;")
_MARKDOWN = regex.compile(r"(?m)^#{1,6} |\*\*|\\[\[\]_*]|\]\(")
"""Signs of Markdown, which takes what stands between < and > for a tag."""
_QUOTES = tuple("\"'“”‘’«»`")
_NAME = regex.compile(r"(?:#\d{1,6}|#x[\dA-Fa-f]{1,5}|[A-Za-z]{2,8}\d?);")
_ADDRESS = regex.compile(r"&lt;&gt;|&lt;[\w.+-]+@[\w.-]+&gt;|&lt;(?:https?|mailto):[^\s<>]+&gt;")
_AFTER_ADDRESS = regex.compile(r"(?r)(?<=&lt;|&lt;[\w.+-]+@[\w.-]+|&lt;(?:https?|mailto):[^\s<>]+)&gt;")
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
        "AT&T; R&D", "Tick the &lt;input type=\"checkbox\"> or the &lt;option> in it.", "&lt;p&gt;Une lampe&lt;/p&gt;",
        "la balise &lt;br/&gt; sert peu", "Das Element &lt;div&gt; ist leer.",
        "el elemento &lt;span class=lamp&gt; es raro",
        "<?xml version='1.0'?>\n<lamps>\n  <lamp>\n    dim &lt;0 or so\n  </lamp>\n</lamps>\n",
         "this&not that", "<b>salt &amp; pepper</b>", "`&amp;`",
        "In HTML, write &lt; for a less-than sign.", "It escapes | as &#124; in its output.",
        "<p>\nsalt &amp; pepper\n</p>",
        "https://example.org/?a=1&amp;b=2", "fish & chips;", "&unknown;", "?caf&eacute=1", "a&amp b",
        "&#0;", "&#xD800;", "WHERE a &lt;&gt; b",
        "Anna Lamb &lt;anna@example.org&gt; drew it.", "| &gt; | > : greater than |", 'It shows "&#39;" on the screen.',
        "He wrote ‘&rsquo;’ there.", "&amp;copy; and &amp;#174; stay", "Write &amp;eacute; for it.",
        "le titre « &nbsp; » reste", "**Usage: lamp &lt;name&gt;**", "# Lamps\n\nlight &lt;name of it&gt; \\[now\\]",
        "Voir **phare &lt;nom&gt;** ici.", "set **/l&lt;path&gt;** there",
    ],
)  # fmt: skip
def html_entity(text: str, at: int, context: Context) -> Finding:
    """Decode an HTML entity that was left in prose."""
    match = _ENTITY.match(text, at)
    decoded = _decoded(match[0]) if match else None
    if not match or not decoded or context.is_protected(at, match.end()):
        return None
    if _is_spoken_of(text, at, match.end(), decoded):
        return None
    start, end = line_bounds(text, at)
    first, last = max(start, at - 1000), min(end, at + 1000)
    if _may_speak_of_html(text[first:last]) and _OF_HTML.search(text, first, last):
        return None
    if decoded in '<>"&' and _ESCAPED_TAG.search(text, max(start, at - 300), at + 300):
        return None
    name = decoded in "<>" and _PLACEHOLDER.search(text, max(start, at - 80), min(end, at + 80))
    if name and _MARKDOWN.search(text, max(0, at - 500), at + 500):
        return None  # bare, it would be a tag
    if _is_document(text):
        return None
    if "</" in text[max(0, at - 3000) : at + 3000] and _PAGE.search(text, max(0, at - 3000), at + 3000):
        return None
    # Behind a capital beyond ASCII a sign may be half of a misread character: nobody can say what it was.
    doubtful = at and text[at - 1] > "\x7f" and text[at - 1].isupper() and not decoded.isalpha()
    return replace(at, match.end(), decoded, confidence=GUESS if doubtful else None)


def _may_speak_of_html(near: str) -> bool:
    """Whether a part of what speaks of HTML is there: a plain search takes a tenth of the time of the pattern."""
    if "<" in near or "ML" in near:
        return True
    near = near.casefold()
    return "entit" in near or "escap" in near


def _is_document(text: str) -> bool:
    """Whether the whole text is marked up: it begins and ends with a tag."""
    return text[:100].lstrip("\ufeff \t\r\n").startswith("<") and text[-100:].rstrip().endswith(">")


def _is_spoken_of(text: str, start: int, end: int, decoded: str) -> bool:
    """Whether an entity is quoted, escaped itself, keeps an address in its brackets, or stands beside its character."""
    if text[max(0, start - 2) : start].strip()[-1:] in _QUOTES and text[end : end + 2].strip()[:1] in _QUOTES:
        return True
    if decoded == "&" and _NAME.match(text, end) and not text.startswith("amp;", end):
        return True
    if _ADDRESS.match(text, start) or _AFTER_ADDRESS.match(text, max(0, start - 80), end):
        return True
    row = text[line_bounds(text, start)[0] : start]
    return row.strip() in ("|", "") and f"| {decoded}" in text[end : end + 20]


@lru_cache(maxsize=256)
def _decoded(entity: str) -> str | None:
    """The character that an entity stands for, if it is one of prose."""
    decoded = unescape(entity)
    if decoded == entity and entity.isupper():
        decoded = unescape(entity.lower()).upper()
    whole = not set(decoded) & set(";\ufffd") or entity == "&semi;"
    shown = all(c.isprintable() or c.isspace() or c in _UNSEEN for c in decoded)
    return decoded if whole and shown else None
