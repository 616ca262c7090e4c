from cleantext.rule import CERTAIN, Context, Finding, replace, rule


@rule(
    "encoding/byte-order-mark",
    confidence=CERTAIN,
    triggers=("\ufeff",),
    fixes={"\ufeffThe first file.\n\ufeffThe second file.": "The first file.\nThe second file."},
    keeps=["The mark is written U+FEFF.", "word\u2060joiner"],
)
def byte_order_mark(text: str, at: int, context: Context) -> Finding:
    """Remove a byte order mark that was read as part of the text."""
    return replace(at, at + 1, "")
