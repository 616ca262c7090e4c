from cleantext.rule import ANY_TEXT, CERTAIN, Context, Finding, regex, replace, rule

_NAMED = r"(?<!(?<!@ )\b(?i:the|an?|le|un|marker|token|sign|symbol|string|separator))"
_SPLIT = regex.compile(_NAMED + r"(?<=[\p{L}\p{M}\p{N}]) @([-,.])@ (?=[\p{L}\p{N}])")


@rule(
    "residue/split-mark",
    confidence=CERTAIN,
    regions=ANY_TEXT,
    triggers=(" @-@ ", " @,@ ", " @.@ "),
    fixes={
        "a well @-@ known lamp": "a well-known lamp",
        "state @-@ of @-@ the @-@ art lamps": "state-of-the-art lamps",
        "12 @,@ 000 lamps of 1 @.@ 5 kg": "12,000 lamps of 1.5 kg",
    },
    keeps=[
        "the @-@ token",
        "the marker @-@ stands for it",
        "see ' @-@ '",
        "mail me @ home",
        "a@-@b",
        "eyes like @.@ that",
        "( @-@ )",
    ],
)
def split_mark(text: str, at: int, context: Context) -> Finding:
    """Join a word or number that a tokeniser split at a hyphen or another mark."""
    match = _SPLIT.match(text, at)
    if not match or (match[1] in ",." and not (text[at - 1] + text[match.end()]).isdigit()):
        return None
    return replace(at, match.end(), match[1])
