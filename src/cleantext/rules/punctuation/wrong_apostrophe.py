from cleantext.rule import CERTAIN, Context, Finding, language, regex, replace, rule

_MARKS = "‘´`”"
_FAULT = regex.compile(r"(?<=(?<![‘´`”\p{L}])(?P<left>\p{L}+))[‘´`”](?P<right>\p{L}+)(?![‘´`”\p{L}])")
_ELIDED = "ldnscjmtuLDNSCJMTU"
_LETTER = r"[^\x00-@\[-`{-\x7f]"  # or a byte of a letter beyond ASCII
_CONTRACTED = ("s", "t", "d", "m", "ll", "re", "ve")


@rule(
    "punctuation/wrong-apostrophe",
    confidence=CERTAIN,
    triggers=(*(a + m for a in _ELIDED for m in _MARKS), *(m + z for z in _CONTRACTED for m in _MARKS)),
    where=rf"(?<={_LETTER})(?:‘|´|`|”){_LETTER}|{_LETTER}(?:‘|´|`|”){_LETTER}",
    fixes={
        "It‘s late and I don´t care.": "It’s late and I don't care.",
        "Anna`s book": "Anna's book",
        "It”s late and I don”t care.": "It’s late and I don’t care.",
    },
    keeps=[
        "Hawai‘i and Qur‘an", "the `s` and `t`", "the `foo`s", "‘so it is’", "rock ‘n’ roll", "a `d`", "Ka‘s‘t",
        "“A”s and “B”s", "He said “no”s", "``so'' it", "she said ‘stop’", "a `s`t`d",
        "K. N´emet and P. L´evai", "a /dros`t*/ here", "from tefro`s ash", "J´ozef", "the root lumo`s light",
    ],
)  # fmt: skip
def wrong_apostrophe(text: str, at: int, context: Context) -> Finding:
    """Replace an accent or an opening quote that is used as an apostrophe."""
    mark = at if text[at] in _MARKS else at + 1
    match = _FAULT.match(text, mark)
    if not match:
        return None
    if text[mark] == "”" and text.rfind("“", max(0, mark - 300), mark) > text.rfind("”", max(0, mark - 300), mark):
        return None  # it closes a quotation
    if text[mark] in "´`" and not _is_apostrophe(match["left"], match["right"], mark, context):
        return None  # an accent beside its letter, as TeX and old dictionaries write it: K. N´emet, tefro`s
    known = [one for code in context.languages if (one := language(code))]
    contracted = len(match["left"]) > 1 and any(match["right"].lower() in one.contractions for one in known)
    if not contracted and not any(match["left"].lower() in one.elisions for one in known):
        return None
    return replace(mark, mark + 1, "’" if text[mark] in "‘”" or "’" in text else "'")


def _is_apostrophe(left: str, right: str, at: int, context: Context) -> bool:
    """Whether words stand on both sides: a word and its ending, or an elision and a word."""
    if len(left) > 1 and right.lower() in _CONTRACTED:
        return left[0].isupper() or context.is_word(left, at)
    return context.is_word(right, at)
