from cleantext.rule import ANY_TEXT, GUESS, Context, Finding, language, line_bounds, regex, replace, report, rule

_TOKEN = regex.compile(
    r"(?:(?<=(?P<left>[\p{L}\p{M}]*)) )?(?P<token>⁇|<unk>|<UNK>|\[UNK\]|<mask>|\[MASK\])(?: (?=(?P<right>\p{L}+)\b))?"
)
_ALONE = regex.compile(
    r"(?m)(?<=(?:^|[\p{L}\p{N}][,;]? ))(?:⁇(?= [\p{Ll}\d,.;])|[<\[]\w+[>\]](?=[ .,;:!?]|$)(?! *[,=(] *[<\[]))"
)
_WORDS = regex.compile(r"(?<!\S)\p{L}[\p{L}\p{M}'’-]*")
# How one writes about such tokens, in one language or another.
_TALK = regex.compile(
    r"(?i)(?<![\w<\[])(?:(?:sub)?tok|jeton|tag|balis|vo[ck]ab|s[iyí]mb|marks?\b|chara[ck]ter|zeichen|teken|pla(?:ce|tz)h|"
    r"unk\b|oov|bert|embed|predi[ck]|mask|masqu|unknown|inconnu|unbek|descon|scono|onbek|repla|rempla|reempla|ersetz|"
    r"sostit|substit|vervang|spe[cz]i|spéci|mod[eè]l|rare)"
)
_FEW = 3


@rule(
    "residue/unknown-token",
    confidence=GUESS,
    regions=ANY_TEXT,
    triggers=(" ⁇ ", "<unk>", "<UNK>", "[UNK]", "<mask>", "[MASK]"),
    fixes={"I don ⁇ t know.": "I don’t know.", "That isn [UNK] t so.": "That isn’t so."},
    reports=["Tonight the lamp ⁇ burns", "They lit the <unk> and left.", "She went to the [MASK] with her sister."],
    keeps=[
        "What⁇", "Words out of the vocabulary become [UNK] s", "They add the <unk> token to it.",
        "He wrote a “[MASK]” here",
        "`They lit the <unk> lamp`", "a=[UNK] b", "The lists are <s>, </s>, <unk>, <mask> and so on.", "a [UNK] b",
        "Quoi ⁇ Il vient ?",
    ],
)  # fmt: skip
def unknown_token(text: str, at: int, context: Context) -> Finding:
    """A translation system did not know the word or mark that was here; only an apostrophe can be restored."""
    match = _TOKEN.match(text, at - (text[at - 1 : at] == " "))
    if not match:
        return None
    start, end = line_bounds(text, at)
    line = text[max(start, at - 300) : min(end, at + 300)]
    if _TALK.search(line):
        return None
    here = language(context.language(at) or "")
    left, right = (match["left"] or "").lower(), (match["right"] or "").lower()
    if here and left and right and (left in here.elisions or right in here.contractions):
        return replace(match.start(), match.end(), "’")
    alone = _ALONE.match(text, match.start("token")) and len(_WORDS.findall(line)) >= _FEW
    return report(text, *match.span("token")) if alone else None
