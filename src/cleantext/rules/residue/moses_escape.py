from functools import lru_cache

from cleantext.rule import ANY_TEXT, CERTAIN, Context, Finding, line_around, regex, replace, rule

_ESCAPES = {
    "&apos;": "'", "&quot;": '"', "&bar;": "|", "&bra;": "[", "&ket;": "]", "&#124;": "|", "&#91;": "[", "&#93;": "]",
}  # fmt: skip
_ESCAPE = regex.compile("|".join(_ESCAPES))
_MARKUP = regex.compile(r"</?[A-Za-z!][^<>\n]*>|&(?:nbsp|[lg]t);?\w|=\s*[\"']?&")
_TOKENISED = regex.compile(r"(?<=\w) (?:[,.!?)](?!\S)|&apos;\p{L})|\p{L}&apos; \p{L}|@-@|&quot; .* &quot;")
_BLOCK = 4000
"""How much of a very long line is looked at, in characters."""


@rule(
    "residue/moses-escape",
    confidence=CERTAIN,
    regions=ANY_TEXT,
    triggers=tuple(_ESCAPES),
    fixes={
        "They don &apos;t know .": "They don 't know .",
        "A &quot; small &quot; miracle , he said &#91; 3 &#93; .": "A \" small \" miracle , he said [ 3 ] .",
        "C&apos; est la lampe .": "C' est la lampe .",
        "either &#124; or , &bar; too": "either | or , | too",
    },
    keeps=[
        "<p>It&apos;s late , too</p>", "Write &quot; for a quotation mark.",
        "the entities &apos; and &#91; are escapes", 'value = "&quot;"', "&#91;",
    ],
)  # fmt: skip
def moses_escape(text: str, at: int, context: Context) -> Finding:
    """Restore a character that a tokeniser escaped for the translation system."""
    escape = _ESCAPE.match(text, at)
    if not escape or not _is_tokenised(line_around(text, at, _BLOCK)):
        return None
    return replace(at, escape.end(), _ESCAPES[escape[0]])


@lru_cache(maxsize=4)  # a line is asked about at each of its escapes
def _is_tokenised(line: str) -> bool:
    """Whether a tokeniser went over a line that is no markup."""
    return _MARKUP.search(line) is None and _TOKENISED.search(line) is not None
