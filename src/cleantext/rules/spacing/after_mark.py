from cleantext.rule import CERTAIN, LIKELY, Confidence, Context, Finding, language, regex, replace, rule

_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜÁÍÓÚÑŒ"
_GLUED = regex.compile(
    r"(?P<left>[\p{L}\p{M}]+)(?P<close>[\"”’»)\]]?|[ \u00a0\u202f](?=[!?]))(?P<mark>[.!?…]|\.\.\.)"
    r"(?P<right>\p{Lu}[\p{L}\p{M}]*)(?=[\s'’,:;]|-\p{L}|$)"
)
_STARTERS = regex.compile(r"\p{Lu}\p{Ll}|[AIÀYO](?=[\s'’])|[LDJCSNMQ]['’]")
_DOMAINS = frozenset("com net org edu gov fr de uk io co ai us be ch eu info js ts py md".split())
_BEFORE = 60


@rule(
    "spacing/after-mark",
    confidence=CERTAIN,
    triggers=tuple(mark + capital for mark in ".!?…" for capital in _CAPITALS),
    fixes={
        "It was late.The train had gone.": "It was late. The train had gone.",
        "Is it late?Yes, it is.": "Is it late? Yes, it is.",
        "He works in AI.Andrej Karpathy does too, as everybody in the room knew well.":
            "He works in AI. Andrej Karpathy does too, as everybody in the room knew well.",
        "a “good” idea.Nobody else had it.": "a “good” idea. Nobody else had it.",
    },
    keeps=[
        "Node.JS and ASP.Net", "the U.S.A. today", "i.e.The", "J.-C. and Ph.D. work", "Amazon.Com sells",
        "call Console.Write(x)", "Mr.Smith came",
        "St.Petersburg is far", "Yahoo!Answers", "e.g.Paris", "System.Out.Print",
    ],
)  # fmt: skip
def after_mark(text: str, at: int, context: Context) -> Finding:
    """Put the missing space between two sentences."""
    start = _word_start(text, at)
    found = _GLUED.match(text, start)
    if not found or found.end("mark") != at + 1 or not _STARTERS.match(text, at + 1):
        return None
    if text[start - 1 : start] not in ("", " ", "\n", "\t", "\u00a0", "'", "’", "(", "“", "«", '"', "-", "\u202f"):
        return None
    left, right = found["left"], found["right"]
    if right.lower() in _DOMAINS or (found["mark"] == "!" and not context.is_word(left, at)):
        return None
    confidence = _confidence(text, at, found.end(), left, right, context)
    return replace(at + 1, at + 1, " ", confidence=confidence) if confidence else None


def _confidence(text: str, at: int, end: int, left: str, right: str, context: Context) -> Confidence | None:
    """How sure it is that one sentence ends and another begins here; None: it may be a name."""
    here = language(context.language(at) or "en")
    if text[at] == "." and here and (left in here.abbreviations or left.lower() in here.abbreviations or len(left) < 2):
        return None
    starts = bool(here and right.lower() in here.function_words) or context.is_common(right, at)
    if left.islower() and context.is_word(left, at) and (starts or len(left) > 3):
        return CERTAIN
    prose = text[end : end + 1] in (" ", "'", "’", ",") and len(text[max(0, at - _BEFORE) : at].split()) > 3
    if not prose or text.find("(", end, end + 1) >= 0:
        return None
    return LIKELY if starts or text[end + 1 : end + 2].isalpha() else None


def _word_start(text: str, at: int) -> int:
    """Where the word begins that ends, perhaps with a closing quote, before text[at]."""
    start = at
    if text[start - 1 : start] in ('"', "”", "’", "»", ")", "]") or (
        text[at] in "?!" and text[start - 1 : start] in (" ", "\u00a0", "\u202f")
    ):
        start -= 1
    while start and text[start - 1].isalpha():
        start -= 1
    return start
