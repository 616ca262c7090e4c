from cleantext.rule import LIKELY, Context, Finding, line_bounds, regex, replace, rule

_SIGNS = {"apos": "'", "quot": '"', "amp": "&", "lt": "<", "gt": ">", "#39": "'", "#124": "|", "#91": "[", "#93": "]"}
_FAULT = regex.compile(r"&(?: (?P<name>apos|quot|amp|lt|gt) ;| ?# ?(?P<code>39|124|91|93) ;)")
_OF_HTML = regex.compile(r"(?i)\b(?:html|xml|entit|escap)|[{}=]|\w\(")


@rule(
    "residue/split-entity",
    confidence=LIKELY,
    triggers=("& apos ;", "& quot ;", "& amp ;", "& lt ;", "& gt ;", "& # ", "& #39 ;", "&# ", "&#39 ;"),
    fixes={
        "It & apos ; s late , he said .": "It ' s late , he said .",
        "She said & quot ; no & quot ; again .": 'She said " no " again .',
        "salt & amp ; pepper": "salt & pepper",
        "I don & # 39 ; t know .": "I don ' t know .",
    },
    keeps=["In HTML & amp ; is a sign", "x & lt ; y = 3", "R & D ; and more", "`& amp ;`"],
)
def split_entity(text: str, at: int, context: Context) -> Finding:
    """Restore an escaped character whose escape a tokeniser split."""
    match = _FAULT.match(text, at)
    start, end = line_bounds(text, at)
    if not match or _OF_HTML.search(text, max(start, at - 200), min(end, at + 200)):
        return None
    return replace(at, match.end(), _SIGNS[match["name"] or "#" + match["code"]])
