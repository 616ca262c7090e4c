from cleantext.rule import ANY_TEXT, LIKELY, Context, Finding, regex, replace, rule

_CLOSING = ("</s>", "<eos>", "<pad>", "[SEP]", "[PAD]", "[EOS]", "<|endoftext|>", "<|im_end|>", "<|eot_id|>")
_OPENING = ("[CLS]", "[BOS]", "<bos>", "<s> ")
_START = regex.compile(rf"(?:<2[a-z]{{2,3}}>|<pad>) *|(?P<opened>{'|'.join(map(regex.escape, _OPENING))}) *")
_SENTENCE_END = regex.compile(r"[.!?…][\"'”’»)]*$")
_BETWEEN = regex.compile(rf"(?<=[.!?…][\"'”’»)]*) *(?:{'|'.join(map(regex.escape, _CLOSING))}) *(?=[\p{{Lu}}\"“«¿¡])")


@rule(
    "residue/leftover-tag",
    confidence=LIKELY,
    regions=ANY_TEXT,
    scope="line",
    triggers=(*_CLOSING, *_OPENING, "<2"),
    fixes={
        "The lamp burns.</s> <pad><pad>": "The lamp burns.",
        "[CLS] the lamp burns [SEP] [PAD] [PAD]": "the lamp burns",
        "<2fr> The lamp burns.": "The lamp burns.",
        "The lamp burns.[SEP]": "The lamp burns.",
        "<pad> The lamp burns.</s> It is late.</s>": "The lamp burns. It is late.",
        "<s> The lamp burns. </s>": "The lamp burns.",
        "The lamp burns.<|endoftext|>": "The lamp burns.",
    },
    keeps=[
        "[CLS] is the first token.",
        "It ends with </s>",
        "either [SEP] or [PAD]",
        "<s>The lamp burns.</s>",
        "x <2 and y> 3",
        "[SEP]",
        "It ends.</s> Then it begins.",
    ],
)
def leftover_tag(text: str, at: int, context: Context) -> Finding:
    """Remove a tag that marked the start, end or language of a sentence for a translation system."""
    line_end = text.find("\n", at)
    line_end = len(text) if line_end < 0 else line_end
    start = _START.match(text, at, line_end)
    first, last = start.end() if start else at, _without_tags(text, at, line_end)
    if first >= last:
        return None
    opened, ends = bool(start and start["opened"]), last < len(text[at:line_end].rstrip(" ")) + at
    changes = []
    if start and (not opened or ends):
        changes.append(replace(at, first, ""))
    whole = opened or _SENTENCE_END.search(text, max(first, last - 8), last)
    if ends and whole and text.find("<s>", first, last) < 0:
        changes.append(replace(last, line_end, ""))
        changes += (replace(m.start(), m.end(), " ") for m in _BETWEEN.finditer(text, first, last))
    return changes


def _without_tags(text: str, start: int, end: int) -> int:
    """Where text[start:end] ends without closing tags and the spaces between them."""
    line = text[start:end].rstrip(" ")
    while line.endswith(_CLOSING):
        line = line[: -len(next(tag for tag in _CLOSING if line.endswith(tag)))].rstrip(" ")
    return start + len(line)
