from functools import cache

from cleantext.rule import CERTAIN, LANGUAGES, LIKELY, Context, Finding, language, line_bounds, regex, replace, rule

_FAULT = regex.compile(
    r"(?<=[\p{L}\p{N}\p{M}%°)\]”’]|\S\")[ \u00a0\u202f]"
    r"(?:(?P<mark>[;:])(?=[\s”’)\]\"]|$|</\p{L}|\*\*)|"
    # A lone mark among small letters stands for something itself.
    r"(?P<mark>[!?]+[;:!?]*)(?=[”’)\]\"]*(?:</\p{L}+>|\*{1,2}(?=\s|$)|\s*$|\s*\n| [\p{Lu}\p{N}“«\"'‘(–—¿¡-])|[”\"] ))"
)
# In bytes: no letter follows the mark. (Manuals are full of « :names:»: the word before is looked at only then.)
_MAY_END = (
    "(?: |\u00a0|\u202f)"
    r"(?:[;:](?:[\s\x1c-\x1f\x80-\xff)\]\"]|</|\*\*)|[!?]++[;:!?]*+(?![A-Za-z0-9]))"
)
_ITEM = r"[^\S\n]*(?:[^\s;:]+[ ]){1,3}"
_LISTED = {
    mark: regex.compile(rf"(?:^|{mark}){_ITEM}{mark}{_ITEM}{mark}|(?:^|{mark}){_ITEM}{mark}[ ][\p{{L}} ]+$")
    for mark in ";:"
}
_INVERTED = frozenset(code for code, known in LANGUAGES.items() if known.inverted_marks)
_LABEL = regex.compile(r"[ \t]*[\p{L}\w.-]+ : ")
_RECORD = regex.compile(r"[ \t]*(?:[\w.-]+ :(?: [\w|,.-]+){1,4}|\p{Ll}+\p{Lu}\w* :[^\n]*)$")
"""A name of one word and what it is: « count : integer », « lampCount : how many there are »."""
_WORD = regex.compile(r"\p{L}+")
_SPAN = 1000
"""How far around a mark the items of a list are looked for."""
_SHORT = 200
"""Below so many characters the language of a line may be misjudged."""
_PROSE_COLON = regex.compile(r"(?<=\p{Ll}{3})(?<!_\w{3,40})[ \u00a0\u202f]:(?= \p{Ll}{2}(?!\w* = )| ?$)")
_CLAUSE_COLON = regex.compile(r"(?<=(?<!\p{L})\p{L}\p{Ll}*)[ \u00a0\u202f]:(?= [\"“(]?\p{Lu}\p{Ll}*(?!\w)| ?$)")
_SHORTENED = regex.compile(r"(?i)\b(?:it|he|she|that|here|there|what|how|who)['’]s\b")
_FIELD = regex.compile(r"(?m)^[ \t]*\p{Lu}[\w-]*(?: [\w-]+){0,2} +: ")
_ASKS = regex.compile(r"(?i)(?<!\p{L})(?:what|which|who|whom|whose|where|how|why|when|something|anything)(?!\p{L})")
_STRANDED = regex.compile(r"(?r) (?:as|of|for|from|with|to|by) ?")
_MISSING = regex.compile(
    r"(?r)(?<![\p{L}'’])(?:\p{L}|an|the|as|of|for|from|with|and|or|to|by|un[ae]?|der|die|das|el|il|les?|la|de)"
)


@rule(
    "spacing/before-high-mark",
    confidence=CERTAIN,
    except_languages=("fr",),
    triggers=tuple(space + mark for space in " \u00a0\u202f" for mark in ";:!?"),
    where=_MAY_END,
    fixes={
        "Is it true ? Yes !": "Is it true? Yes!",
        "<b>Is it so ?</b> **Yes !**": "<b>Is it so?</b> **Yes!**",
        "It rained ; we stayed.": "It rained; we stayed.",
        "He said this : nothing helps.": "He said this: nothing helps.",
        '"Is it true ?" he asked.': '"Is it true?" he asked.',
        "What is that lamp for ?": "What is that lamp for?",
        "And then she says : Nothing helps.": "And then she says: Nothing helps.",
        "Here's how we light it :": "Here's how we light it:",
    },
    keeps=["a map f : X to Y", "Name : Value", "all good :)", "cond ? a : b", "What ?!?x", "ratio 3 : 2",
           "the answer is a ? here", "a lamp for ? here", "Lit by ?", "Name of the keeper : Ada Holt",
           "It is a LampBox : IUnknown here",
           "TASK [light_the_lamps : trim wicks on the pier]", "an ! of joy", "so that K ? K is a monoid",
           "commutativity of ? is needed", "Level : low\n\nName : none", "Set name : name = none",
           "( 1000 ; Serial\n60 ; Refresh )",
           "\\ge him ; her ; them", "to do: cook ; eat ; wash ; nap ; read",
           "core : fix : the clock was late\nui : new : a pane",
           "rojo ; verde ; azul",
           "rot ; grün ; blau ; gelb", "rosso ; verde ; blu", "in : out : both",
           "count : integer", "colour : red, green, blue", "kind : lamp|bulb|wick", "nombre : entier",
           "lampCount : the number of them",
           "couleur : texte", "Farbe : rot oder blau", "valore : intero", "waarde : getal", "onGlow : function (lamp)"],
)  # fmt: skip
def before_high_mark(text: str, at: int, context: Context) -> Finding:
    """Remove the space before a semicolon, colon, question or exclamation mark."""
    match = _FAULT.match(text, at)
    if not match:
        return None
    if match["mark"] in (";", ":") and _is_separator(text, at, match["mark"]):
        return None
    if "fr" not in context.languages and _is_unnamed_french(text, at, context):
        return None
    if ":" in match["mark"]:
        prose = _is_prose_colon(text, at) or _is_clause_colon(text, at, context)
        return replace(at, at + 1, "", confidence=LIKELY) if prose else None
    if match["mark"] in "!?" and _may_be_french(text, at, context):
        return None
    if "?" in match["mark"] and " : " in text[at : at + 60]:
        return None  # the conditional operator of code
    if match["mark"] == ";" and not any(map(str.isalpha, text[line_bounds(text, at)[0] : at])):
        return None  # a number, and what it means
    if match["mark"] != ";" and _MISSING.match(text, max(0, at - 6), at) and not _is_stranded(text, at):
        return None  # the mark stands for something, or something is lost before it
    if context.language(at) is None and _is_unnamed_french(text, at, context):
        return None
    return replace(at, at + 1, "")


