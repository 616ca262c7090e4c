from cleantext.rule import LIKELY, Context, Finding, line_bounds, regex, replace, rule

_LEFT = regex.compile(r"(?r)(?:(?<=[\s(“«\"'’])|(?<!.))(?P<word>\p{L}[\p{L}\p{M}'’-]+)(?P<close>[)”»]?)")
_RIGHT = regex.compile(r"[“«(]?(?P<word>\p{L}[\p{L}\p{M}-]*(?:['’]\p{L}+)*)(?=(?P<next>[ .,;:!?)…\n]|$))")
_FOLLOWS = regex.compile(r" ['’“«(]?[\p{L}\d]")
_CODE = regex.compile(r"[=`{}\[\]|\\]|--\w|\w_\w")
_WHERE = frozenset("in from near".split())
_COLUMNS = regex.compile(r"(?i)\b(?:column|field|order|sort|table|key|file|row|format)(?:s|ed)?\b")
_GREETINGS = frozenset("Regards Sincerely Cheers Cordialement".split())
_SIGNED = regex.compile(r"(?: \p{Lu}[\p{L}.'’-]*){0,2}\s*$", regex.MULTILINE)
_AFTER_NUMBER = regex.compile(r"(?r)(?<![\p{L}\p{N}.,:/-])(?:1[5-9]|20)\d\d|\p{L} \d{1,2}")
_LETTERS = "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùû"


@rule(
    "spacing/after-comma",
    confidence=LIKELY,
    triggers=tuple("," + letter for letter in (*_LETTERS, *"ABCDEFGHIJKLMNOPQRSTUVWXYZÀÉÊ", "“", "«")),
    fixes={
        "It was late,but we stayed on.": "It was late, but we stayed on.",
        "We saw red,green and blue birds there.": "We saw red, green and blue birds there.",
        "He lives in Paris,France with her.": "He lives in Paris, France with her.",
        "In 1854,the mill was built.": "In 1854, the mill was built.",
        "Regards,John": "Regards, John",
        "She said,“Come in.”": "She said, “Come in.”",
    },
    keeps=[
        "pass read,write,exec to it", "f(a,b) and g(left,right)", "use --cols name,size here", "a 1,2-dimethyl ring",
        "Na,K-ATPase is one", "name,age,city", "Paris,Texas", "the genes A,B", "[x,y] and {left,right} there",
        "of a p,q-core", "sort by name,date", "the table is in Name,Date order",
        "1854,the,5", "1,2-dione", "12,000", "in 1854,f and g",
        "the fields are in City,Name only",
    ],
)  # fmt: skip
def after_comma(text: str, at: int, context: Context) -> Finding:
    """Put the missing space after a comma between two words of a sentence."""
    left, right = _LEFT.match(text, max(0, at - 40), at), _RIGHT.match(text, at + 1)
    if right and text[at - 1 : at].isdigit():
        # A year, or a day of a month: a number of another kind may be part of a name.
        number = _AFTER_NUMBER.match(text, max(0, at - 8), at)
        runs_on = number and right["next"] == " " and right["word"].islower() and _FOLLOWS.match(text, right.end())
        return replace(at + 1, at + 1, " ") if runs_on and context.is_opener(right["word"], at) else None
    if not left or not right or right["next"] == ",":
        return None
    one, two = left["word"], right["word"]
    if text[at + 1] in "“«":
        return replace(at + 1, at + 1, " ") if context.is_word(one, at) else None
    if one in _GREETINGS and two.istitle() and _SIGNED.match(text, right.end()):
        return replace(at + 1, at + 1, " ")
    around = text[max(0, at - 30) : at + 30]
    place = text[max(0, left.start() - 6) : left.start()].split()
    if place and place[-1] in _WHERE and one.istitle() and two.istitle() and not _CODE.search(around):
        known = context.is_word(two.lower(), at) and _COLUMNS.search(around) is None
        return replace(at + 1, at + 1, " ") if known and _FOLLOWS.match(text, right.end()) else None
    if _CODE.search(around) or not (two.islower() or context.is_opener(two, at)):
        return None
    line = text[line_bounds(text, at)[0] : at]
    if line.count(" ") < 2 * (line.count(",") - line.count(", ")) and right["next"] != " ":
        return None  # a record
    runs_on = _FOLLOWS.match(text, right.end()) is not None
    known = len(one) > 2 and len(two) > 2 and context.is_word(one, at) and context.is_word(two, at)
    if runs_on and (known or context.is_opener(two, at) or (len(one) > 2 and context.is_opener(one, at))):
        return replace(at + 1, at + 1, " ")
    return replace(at + 1, at + 1, " ") if known and ", " in text[max(0, at - 100) : at + 100] else None
