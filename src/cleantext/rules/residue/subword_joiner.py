from cleantext.rule import ANY_TEXT, CERTAIN, Context, Finding, regex, replace, rule

_JOINED = regex.compile(r"(?<=[\p{L}\p{M}\p{N}'’-])@@ (?=[^\s@])(?<!-\d+@@ )| ?\uffed ?")
_PIECES = regex.compile(r"[\p{L}\p{M}]+(?:@@ [\p{L}\p{M}]+)+")
_WHOLE = regex.compile(r"(?<!@@ )\b[\p{L}\p{M}]++(?!@@)")
_NEAR = 80


@rule(
    "residue/subword-joiner",
    confidence=CERTAIN,
    regions=ANY_TEXT,
    triggers=("@@ ", "\uffed"),
    fixes={
        "an un@@ believ@@ able lamp": "an unbelievable lamp",
        "the lam@@ p@@ lighter 's hat": "the lamplighter 's hat",
        "Hello \uffed, world \uffed!": "Hello, world!",
    },
    keeps=[
        "@@ -1,3 +1,4 @@ def lamp",
        "SELECT @@ version",
        "set @@rowcount",
        'the head "@@ -1,2 +1,3 @@"',
        "the mark @@ stands alone",
        "lamp@@",
        "BPE splits “lower” into “low@@ er”.",
    ],
)
def subword_joiner(text: str, at: int, context: Context) -> Finding:
    """Join the pieces into which a translation system split a word."""
    at -= text.startswith(" \uffed", at - 1)
    match = _JOINED.match(text, at)
    return replace(at, match.end(), "") if match and not _is_shown(text, at) else None


def _is_shown(text: str, at: int) -> bool:
    """Whether the whole word stands beside its pieces: a system that cuts a word cuts it everywhere."""
    near = text[max(0, at - _NEAR) : at + _NEAR]
    word = next((m[0] for m in _PIECES.finditer(near) if m.start() <= min(at, _NEAR) < m.end()), None)
    return word is not None and word.replace("@@ ", "") in _WHOLE.findall(near)
