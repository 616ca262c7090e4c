from cleantext.rule import LIKELY, Context, Finding, line_bounds, regex, replace, rule

_LEFT = regex.compile(r"(?r)(?<![\p{L}\p{N}'’/_.:@&#<-])(?P<word>\p{L}{2,})")
_RIGHT = regex.compile(r"(?P<word>\p{L}+(?:['’]\p{L}+)?)(?=,? ['’“«(]?[\p{L}\d])")
_QUOTATION = regex.compile(r"[\"“][\p{Lu}¿¡][^\"“”\n]{1,200}[\"”]")
_CODE = regex.compile(r"[=`{}\[\]|\\<>@#]|::|--\w|\w_\w|\w\(|//|\w:\w+:")
_SPEAKER = regex.compile(r"(?r)\S+ ")
_BEFORE = regex.compile(r"(?r)(?:\S+ ){2}|(?:^|(?<=[.!?\n] ))", regex.MULTILINE)
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZàâçéèêëîïôûùáíóúñãõäöüÀÉ"
_SMALL = r"[a-z\xa0-\xbf]"


@rule(
    "spacing/after-colon",
    confidence=LIKELY,
    triggers=(*(mark + letter for mark in ":;" for letter in _LETTERS), ':"', ":“", ';"', ";“"),
    where=rf"(?<={_SMALL}{_SMALL})[:;](?:[\"“]|[^\W\d_]|[\xc3\xe2])",
    fixes={
        "Note:this is what we saw.": "Note: this is what we saw.",
        "It was late;we stayed on for a while.": "It was late; we stayed on for a while.",
        "She gave a short answer:the work is done.": "She gave a short answer: the work is done.",
        'He only said:"No more of that."': 'He only said: "No more of that."',
    },
    keeps=[
        "std:string is odd", "the key:value pair", "Re:Zero is on", "xs:string", "{a:the b}", "see C:the end",
        "at 10:the", "use :yum:the end", "AT&T;we saw", "rock&roll;it is", "foo:bar and more", "std::the end is",
        "the C:D ratio", "a rust:latest image", "salt &amp;the rest", "say cmd:run it now", "doi:the end",
    ],
)  # fmt: skip
def after_colon(text: str, at: int, context: Context) -> Finding:
    """Put the missing space after a colon or a semicolon between two words of a sentence."""
    left = _LEFT.match(text, max(0, at - 30), at)
    start, end = line_bounds(text, at)
    around = text[max(start, at - 60) : min(end, at + 60)]
    if not left or _CODE.search(around) or not context.is_common(left["word"], at):
        return None
    if text[at + 1] in '"“':
        is_speech = _SPEAKER.match(text, max(0, left.start() - 40), left.start()) and _QUOTATION.match(text, at + 1)
        return replace(at + 1, at + 1, " ") if is_speech else None
    right = _RIGHT.match(text, at + 1)
    if (
        not right
        or not (right["word"].islower() or text[at] == ":")
        or right["word"].isupper() > (right["word"] == "I")
    ):
        return None
    known = context.is_opener(right["word"], at) and context.language(at) is not None
    alone = left["word"].istitle() and left.start() == start
    far = _BEFORE.match(text, max(0, left.start() - 40), left.start()) is not None
    if not known or not (alone or far):
        return None
    return replace(at + 1, at + 1, " ")
