from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

_FAULT = regex.compile(r"(?<=\p{Ll}{2}[)\]”»’]?[ \u00a0\u202f]?)(?P<mark>[,;])(?P=mark)(?=[ \u00a0]\p{Ll})")


@rule(
    "punctuation/doubled-mark",
    confidence=LIKELY,
    triggers=(",, ", ";; ", ",,\u00a0", ";;\u00a0"),
    fixes={
        "He came,, he saw and he left.": "He came, he saw and he left.",
        "The rain fell;; the wind rose.": "The rain fell; the wind rose.",
    },
    keeps=[
        "name,city,,age", "x[i,, drop = FALSE]", "a) ls ;; b) pwd ;;", "case 1) echo hi ;; *) exit", "well,,, maybe",
        "Er sagte ,,Hallo'' und ging.", "a;;b", "R &amp;; d", "f(1,, 2)",
    ],
)  # fmt: skip
def doubled_mark(text: str, at: int, context: Context) -> Finding:
    """Remove one of two commas or semicolons."""
    if not _FAULT.match(text, at) or text.find("&", max(0, at - 8), at) >= 0 or text[at : at + 60].count(";;") > 1:
        return None
    return replace(at + 1, at + 2, "")
