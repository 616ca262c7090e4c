from collections.abc import Iterator

from cleantext.rule import (
    LIKELY,
    Change,
    Context,
    Finding,
    Language,
    begins_compounds,
    ends_compounds,
    is_compound,
    language,
    regex,
    replace,
    rule,
)

_TOKENISED = regex.compile(r" [,.;!?)](?<=[\p{L}\p{N}'”\")\]] .)(?![^ ])")
_GLUED = regex.compile(r"[,;:?!.](?: (?:(?<=\p{L}{2}[,;:?!] )|(?<=\p{Ll}{2}\. )(?=\p{Lu}))|$(?<=\p{Ll}{2}\.))")
_PAIR = regex.compile(
    r"(?<![^ ])(?P<left>[\p{L}\p{N}][\p{L}\p{N}.,’']*) - (?P<right>[\p{L}\p{N}][\p{L}\p{N}’']*)(?![^ ])"
)
_CHAIN = regex.compile(r"(?<![^ ])[\p{L}\p{N}]+(?: - [\p{Ll}\p{N}]+){2,4}(?![^ ])")
_LINKS = frozenset(
    "of the to by in and on a an at for year month week day hour minute mile foot inch après vis à mi dire t au".split()
)
_TENS = frozenset(
    "twenty thirty forty fifty sixty seventy eighty ninety vingt trente quarante cinquante soixante".split()
)
_UNITS = frozenset(
    "one two three four five six seven eight nine first second third fourth fifth sixth seventh eighth ninth"
    " deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize".split()
)
_CODE = regex.compile(r"\p{Lu}{1,8}|\p{Lu}\p{L}{0,7}")
_ENDINGS = frozenset("like based free wide level related minded sized style containing".split())
"""What hardly begins a clause behind a dash, and ends many compounds."""
_ARTICLES = frozenset("al el ash az ad".split())
"""What stands before Arabic names with a hyphen, in lower case."""
_LED = regex.compile(r"(?r)(?:(?<![^ ])(?:\p{Ll}[\p{Ll}’']*|The|An?|In|At|By|For|From|With|To|Of)|[(“\"])[ ]")
_RUNS_ON = regex.compile(r" (?:\p{Ll}|[,.;:!?)])")
_LETTER = regex.compile(r"(?!I)\p{Lu}")
"""What stands before a word as the letter that it is called by: L - band, T - shirt."""
_COMPOUND = frozenset(("en",))
"""Languages in which two words with a hyphen are a compound, and a dash hardly stands between spaces."""


@rule(
    "residue/split-hyphen",
    confidence=LIKELY,
    scope="line",
    triggers=(" - ",),
    where=r"(?<=[\w.,'\x80-\xff]) - [\w\x80-\xff]",
    fixes={
        "She is on a ten - year plan , he said .": "She is on a ten-year plan , he said .",
        "It is a one - of - a - kind lamp .": "It is a one-of-a-kind lamp .",
        "We saw twenty - two lamps and thirty - one boats .": "We saw twenty-two lamps and thirty-one boats .",
        "They flew an A - 320 over the hand - made roofs .": "They flew an A-320 over the hand-made roofs .",
        "A wick - like man with salt - containing lamps , as it were .":
            "A wick-like man with salt-containing lamps , as it were .",
        "They do push - ups by the built - in lamp - a red one - and wait .":
            "They do push-ups by the built-in lamp - a red one - and wait .",
        "Her hands - on class and his wax - driven lamp lit the L - band , as it were .":
            "Her hands-on class and his wax-driven lamp lit the L-band , as it were .",
        "We lit a low - cost lamp, as it were.": "We lit a low-cost lamp, as it were.",
        "The Baxter - Hollis sign was read by al - Farabi .": "The Baxter-Hollis sign was read by al-Farabi .",
    },
    keeps=[
        "It is late - we go.", "the lamp - the old one - burns .", "x - y , z", "Paris - it rains .", "A - it is so .",
        "12 - Number of lamps that burn , all in all .", "So did I - lamps and all , you see .",
        "Light of the Lamps - get it there : https://example.org/lamps",
        "a - b", "It is late - London sleeps .", "It was the lamp - Ada had lit it - that fell .",
        "It rained , he said - and left .",
        "C’est le rôle de la lampe - nous devons la porter nous-mêmes :",
        "Tout est au même endroit - ce que dit Anna !",
        "Il reste une lampe - vous la verrez ; elle est là",
    ],
)  # fmt: skip
def split_hyphen(text: str, at: int, context: Context) -> Finding:
    """Join the parts of a compound whose hyphen a tokeniser separated."""
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)]
    code = context.language(at)
    here = language(code) if code else None
    apart = any(m[0][1] not in (here.space_before if here else "") for m in _TOKENISED.finditer(line))
    if not apart or _GLUED.search(line):
        return list(_attested(line, at, here))
    changes = list[Change]()
    chains = [m for m in _CHAIN.finditer(line) if _is_chain(m[0])]
    for chain in chains:
        gaps = regex.finditer(" - ", chain[0])
        changes += (replace(at + chain.start() + g.start(), at + chain.start() + g.end(), "-") for g in gaps)
    paired = line.count(" - ") > 1 + 2 * len(chains)  # they may be dashes, one on each side
    for pair in _PAIR.finditer(line, overlapped=True):
        inside = any(chain.start() < pair.end() and pair.start() < chain.end() for chain in chains)
        left, right = pair["left"], pair["right"]
        if here is None or inside or (paired and left.islower() and not _is_surely_compound(left, right, here)):
            continue
        if left[0].isdigit() and pair.start() == 0 and not right.islower():
            continue  # how many, and of what
        if _is_compound(left, right, here, at, context) or _is_name(line, pair, here):
            gap = at + pair.end("left")
            changes.append(replace(gap, gap + 3, "-"))
    return changes


