from cleantext.rule import CERTAIN, Context, Finding, regex, replace, rule

_JOINED = regex.compile(r"(?<=[\p{L}\p{M}\p{N}'’-])@@ (?=[^\s@])(?<!-\d+@@ )| ?\uffed ?")


@rule(
    "residue/subword-joiner",
    confidence=CERTAIN,
    triggers=("@@ ", "\uffed"),
    fixes={
        "an un@@ believ@@ able lamp": "an unbelievable lamp",
        "the lam@@ p@@ lighter 's hat": "the lamplighter 's hat",
        "Hello \uffed, world \uffed!": "Hello, world!",
    },
    keeps=["@@ -1,3 +1,4 @@ def lamp", "SELECT @@ version", "set @@rowcount", "the head \"@@ -1,2 +1,3 @@\"",
           "the mark @@ stands alone", "lamp@@"],
)
def subword_joiner(text: str, at: int, context: Context) -> Finding:
    """Join the pieces of a word that a translation system cut it into."""
    at -= text.startswith(" \uffed", at - 1)
    found = _JOINED.match(text, at)
    return replace(at, found.end(), "") if found else None
