from cleantext.rule import CERTAIN, GUESS, LIKELY, Confidence, Context, Finding, regex, replace, rule

# No word of any of the languages, words of some, and words of many: these need @, www. or :// in front.
_PLAIN = frozenset("com org edu gov".split())
_RARE = frozenset("net fr io uk eu ch ca info ai".split())
_WORDS = frozenset("de it es nl be us co me tv biz br pt at au ru jp pl se dev app".split())
_ENDINGS = _PLAIN | _RARE | _WORDS
_SECOND = {"uk": ("co", "ac", "org", "gov"), "au": ("com", "org", "edu"), "jp": ("co", "ac"), "br": ("com",)}
_NO_WORDS = _PLAIN | {"fr", "io", "eu"}
_NAME = regex.compile(r"(?r)[\w.+@:/-]*[\p{L}\p{N}-]")
_ENDING = regex.compile(r"(?P<ending>\p{Ll}+)(?=(?P<next>\s?.?))(?![\w'’@-])", regex.DOTALL)
_SUBDOMAIN = regex.compile(r"(?r)\b(?:www|blog|mail|docs|forum|forums|shop|api|wiki)\. ")
_UK = regex.compile(r" ?\. ?uk\b")
_SHORT = regex.compile(r"\p{Ll}{2}\. \p{Ll}")
_NEW = regex.compile(r"\p{Ll}+\.\p{Ll}")
_WORD_BEFORE = regex.compile(r"(?r)[\p{L}'’]+")
_CUES = frozenset(
    "visit at on to from via see is www site website page called with and or use domain online http https "
    "sur chez par voir site à adresse consultez visitez avec et ou domaine bei auf unter und "
    "sitio web página visite sito pagina visiti seite kijk op".split()
)
_JOINS = frozenset("and or the of et ou und oder y e o en van von".split())
_ARTICLES = frozenset("the a an my his her our your their this that le la les un une mon son ce cette du des".split())


@rule(
    "spacing/broken-address",
    confidence=CERTAIN,
    triggers=tuple(broken + ending for broken in (". ", " .", " . ") for ending in sorted(_ENDINGS)),
    fixes={
        "Write to anna.b@example. com today.": "Write to anna.b@example.com today.",
        "With Zalkon. com, you save.": "With Zalkon.com, you save.",
        "Go to www.example. org now.": "Go to www.example.org now.",
        "Look at https://example. de/start first.": "Look at https://example.de/start first.",
        "Look at booking. com for a room.": "Look at booking.com for a room.",
        "The shop at zalkon .com is new.": "The shop at zalkon.com is new.",
        "See www.example.co. uk for more.": "See www.example.co.uk for more.",
        "It is sold on github. io now.": "It is sold on github.io now.",
        "Le site Zalkon . fr est ouvert.": "Le site Zalkon.fr est ouvert.",
        "It was on my blog. example. net since May.": "It was on my blog.example.net since May.",
        "See gov. uk for the form.": "See gov.uk for the form.",
    },
    keeps=[
        "He likes the Mac. Com ports are.", "It ended. community work began.", "He left the net. com ports too.",
        "the .com boom", "We use the .com and the .org one.",
        "She came. it rained.", "in the U.S. com", "Use Microsoft .net here", "see me. it is late",
        "Write to anna@example.com. uk users can too.",
        "It was called lampjs. io.js came as a fork.", "Strip www. and .com when you sort.",
        "n. [poss. fr. an old word]", "The list has 2,700 .gov domains.", "We have .org and .net names.",
    ],
)  # fmt: skip
def broken_address(text: str, at: int, context: Context) -> Finding:
    """Join a domain or an e-mail address that a space broke."""
    dot = text.index(".", at)
    after = dot + 2 if text[dot + 1] == " " else dot + 1
    before = _NAME.match(text, max(0, at - 80), at)
    match = _ENDING.match(text, after)
    if not before or not match or match["ending"] not in _ENDINGS:
        return None
    if _SHORT.match(text, after):
        return None  # "poss. fr. an old word"
    if _NEW.match(text, after):
        return None  # "nodejs. io.js came", "www. and .com"
    if before[0] in _JOINS:
        return None
    subdomain = _SUBDOMAIN.match(text, max(0, before.start() - 10), before.start())
    confidence = LIKELY if subdomain and "." not in before[0] else _confidence(text, before, match, context)
    if confidence is None:
        return None
    gaps = [subdomain.end() - 1] if subdomain else []
    return [replace(i, i + 1, "", confidence=confidence) for i in (*gaps, at, after - 1) if text[i] == " "]


def _confidence(text: str, before: regex.Match[str], match: regex.Match[str], context: Context) -> Confidence | None:
    """How sure it is that the name and the ending are one address."""
    name, ending = before[0], match["ending"]
    last = name.rsplit(".", 1)[-1]
    address = "@" in name[1:] or "://" in name or name.startswith("www.")
    runs_on = match["next"].strip().islower() and match["next"][:1].isspace()
    if address:
        # "www.example.org. it is": a whole address ends a sentence too.
        whole = "." in name.removeprefix("www.").rsplit("@", 1)[-1]
        return CERTAIN if not whole or last in _SECOND.get(ending, ()) else None
    if "." in name and last in _SECOND.get(ending, ()):
        return CERTAIN
    if name == "gov" and ending == "uk":
        return LIKELY
    if len(last) < 3 or (text[before.end()] == " " and context.is_opener(name, before.end())):
        return None
    if ending == "co" and _UK.match(text, match.end("ending")):
        return LIKELY
    if ending in _WORDS or (ending == "com" and context.language(before.end()) == "pt"):
        return None
    word = _WORD_BEFORE.match(text, max(0, before.start() - 20), max(0, before.start() - 1))
    near = word[0].lower() if word else ""
    known = context.is_word(name, before.end())
    if ending in _PLAIN and text[before.end()] == ".":
        if not known or near in _CUES or not runs_on:
            return LIKELY
        return LIKELY if name[0].isupper() and near not in _ARTICLES else GUESS if near not in _ARTICLES else None
    if known or name.isupper():
        return LIKELY if near in _CUES and (ending in _NO_WORDS or not known or not runs_on) else None
    return LIKELY if near in _CUES or not runs_on or ending in _PLAIN else GUESS
