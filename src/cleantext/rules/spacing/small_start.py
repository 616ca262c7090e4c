from cleantext.rule import LIKELY, Context, Finding, regex, replace, rule

# What begins a sentence of those who write without capitals, and is hardly ever part of a name in a program.
_STARTS = """
    i i'm i’m i've i’ve i'll i’ll we you they he she it the there but please thanks thank what how why can does my hope
    sorry so we're we’re don't don’t anyone nobody je j'ai j’ai mais merci il elle c'est c’est rien comment pourquoi
    quelqu'un quelqu’un vous nous ça ich wir aber danke nichts wie kann yo pero gracias alguien ya ma grazie ho qualcuno
""".split()
_ENDINGS = frozenset("it my so we is in me".split())
_BOTH = frozenset("il elle ils elles lui celui celle ceux celles un une he she they er sie".split())
_LEFT = regex.compile(r"(?r)(?<![^\s\"“«(])(?:\p{L}{1,2}['’])?(?P<word>\p{Ll}{2,})[)\"”»]? ?")
_BEFORE = regex.compile(r"(?r)(?:\p{L}[\p{L}'’]*[,;:]? ){2}|(?:^|[.!?\n] ?)(?:[\p{L}'’]+ )?", regex.MULTILINE)
_RIGHT = regex.compile(
    r"(?P<word>\p{Ll}+(?:['’]\p{Ll}+)?) (?P<next>\p{L}+)(?=[ ,.!?'’\n]|$)(?<!\bi (?:is|and|or|in|of|to|for)| was)"
)


@rule(
    "spacing/small-start",
    confidence=LIKELY,
    triggers=tuple(mark + start + " " for mark in ".!?" for start in _STARTS),
    fixes={
        "it works now!thank you so much for your help": "it works now! thank you so much for your help",
        "Is anybody else seeing this?i have it since May": "Is anybody else seeing this? i have it since May",
        "I tried everything yesterday.please help me": "I tried everything yesterday. please help me",
    },
    keeps=["see foo.the bar", "On demande si elle.il sait quand cela se fait.", "quand il.elle veut partir avec nous",
            "call self.when it is so", "www.example.we are", "wait...what is it", "e.g.the one",
           "Who are you?.i am", "the array.i is", "corriere.it is", "You can find more at lamp.it every day.",
           "Vai su negozio.it per comprare una lampada.", "buy a .we address today", "house.my is the place for it"],
)  # fmt: skip
def small_start(text: str, at: int, context: Context) -> Finding:
    """Put the missing space between two sentences, the second of which begins with a small letter."""
    left, right = _LEFT.match(text, max(0, at - 30), at), _RIGHT.match(text, at + 1)
    if not left or not right or not _BEFORE.match(text, max(0, left.start() - 40), left.start()):
        return None
    if text[at] == "." and left["word"] in _BOTH and right["word"] in _BOTH:
        return None  # of any gender: elle.il
    if text[at] == "." and right["word"] in _ENDINGS:
        return None  # an address: shop.it, example.we
    known = all(context.is_common(word, at) for word in (left["word"], _first(right["word"]), right["next"]))
    return replace(at + 1, at + 1, " ") if known else None


def _first(word: str) -> str:
    """What stands before an apostrophe."""
    return word.replace("’", "'").partition("'")[0]
