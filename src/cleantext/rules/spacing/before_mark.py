from cleantext.rule import CERTAIN, Context, Finding, regex, replace, rule

_FAULT = regex.compile(r"(?<=[\p{L}\p{N}\p{M}%°)\]”’»])[ \u00a0][,.](?=[\s”’»)\]]|$)(?! [.,])")


@rule(
    "spacing/before-mark",
    confidence=CERTAIN,
    triggers=(" ,", " .", "\u00a0,", "\u00a0."),
    fixes={
        "Hello , world": "Hello, world",
        "It ended there . Then it rained .": "It ended there. Then it rained.",
        "He said “no” .": "He said “no”.",
    },
    keeps=["see .gitignore", "f( , x)", "wait . . . what", "Chapter 1 . . . . . 7", "a   , b", "the .mp3 , .wav"],
)
def before_mark(text: str, at: int, context: Context) -> Finding:
    """Remove the space before a comma or a full stop."""
    return replace(at, at + 1, "") if _FAULT.match(text, at) else None
