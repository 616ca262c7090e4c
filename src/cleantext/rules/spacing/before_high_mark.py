from cleantext.rule import CERTAIN, LIKELY, Context, Finding, regex, replace, rule

_FAULT = regex.compile(r"(?<=[\p{L}\p{N}\p{M}%°)\]”’\"])[ \u00a0\u202f](?P<mark>[;:!?]+)(?=[\s”’)\]\"]|$)")
_PROSE_COLON = regex.compile(r"(?<=\p{Ll}{3})[ \u00a0\u202f]:(?= \p{Ll}{2}| ?$)")
_MISSING = regex.compile(r"(?r)(?<![\p{L}'’])(?:an?|the|[eu]ne?|der|die|das|el|il|les?|la|o)")


@rule(
    "spacing/before-high-mark",
    confidence=CERTAIN,
    except_languages=("fr",),
    triggers=tuple(space + mark for space in " \u00a0\u202f" for mark in ";:!?"),
    fixes={
        "Is it true ? Yes !": "Is it true? Yes!",
        "It rained ; we stayed.": "It rained; we stayed.",
        "He said this : nothing helps.": "He said this: nothing helps.",
        '"Is it true ?" he asked.': '"Is it true?" he asked.',
    },
    keeps=["a map f : X to Y", "Name : Value", "all good :)", "cond ? a : b", "What ?!?x", "ratio 3 : 2",
           "the answer is a ? here", "an ! of joy"],
)  # fmt: skip
def before_high_mark(text: str, at: int, context: Context) -> Finding:
    """Remove the space before a semicolon, colon, question or exclamation mark."""
    found = _FAULT.match(text, at)
    if not found:
        return None
    if ":" in found["mark"]:
        return replace(at, at + 1, "", confidence=LIKELY) if _PROSE_COLON.match(text, at) else None
    if "?" in found["mark"] and " : " in text[at : at + 60]:
        return None  # the conditional operator of code
    if _MISSING.match(text, max(0, at - 4), at):
        return None  # the mark stands for something, or something is lost before it
    return replace(at, at + 1, "")