def _is_separator(text: str, at: int, mark: str) -> bool:
    """Whether the mark parts the items of a list, each a few words long."""
    start, end = line_bounds(text, at)
    line = text[max(start, at - _SPAN) : min(end, at + _SPAN)]
    above, below = text[max(0, start - 300) : start].rstrip(), text[end : at + 300].lstrip()
    if (
        mark == ":"
        and _LABEL.match(text, start, end)
        and (_LABEL.match(above.rpartition("\n")[2]) or _LABEL.match(below))
    ):
        return True
    return line.count(f" {mark} ") > 1 and _LISTED[mark].search(line) is not None


def _may_be_french(text: str, at: int, context: Context) -> bool:
    """Whether a short text may as well be French, where the space is right."""
    if len(text) > _SHORT or "fr" not in context.languages:
        return False
    words = _small_words(context.languages).intersection(_WORD.findall(text.lower()))
    opened = "¿" in text or "¡" in text
    if all(_may_be_french_rather_than(code, words, opened) for code in context.languages):
        return True  # and the language, which takes long to tell, need not be known
    here = context.language(at)
    return here is not None and _may_be_french_rather_than(here, words, opened)


@cache
def _small_words(codes: tuple[str, ...]) -> frozenset[str]:
    """The function words of these languages and of French: only these tell."""
    return frozenset().union(*(LANGUAGES[code].function_words for code in {*codes, "fr"}))


def _may_be_french_rather_than(code: str, words: frozenset[str], opened: bool) -> bool:
    """Whether a short text of these words, taken to be in a language, may as well be French."""
    if code == "fr":
        return True
    if code in _INVERTED and not opened:
        return True  # Spanish would have opened it with a mark
    known, own, foreign = _beside_french(code)
    if words.isdisjoint(own) and words.isdisjoint(foreign):
        return not words.isdisjoint(known)
    return len(words & own) <= 2 * len(words & foreign)


@cache
def _beside_french(code: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The function words of a language, those of them that French does not have, and those that only French has.

    What they share, such as « la » and « de », does not show which of them it is.
    """
    known, french = LANGUAGES[code].function_words, LANGUAGES["fr"].function_words
    return known, known - french, french - known


def _is_unnamed_french(text: str, at: int, context: Context) -> bool:
    """Whether a line is French although nobody said that French may occur, or its names hide what it is."""
    named, unnamed = _named(context.languages)
    start, end = max(text.rfind("\n", 0, at) + 1, at - _SHORT), text.find("\n", at, at + _SHORT)
    words = _WORD.findall(text[start : end if end >= 0 else at + _SHORT].lower())
    own = sum(word in unnamed for word in words)
    others = sum(word in named for word in words)
    return own > max(others, 2) or (own == 2 and not others)


@cache
def _named(codes: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The small words of these languages, apart from French; and those of French that none of them has."""
    known = [LANGUAGES[code] for code in codes if code in LANGUAGES and code != "fr"]
    named = frozenset(word for one in known for word in one.function_words | one.openers)
    return named, LANGUAGES["fr"].function_words - named


def _is_stranded(text: str, at: int) -> bool:
    """Whether a preposition ends a question: « What is it for ? »."""
    start = max(text.rfind("\n", 0, at) + 1, at - _SHORT)
    return bool(text[at + 1] == "?" and _STRANDED.match(text, start, at) and _ASKS.search(text, start, at))


def _is_clause_colon(text: str, at: int, context: Context) -> bool:
    """Whether a colon follows a clause with a subject: « This is what I saw : Nothing »."""
    here = language(context.language(at) or "")
    if here is None or not _CLAUSE_COLON.match(text, at):
        return False
    clause = text[max(text.rfind("\n", 0, at) + 1, at - _SHORT) : at].rpartition(". ")[2]
    words = _WORD.findall(clause.lower())
    return len(words) > 2 and (not here.subjects.isdisjoint(words) or _SHORTENED.search(clause) is not None)


def _is_prose_colon(text: str, at: int) -> bool:
    """Whether a colon follows a word of a sentence, and not the name of a field in a list of fields."""
    if not _PROSE_COLON.match(text, at):
        return False
    start, end = line_bounds(text, at)
    if _RECORD.match(text, start, end):
        return False
    if not _FIELD.match(text, start):
        return True
    above, below = text[max(0, start - 300) : start].rstrip(), text[end : at + 300].lstrip()
    return not (_FIELD.match(above.rpartition("\n")[2]) or _FIELD.match(below))
