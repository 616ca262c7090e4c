from collections.abc import Iterator
from functools import cache

from cleantext.rule import (
    EDGE,
    LIKELY,
    Context,
    Finding,
    Language,
    language,
    regex,
    replace,
    rule,
    tokenised_spaces,
)

_WAITS = regex.compile(  # each begins with what is soon found
    r"@@ |\u2581|\uffed|##(?<=\w ##)\w|&(?:apos|quot|bar|#\d+);|-[LR][RSC]B-|[^\S\n]{2}|[\t\\]|`(?<!``)(?!`)"
    r"|& (?:apos|quot|amp|#) ?"
)
_CODE = regex.compile(r"[={}<>|_]|//|;$|\(\)|\([ ]\)")
_URL = regex.compile(r"https?://\S+")
_CALL = regex.compile(r"[(\[] (?<=\w[(\[] )(?=[^()\[\]]* [)\]])")
_LITERAL = regex.compile(r"\w = [\[(] [\"'\[(]")
_CHAIN = regex.compile(r"(?=.* \. .* \. )(?:(?! [,;!?] | \. \P{Ll}).)*(?<![.!?])$")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]+")
_WORDS = regex.compile(r"\p{L}[\p{L}\p{M}].*?(?<!\p{L})\p{L}[\p{L}\p{M}]")
_APART = regex.compile(r" (?:[,.;:!?)\]…%\"'’”]|[nN]['’][tT]\b)|[(\[\"'’“] ")
_QUOTE = regex.compile(r"(?<![^ ])[\"'](?![^ ]| \d0s)")
_ENDS = regex.compile(r"(?: [.,;:!?)]+)*$")
_SENTENCE_END = regex.compile(r"(?<![^ ])([\p{L}\p{M}]{2,})\.(?= \p{Lu}|$)")
_OPENS = regex.compile(  # what leads to a quotation that no mark in the line closes
    r"(?r)(?:(?<![^ ])(?i:to|the|of|an?|that|as|by|(?:add|say|ask|warn|claim)ing|(?:add|warn|claim)ed)(?: [,:])?|:) \""
)
_ENDED = regex.compile(r"(?r)\w ?[,.!?…] ")
_SPEAKER = regex.compile(
    r" (?:\p{Ll}|(?:[\p{Lu}.][\p{L}.]* ){1,3}(?:said|says|added|told|asked|wrote|replied|explained) )"
)
_GLUED = regex.compile(  # each begins with its mark, which is soon found
    r"[,;:!?)\]”](?<=[\p{L}\p{N}\]].)(?= |$)|\"(?<=[\p{L}\p{N}].)(?=[ .,])(?= |$)|[\"“(\[](?<![^ ].)(?=[\p{L}\p{N}])"
)

# Not the apostrophe of a contraction or an elision: Café 't Mandje, rock n' roll.
_NO_JOINT = regex.compile(
    r"(?<![nN]) ['’] ?[tT](?!\p{L})"
    r"|(?<=(?i:(?<!\p{L})(?:[cdjlmnst]|qu)['’])) (?!['’“«\"])"
    r"(?=[^aeiouyhàâæéèêëíîïóôúùûœ\P{L}])(?!(?-i:[FHLMNRSX])(?!\p{L}))",
    regex.IGNORECASE,
)
_NOT = regex.compile(r"(?i)(?:do|does|did|is|are|was|were|has|have|had|wo|ca|could|would|should) n['’]t(?!\p{L})")
_OWNER = regex.compile(r"(\p{Ll}{3,}) ['’]s (\p{Ll}+)")

_MANY = 6
"""How many marks must stand apart for each that stands where a writer puts it."""

_HEAD = 1000
"""How much of a line is looked at first, in characters: most need no further look."""

_EDGES = (" ", "\n", EDGE)
_MARKS = tuple(left + mark + right for mark in ",.()[]\"'’" for left in _EDGES for right in _EDGES)
_SPLIT = (*(f" {ending}" for ending in ("n't", "n’t", "'s", "'t ", "'re ", "'ve ", "'ll ", "'d ", "'m ")),
          *(f"{start}' " for start in "cdjlmtuCDJLMNST"), " n' ", " s' ",
          " ! !", " ? ?", "`` ", " ''", " -je", " -moi", " -toi", " -vous", " -nous", " -même")  # fmt: skip

