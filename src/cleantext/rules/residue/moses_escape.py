from cleantext.rule import CERTAIN, Context, Finding, regex, replace, rule

_ESCAPES = {
    "&apos;": "'", "&quot;": '"', "&bar;": "|", "&bra;": "[", "&ket;": "]", "&#124;": "|", "&#91;": "[", "&#93;": "]",
}  # fmt: skip
_ESCAPE = regex.compile("|".join(_ESCAPES))
_MARKUP = regex.compile(r"</?[A-Za-z!][^<>\n]*>|&(?:nbsp|[lg]t);?\w|=\s*[\"']?&")
_TOKENISED = regex.compile(r"(?<=\w) (?:[,.!?)](?!\S)|&apos;\p{L})|\p{L}&apos; \p{L}|@-@|&quot; .* &quot;")


@rule(
    "residue/moses-escape",
    confidence=CERTAIN,
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
    """Put the character back that a tokeniser escaped for the translation system."""
    escape = _ESCAPE.match(text, at)
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    if not escape or _MARKUP.search(line) or not _TOKENISED.search(line):
        return None
    return replace(at, escape.end(), _ESCAPES[escape[0]])
