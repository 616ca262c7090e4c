from cleantext.rule import CERTAIN, Context, Finding, regex, replace, rule

_MARKS = dict(zip("，。、；：？！（）．％،؛؟", ",.,;:?!().%,;?", strict=True))
_LEFT = regex.compile(r"(?r)[\p{Latin}\p{N}.)\]”’\"'»%](?<space>[ \u00a0]?)")
_RIGHT = regex.compile(r"[ \u3000]?(?=[\p{Latin}\p{N}(\[“‘\"'«]|[\s.,;:!?)\]”’»）]|$)")
_OTHER_SCRIPT = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Arabic}--،؛؟]", regex.VERSION1)
_AROUND = 60
_FRENCH_SPACES = "\u202f", "\u00a0"


@rule(
    "punctuation/foreign-mark",
    confidence=CERTAIN,
    triggers=_MARKS,
    fixes={
        "Apples，pears and plums。": "Apples, pears and plums.",
        "Is it late？Yes， it is！": "Is it late? Yes, it is!",
        "the first part （see below） of it": "the first part (see below) of it",
        "It costs 3，000 or 5％ more.": "It costs 3,000 or 5% more.",
    },
    keeps=[
        "我用 Python，你呢？",
        "「はい」。",
        "مرحبا، Anna",
        "the mark “，” of Chinese",
        "日本 (Nihon)、",
        "（）",
        "0xBF ؟ question mark",
        "U+061B ؛ semicolon",
        "U+FF0C ， comma",
    ],
)
def foreign_mark(text: str, at: int, context: Context) -> Finding:
    """Replace a punctuation mark of another script by its Latin form."""
    opening = text[at] == "（"
    left = _LEFT.match(text, max(0, at - 2), at)
    right = _RIGHT.match(text, at + 1)
    if not right or not (left or opening) or text[at - 1 : at] in ("“", "‘", "«", "「"):
        return None
    if text[at - 1 : at] == " " and text[at + 1 : at + 2] == " ":
        return None  # a sign in a table of signs
    if _OTHER_SCRIPT.search(text, max(0, at - _AROUND), at + _AROUND):
        return None
    before, mark = text[at - 1 : at], _MARKS[text[at]]
    after = text[right.end() : right.end() + 1]
    if before and before in "“‘\"'" and after in ("”", "’", '"', "'"):
        return None  # it is spoken of
    if opening:
        return replace(at, right.end(), " (" if before.isalnum() else "(") if after.isalnum() else None
    start = left.start("space") if left else at
    glued = before.isdigit() and after.isdigit() and mark in ",.:"
    space = " " if not glued and (after.isalnum() or after in ("(", "[", "“", "‘", "«")) else ""
    return replace(start, right.end(), _french(text, at, mark, context) + mark + space)


def _french(text: str, at: int, mark: str, context: Context) -> str:
    """The space that French puts before a high mark, as the text has it elsewhere."""
    if mark not in ";:?!" or context.language(at) != "fr":
        return ""
    return next((space for space in _FRENCH_SPACES if space in text), " ")