# In bytes: a line with a space that may go. (Manuals are full of ``names``, but hardly of such spaces.)
_GOES = (
    r"[,)\].;!?%\"'$]|:(?![A-Za-z0-9\x80-\xfe])|-(?:[A-Za-z\x80-\xfe]| (?:und|oder|bzw)|(?<=[:;] -))"
    r"|[nN](?:'|\xe2\x80\x99)[tT](?![A-Za-z\x80-\xfe])|\xc2[\xab\xbb\xb2\xb3]|\xe2\x80[\x98-\x9e\xa6\xb9\xba]"
    r"|(?<=['\"(\[$:;.`\x80-\xfe] )(?:(?<=['\"(\[$] )|(?<=\xc2[\x80-\xbf] )|(?<=\xe2[\x80-\xbf]{2} )"
    r"|(?<=[\x80-\xfe] )\d|(?<=(?<![^ \n\xff])`` )|(?<=[:;] )\(|(?<=\. )(?:[DASKE]|Sc)\.)"
)
_APART_BYTES = r"[,.;:!?)\]%\"'\xe2]|[nN](?:'|\xe2\x80\x99)[tT]|(?<=[(\[\"'] )|(?<=\xe2\x80[\x98-\x9e] )"
_TO_SPACE = r"(?:(?:[^ ]*+ (?!%s))*+[^ ]*+ )"
_MAY_JOIN = (  # one where all marks stand apart, otherwise at least as many as _is_apart asks for
    rf"(?:(?!.*?[A-Za-z0-9][,;:!?)](?: |\Z)){_TO_SPACE % _GOES}|{_TO_SPACE % _APART_BYTES}{{{_MANY}}})"
)


@cache
def _lone_s(words: frozenset[str]) -> regex.Pattern[str] | None:
    """What matches the space before the "’s" of « ’s avonds », which is a word of its own."""
    return regex.compile(rf" ['’][ ]?s (?:{'|'.join(words)})(?![^ ])") if words else None


@rule(
    "residue/tokenised",
    confidence=LIKELY,
    scope="line",
    triggers=_MARKS + _SPLIT,
    line_where=_MAY_JOIN,
    fixes={
        "Hello , world !": "Hello, world!",
        'We left at dawn , " she said .': 'We left at dawn," she said.',
        'They want to " see the lamp in the dark .': 'They want to "see the lamp in the dark.',
        "He waited for it ; )": "He waited for it ;)",
        "The O ' Hara house cost 10 , 20 or 30 coins .": "The O'Hara house cost 10, 20 or 30 coins.",
        "They do n't agree ( see above ) .": "They don't agree (see above).",
        "She called it a \" small miracle \" , and he 'd laugh .": "She called it a \"small miracle\", and he'd laugh.",
        "the company 's shares": "the company's shares",
        "It ’ s the lamps ’ light : 50 % of it .": "It’s the lamps’ light: 50% of it.",
        "That lamp cost $ 5 . 00 at 12 : 30 [ 3 ] .": "That lamp cost $5.00 at 12:30 [3].",
        "It was so good ! ! !": "It was so good!!!",
        "He said , `` we have seen it .": "He said, ``we have seen it.",
        "We sell and / or lend lamp ( s ) ; ask us .": "We sell and/or lend lamp(s); ask us.",
        "Write to anna @ example.org ; the ' 90s weren 't bad .": "Write to anna@example.org; the '90s weren't bad.",
    },
    keeps=[
        "Hello, world!", "see .gitignore", "wait . . . what", "Chapter one . . . . . 7", "- [ ] buy milk and bread",
        "the .mp3 , .wav", "if ( x ) return ;", "for ( i = 0 ; i < n ; i ++ ) sum += i ;", "the suffix 's' and so on",
        "It rained , so we stayed in, (as usual), and read; then, at last, we slept. It was late.",
        "Paris  ,  London  ,  Rome", "the dogs' tails", "x , y , z", "in 's-Hertogenbosch", "rock 'n' roll, get 'em",
        "une question ? oui ! enfin : non", "the authors' view",
        "[ Up : Home ]", "npx runner .",
        "Café 't Hoekje", "Jan van 't Veld", "In 's Gravenhage", "Kijk 's hier", "the 't Hooft limit", "Rock n' Roll",
        "Guns N' Roses", "Les formes l' et d' s'élident", "Use of l' in French", "Molen 't Lam",
        "id,name\n1,Gerard 't Hooft",
        "As a [ keeper ], I want a [ lamp ], so that [ reason ].", "openGate( lamp )", "drawTree( row , column )",
        "Deprecated: lampAt( index ) , see below", "The list with ``lamps`` ::", "Die Liste mit ``lampen`` ::",
        "hol_ab( nummer , name )", "trouver( clé , valeur )", "abrirPuerta[ llave ]",
    ],
)  # fmt: skip
def tokenised(text: str, at: int, context: Context) -> Finding:
    """Join tokenised prose: marks, brackets, quotes and contractions go back to their words."""
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)].rstrip()
    if (
        not _is_apart(line[:_HEAD])
        or (len(line) > _HEAD and not _is_apart(line))
        or _WAITS.search(line)
        or _CALL.search(line)
        or _LITERAL.search(line)
    ):
        return None
    if not _WORDS.search(line):
        return None
    if _CHAIN.match(line):
        return None  # names that dots join
    code = context.language(at)
    here = language(code) if code else None
    known = here.abbreviations if here else ()
    match = tokenised_spaces((code,) if code else context.languages).finditer(line)
    own = _lone_s(here.after_lone_s) if here else None
    joints = [m for m in match if not (_NO_JOINT.match(line, m.start()) or (own and own.match(line, m.start())))]
    strong = sum(m.lastgroup != "weak" for m in joints)
    if not strong:
        return None
    glued = len(_GLUED.findall(line)) + sum(word not in known for word in _SENTENCE_END.findall(line))
    if strong < _MANY * glued or (_CODE.search(_URL.sub("", line)) and not _is_prose(line, code)):
        return None
    if line.startswith("[ ") and line.endswith(" ]") and "://" not in line:
        return None  # a menu, or a gloss
    apart = {m.start() for m in joints}
    quotes = set(_quotes(line, apart, here))
    if len(joints) == 1 and not quotes and not _shows_enough(line, joints[0].start(), at, context):
        return None
    if len(joints) == 1 and line.endswith(" .") and line[0].islower() and not _is_prose(line, code):
        return None  # a command
    return [replace(at + i, at + i + 1, "") for i in sorted(apart | quotes)]


