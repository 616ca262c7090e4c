from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_PRONOUNS = ("lo", "la", "los", "las", "lhe", "lhes", "se", "me")
_FAULT = regex.compile(
    r"(?<=\p{Ll}{2})(?: -|- )(?:" + "|".join(_PRONOUNS) + r")(?![\p{L}'’-])(?![^\n.]{0,80}\p{L}(?:- | -[ ,.;]))"
)
_VERB = regex.compile(r"(?r)(?<![\p{L}-])\p{L}*(?:[áâéêíôuoam]|[ei]u|em|[ei]r|ou|ei|a|e)")


@rule(
    "spacing/enclitic",
    confidence=LIKELY,
    languages=("pt",),
    triggers=tuple(gap + pronoun for pronoun in _PRONOUNS for gap in (" -", "- ")),
    fixes={
        "Vamos fazê -lo amanhã.": "Vamos fazê-lo amanhã.",
        "Ela deu- lhe o livro ontem.": "Ela deu-lhe o livro ontem.",
    },
    keeps=["O plano -se ele quiser- é bom.", "uma lista\n- se quiser", "o comando ls -la mostra tudo",
           "Ele vai - se puder - amanhã."],
)  # fmt: skip
def enclitic(text: str, at: int, context: Context) -> Finding:
    """Remove the space at the hyphen between a verb and its pronoun."""
    match = _FAULT.match(text, at)
    if not match or not _VERB.match(text, max(0, at - 20), at):
        return None
    space = at if text[at] == " " else at + 1
    return replace(space, space + 1, "")