def _attested(line: str, at: int, here: Language | None) -> Iterator[Change]:
    """The changes in a line that shows nothing else of a tokeniser: of compounds that texts have, and of no others."""
    if here is None or line.count(" - ") > 1:
        return
    for pair in _PAIR.finditer(line):
        left, right = pair["left"], pair["right"]
        small = _is_small(left, here) or _is_small(right, here)
        if left.islower() and right.islower() and not small and is_compound(left, right, here.code):
            gap = at + pair.end("left")
            yield replace(gap, gap + 3, "-")


def _is_chain(chain: str) -> bool:
    """Whether what stands between the first and the last part only links parts: state - of - the - art."""
    parts = chain.split(" - ")
    return all(part in _LINKS for part in parts[1:-1])


def _is_surely_compound(left: str, right: str, here: Language) -> bool:
    """Whether two words can be nothing but a compound where dashes may stand in pairs: twenty - two, gains - based."""
    return left.lower() in _TENS | _ARTICLES or _is_known(left, right, here)


def _is_known(left: str, right: str, here: Language) -> bool:
    """Whether texts have the compound, or one of its parts makes many: hands - on, wax - driven."""
    if len(left + right) > 2 and is_compound(left, right, here.code):
        return True
    if here.code not in _COMPOUND or _is_small(left.lower(), here) or not right.islower():
        return False
    makes_many = ends_compounds(right, here.code) or begins_compounds(left, here.code)
    return right in _ENDINGS or (makes_many and not _is_small(right, here))


def _is_small(word: str, here: Language) -> bool:
    """Whether a word is one of the small ones that no compound is made of."""
    return word in here.function_words or word in here.openers


def _is_name(line: str, pair: regex.Match[str], here: Language) -> bool:
    """Whether two capitalised words are one name: al - Farabi, the Coca - Cola sign."""
    left, right = pair["left"], pair["right"]
    if not right.istitle() or here.code not in ("en", "fr") or _is_small(right.lower(), here):
        return False
    if left.lower() in _ARTICLES:
        return True
    if here.code != "en" or not left.istitle() or _is_small(left.lower(), here):
        return False
    led = pair.start() == 0 or _LED.match(line, 0, pair.start())
    return bool(led and _RUNS_ON.match(line, pair.end()))


def _is_compound(left: str, right: str, here: Language, at: int, context: Context) -> bool:
    """Whether a hyphen between two words is none between two clauses."""
    if left[0].isdigit():
        return here.code in _COMPOUND and right[0].isalpha() and not _is_small(right.lower(), here)
    if _is_known(left, right, here):
        return True
    if _LETTER.fullmatch(left) and here.code in _COMPOUND and right.islower():
        return right not in here.function_words
    if left.lower() in here.hyphenated_starts and right.islower():
        return right not in here.function_words
    if left.isupper() and len(left) > 1 and right.islower() and here.code in ("en", "nl"):
        return not _is_small(right, here)
    if right in here.hyphenated_ends and here.code in ("pt", "fr"):
        return left.isalpha() and left.lower() not in here.function_words
    if right[0].isdigit():
        return _CODE.fullmatch(left) is not None and here.code not in ("nl", "es")
    if here.capitalised_nouns:
        return (left.isupper() or left.istitle()) and right.istitle() and left.lower() not in here.openers
    if left.lower() in _TENS and right in _UNITS:
        return True
    if here.code not in _COMPOUND or _is_small(left.lower(), here) or _is_small(right.lower(), here):
        return False
    return right.islower() and context.is_word(left, at) and context.is_word(right, at)
