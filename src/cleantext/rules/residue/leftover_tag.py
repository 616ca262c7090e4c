from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_CLOSING = ("</s>", "<eos>", "<pad>", "[SEP]", "[PAD]", "[EOS]")
_OPENING = ("[CLS]", "[BOS]", "<bos>")
_END = "|".join(map(regex.escape, _CLOSING))
_START = "|".join(map(regex.escape, _OPENING))
_LINE = regex.compile(
    rf"(?P<start><2[a-z]{{2,3}}> *|(?P<opened>{_START}) *)?"
    rf"(?P<prose>[^\n]*?)(?P<end>(?: *(?:{_END}))* *)(?=\n|$)"
)
_SENTENCE_END = regex.compile(r"[.!?…][\"'”’»)]*$")


@rule(
    "residue/leftover-tag",
    confidence=LIKELY,
    scope="line",
    triggers=(*_CLOSING, *_OPENING, "<2"),
    fixes={
        "The lamp burns.</s> <pad><pad>": "The lamp burns.",
        "[CLS] the lamp burns [SEP] [PAD] [PAD]": "the lamp burns",
        "<2fr> The lamp burns.": "The lamp burns.",
        "The lamp burns.[SEP]": "The lamp burns.",
    },
    keeps=[
        "[CLS] is the first token.", "It ends with </s>", "either [SEP] or [PAD]", "<s>The lamp burns.</s>",
        "x <2 and y> 3", "[SEP]",
    ],
)
def leftover_tag(text: str, at: int, context: Context) -> Finding:
    """Remove a tag that told a translation system where a sentence begins or ends, or its language."""
    found = _LINE.match(text, at)
    if not found or not found["prose"]:
        return None
    told = found["start"] and (not found["opened"] or found["end"])
    ended = found["end"] and (found["opened"] or _SENTENCE_END.search(found["prose"])) and "<s>" not in found["prose"]
    spans = ([found.span("start")] if told else []) + ([found.span("end")] if ended else [])
    return [replace(start, end, "") for start, end in spans]