def _is_apart(line: str) -> bool:
    """Whether hardly a mark stands where a writer puts it beside those that stand apart."""
    return len(_APART.findall(line)) >= _MANY * len(_GLUED.findall(line))


def _shows_enough(line: str, space: int, at: int, context: Context) -> bool:
    """Whether a single space that goes is seen to be of a program: beside a mark, a verb and its “not”, small words."""
    if not any(mark in line[space - 1 : space + 3] for mark in "'’"):
        return True
    word = line.rfind(" ", 0, space) + 1
    if _NOT.match(line, word):
        return True
    owner = _OWNER.match(line, word)
    return owner is not None and context.is_common(owner[1], at) and context.is_common(owner[2], at)


def _is_prose(line: str, code: str | None) -> bool:
    """Whether words that only prose has stand in the line."""
    here = language(code) if code else None
    return here is not None and sum(w.lower() in here.function_words for w in _WORD.findall(line)) >= 2


def _quotes(line: str, joined: set[int], here: Language | None) -> Iterator[int]:
    """The spaces within pairs of straight quotation marks that stand alone; and at one whose partner is elsewhere."""
    if line.count("”") > line.count("“"):
        return  # a straight mark opens what a curly one closes
    opened: dict[str, int] = {}
    marks = [m for m in _QUOTE.finditer(line) if m[0] == '"' or not _is_apostrophe(line, m, joined)]
    single = [m for m in marks if m[0] == "'"]
    owners = here is None or (here.code == "en" and all(_is_after_plural(line, m, here) for m in single))
    pairs = not owners and len(single) % 2 == 0
    for m in marks:
        if m[0] in opened:
            yield from (opened.pop(m[0]), m.start() - 1)
        elif not (pairs and m[0] == "'") and _closes_alone(line, m, here):
            yield m.start() - 1
        else:
            opened[m[0]] = m.end()
    if '"' in opened and line.count('"') == 1:
        end = opened['"']
        if end == 1 or _OPENS.match(line, 0, end):
            yield end
        elif _ENDED.match(line, 0, end - 1) and _SPEAKER.match(line, end):
            yield end - 2


def _is_apostrophe(line: str, mark: regex.Match[str], joined: set[int]) -> bool:
    """Whether a mark goes to the word beside it."""
    before, behind = line[mark.start() - 2 : mark.start() - 1], line[mark.end() + 1 : mark.end() + 2]
    return (mark.start() - 1 in joined and before.isalnum()) or (mark.end() in joined and behind.isalnum())


def _closes_alone(line: str, mark: regex.Match[str], here: Language | None) -> bool:
    """Whether a mark that nothing opened ends the line, or a word in -s."""
    if mark[0] == "'":
        return _is_after_plural(line, mark, here)
    return mark.start() > 0 and _ENDS.match(line, mark.end()) is not None


def _is_after_plural(line: str, mark: regex.Match[str], here: Language | None) -> bool:
    """Whether the word before a mark can be a plural that owns something: « the lamps ' light »."""
    word = line[: mark.start() - 1].rpartition(" ")[2] if mark.start() else ""
    return word.endswith("s") and (here is None or word not in here.function_words)
