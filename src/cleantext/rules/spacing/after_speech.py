from cleantext.rule import LIKELY, Context, Finding, line_bounds, regex, replace, rule

_SPEAKERS = """
    he she they we it I said asked replied il elle dit lui répond sagte fragte dijo preguntó disse chiese zei vroeg
""".split()
_SPOKEN = regex.compile(rf"(?:{'|'.join(_SPEAKERS)})(?=[ ,’'-])")
_LAST = regex.compile(r"(?r)(?P<word>\p{L}+)[^\p{L}\p{N}]{1,3}")
_OPENING = {"”": "“", "»": "«", '"': '"'}


@rule(
    "spacing/after-speech",
    confidence=LIKELY,
    triggers=(*(m + q + w for m in ",.!?…" for q in '”"' for w in _SPEAKERS), *("»" + w for w in _SPEAKERS)),
    fixes={
        '"I like it,"she told him.': '"I like it," she told him.',
        "“I like it,”she told him.": "“I like it,” she told him.",
        '"Come in now!"he said to her.': '"Come in now!" he said to her.',
        "« Viens ! Oui ! »dit-elle.": "« Viens ! Oui ! » dit-elle.",
    },
    keeps=['a,"she said",b', 'say(x,"it is")', "»it works« ist englisch", 'the keys "a,"it "b"', "a “re”it is"],
)  # fmt: skip
def after_speech(text: str, at: int, context: Context) -> Finding:
    """Put the missing space between a quotation and its speaker."""
    mark = at if text[at] == "»" else at + 1
    if not _SPOKEN.match(text, mark + 1):
        return None
    line = text[line_bounds(text, mark)[0] : mark]
    opening = _OPENING[text[mark]]
    opened = line.count('"') % 2 if opening == '"' else line.rfind(opening) > line.rfind(text[mark])
    quotation = line[line.rfind(opening) + 1 :]
    last = _LAST.match(quotation)
    if not opened or not last or (opening == '"' and " " not in quotation) or not context.is_word(last["word"], at):
        return None
    return replace(mark + 1, mark + 1, " ")
