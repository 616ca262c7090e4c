from cleantext.rule import LIKELY, Change, Context, Finding, regex, replace, rule

_BYTES = regex.compile(r"(?:=[0-9A-F]{2}(?:=\r?\n)?)+")
_LETTER = regex.compile(r"=(?:C[2-9A-F]|D[0-9A-F])=[89AB][0-9A-F]|=E2=(?:80|82)=[89AB][0-9A-F]|=20\r?\n|=3D")
_SOFT_BREAK = regex.compile(r"=\r?\n")
_CUT_IN_PROSE = regex.compile(r"=\r?\n(?<=(?:[\p{L}'’,]{1,40} ){4}=\r?\n)(?=\p{Ll}{1,40}[ ,.])")
_FEW = 20
"""Of so many lines one at least is cut where a mail program did it."""
_EMPHASIS = regex.compile(r"(?<![=\w])=\p{L}[\p{L} ]{0,60}[.,;]?=(?!\w)")


@rule(
    "encoding/quoted-printable",
    confidence=LIKELY,
    scope="text",
    triggers=("=C3=", "=C2=", "=E2=80", " =\n", " =\r\n", "=C5="),
    fixes={
        "We met at the caf=C3=A9 of Z=C3=BCrich.": "We met at the café of Zürich.",
        "I=E2=80=99ll write, she said, and took the tr=\nain; =C3=A0 bient=C3=B4t.":
            "I’ll write, she said, and took the train; à bientôt.",
        "We walked along the old road =\nuntil it was dark.": "We walked along the old road until it was dark.",
    },
    keeps=["?q=C3=A9&x=1", "x =\n  y", "the total amount that was =\n12", "a=C3", "url?name=caf=C3=A9;",
           "He said =no= there, and they may render the phrase as =\ndivine, in a book."],
)  # fmt: skip
def quoted_printable(text: str, at: int, context: Context) -> Finding:
    """Decode letters and line endings that a mail program wrote as quoted-printable."""
    changes = list[Change]()
    coded = [m for m in _BYTES.finditer(text) if _LETTER.search(m[0]) or len(m[0]) == 3]
    if any(_LETTER.search(m[0]) and text[m.end() : m.end() + 1] in ("&", ";") for m in coded):
        return None  # an address
    for m in coded:
        decoded = _decoded(m[0])
        if decoded is not None:
            changes.append(replace(m.start(), m.end(), decoded))
    if changes:
        gaps = zip([0, *(c.end for c in changes)], [*(c.start for c in changes), len(text)], strict=True)
        ends = (m for start, end in gaps for m in _SOFT_BREAK.finditer(text, start, end))
        return [*changes, *(replace(m.start(), m.end(), "") for m in ends)]
    if _EMPHASIS.search(text) or _FEW * len(_SOFT_BREAK.findall(text)) < text.count("\n"):
        return None
    return [replace(m.start(), m.end(), "") for m in _CUT_IN_PROSE.finditer(text)]


def _decoded(coded: str) -> str | None:
    """What bytes in quoted-printable say; None if that is no text in UTF-8."""
    try:
        decoded = bytes.fromhex(_SOFT_BREAK.sub("", coded).replace("=", "")).decode()
    except UnicodeDecodeError:
        return None
    return decoded if decoded.isprintable() and (not decoded.isascii() or decoded == "=") else None
