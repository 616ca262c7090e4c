from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_CLOSINGS = "egards", "ordialement", "heers", "incerely", "Bises", "Grüße", "Grüßen", "Saludos", "Saluti", "Groeten"
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÉ"
_CLOSING = "(?:[Rr]egards|[Cc]ordialement|Cheers|[Ss]incerely|Bises|Grüßen?|Saludos|Saluti|Groeten)"
_SIGNED = regex.compile(rf"(?r)(?<!\p{{L}}|\. )(?:\p{{L}}+ )?(?P<glued>\p{{Ll}}{{3,}})?{_CLOSING}")
_NAME = regex.compile(r"\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?(?=\s*$)", regex.MULTILINE)


@rule(
    "spacing/signature",
    confidence=LIKELY,
    triggers=tuple(closing + capital for closing in _CLOSINGS for capital in _CAPITALS),
    fixes={
        "Let me know by Friday.\nBest regardsPeter": "Let me know by Friday.\nBest regards\nPeter",
        "Bonne journéeCordialementPaul Roux": "Bonne journéeCordialement Paul Roux",
    },
    keeps=["the regardsPeter is here", "Best regards\nPeter", "callRegardsPeter", "with disregardsAnna"],
)
def signature(text: str, at: int, context: Context) -> Finding:
    """Separate the end of a letter from its signature."""
    end = next(i for i in range(at + 1, len(text)) if text[i].isupper())
    before = _SIGNED.match(text, max(0, at - 30), end)
    if not before or not _NAME.match(text, end) or before[0][0].islower():
        return None
    return replace(end, end, "\n" if "\n" in text.strip() else " ")
