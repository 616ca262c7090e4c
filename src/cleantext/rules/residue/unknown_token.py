from cleantext.rule import GUESS, Context, Finding, language, regex, replace, rule

_TOKEN = regex.compile(r"(?<=(?P<left>[\p{L}\p{M}]*)) ?(?:⁇|<unk>|<UNK>|\[UNK\])(?: (?=(?P<right>\p{L}+)\b))?")
_TALK = regex.compile(r"(?i)\b(?:tokens?|tags?|vocabulary|symbols?|marks?|characters?)\b")


@rule(
    "residue/unknown-token",
    confidence=GUESS,
    triggers=(" ⁇ ", "<unk>", "<UNK>", "[UNK]"),
    fixes={"I don ⁇ t know.": "I don’t know.", "That isn [UNK] t so.": "That isn’t so."},
    keeps=["What⁇", "the lamp ⁇ burns", "Words out of the vocabulary become [UNK] s", "a [UNK] b"],
)
def unknown_token(text: str, at: int, context: Context) -> Finding:
    """An apostrophe that the translation system did not know stood here; other lost words nobody can tell."""
    found = _TOKEN.match(text, at if text[at] == " " or text[at - 1 : at] != " " else at - 1)
    if not found or not found["left"] or not found["right"]:
        return None
    line = text[text.rfind("\n", 0, at) + 1 : found.end() + 80].partition("\n")[0]
    here = language(context.language(at) or "")
    left, right = found["left"].lower(), found["right"].lower()
    known = here and (left in here.elisions or right in here.contractions)
    return replace(found.start(), found.end(), "’") if known and not _TALK.search(line) else None
