from cleantext.rule import CERTAIN, LIKELY, Context, Finding, Language, language, regex, replace, rule

_FAULT = regex.compile(
    r"(?<=[\p{L}\p{N}\p{M}%°)\]”’»\"])[ \u00a0\u202f][,.]"
    r"(?=[\s”’»)\]\"]|$|</?\p{L}+[ /\w]{0,9}>|(?:\*{1,2}|__?)(?:\s|$))(?! [.,])"
)
# A decimal that spaces broke, or a list: the first is for another rule to join, and neither is half mended.
_DECIMAL = regex.compile(r"(?<=(?<![\d.,])\d{1,3})[ \u00a0],[ \u00a0]\d{1,3}(?!\d)")
# A dot that is a word of its own: "find . -name x", "(a . b)".
_ALONE = regex.compile(
    r"[ \u00a0]\.(?=[ \u00a0](?:-{1,2}\p{L}|[|&>/\\]|\((?:dot|period|full stop|point|Punkt|punto|ponto|punt)\)))"
    r"|(?<=\([^\s()]{1,20})[ \u00a0]\.(?=[ \u00a0]\S)"
)
# A mark that is spoken of: "Press . to repeat", "the comma operator , takes two"; others in its line may be too.
_SPOKEN_OF = regex.compile(
    r"(?:(?:^|[.!?:;][ \u00a0]+|\n)(?:Press|Type|Hit|Use|Appuyez sur|Tapez)|\b(?:to|then|or) (?:press|type|hit)"
    r"|\b(?:comma|dot|period|arrow) (?:operator|character|symbol|keys?))[ \u00a0][.,](?= \p{Ll})"
)
_CONCAT = regex.compile(r"[ ]\.[ ](?=[\"'$(]|\w+[(:])")
_PROGRAM = regex.compile(r"\$\w|\becho\b|\b[sgabl]:\w|\w\(\)|\\n\"")
_SMALL = regex.compile(r"[ \u00a0]\.[ \u00a0](?=[\p{Ll}_])")
_EMPHASISED = regex.compile(r"(?<![\w.*])\*{1,2}(?=\w)")
_APART = regex.compile(r"[ \u00a0][,.;:!?](?:[ \u00a0]|$)")
_NO_CHAIN = regex.compile(r" [,;!?] | \. \P{Ll}")
_SPEAKS_OF = "Press Type Hit Use Appuyez Tapez press type hit operator character symbol key".split()
_MOVED = regex.compile(
    r"(?<=[\p{L}\p{N}]{2}|[\p{L}.!?…][ \u00a0\u202f]?[»”])[ \u00a0](?:,(?P<word>\p{L}+)|\.(?P<word>\p{Lu}\p{Ll}*))"
    r"(?= \p{L}|['’]\p{L}|(?P<apart>, \p{L})|(?P<inverted>-(?:t-)?(?:ils?|elles?|on|je)\b))"
)
_SPEECH = regex.compile(r"(?<=\p{L}[”»]?)[ \u00a0][,.](?=“\p{L}|«)")
_PRONOUNS = frozenset("lui elle eux elles moi toi nous".split())
"""Pronouns that French sets between two commas."""
_MOVE = "Move the space from before a mark to behind it."


@rule(
    "spacing/before-mark",
    confidence=CERTAIN,
    triggers=(" ,", " .", "\u00a0,", "\u00a0.", "\u202f,", "\u202f."),
    fixes={
        "Hello , world": "Hello, world",
        "It ended there . Then it rained .": "It ended there. Then it rained.",
        "He said “no” .": "He said “no”.",
        "<b>It ended .</b> **It rained .** She left .<br>": "<b>It ended.</b> **It rained.** She left.<br>",
        "It ended there .Then it rained.": "It ended there. Then it rained.",
        "It was late ,and we left.": "It was late, and we left.",
        "“No,” he said .“It rains.”": "“No,” he said. “It rains.”",
    },
    keeps=["see .gitignore", "f( , x)", "wait . . . what", "Chapter 1 . . . . . 7", "a   , b", "the .mp3 , .wav",
           "in the .NET world", "use a ,b pattern",
           "run find . -name x on it", "the pair (4 . 5) is", "la paire ‘#(2\u00a0. 1)’ ici", "| 1 , 2 | 3 , 4 |",
           "Press . to repeat the last change, or , to go back.", "The comma operator , evaluates both sides.",
           "Run make build . first, then look.", "Since . matches all, quote it.", "L’option cherche . dans le nom.",
           "The pair is a . b in old code.", "Put a . in the name", "Der Punkt . steht allein",
           "Escriba un punto . en el nombre",
           "pivot_root . old_root", "Set its value to . (dot), localhost or a name.", "mettre . (point) ou un nom",
           "setze . (Punkt) ein", 'echo "Lamp: " . $lamp[2] . "\\n";', 'It says $lamp . ", " . $wick . "." there',
           'echo "La lampe : " . lampe_lire();', "echo 'dir \"' . a:lamp . '\" there'",
           "port . quay . lamp post . height of it:", "tidy = trim . sort . nub l",
           "accès . lampe du quai . hauteur moyenne . nuit", "sphinx-build -M html . _build",
           "the lamp .* is not known",
           "hafen . licht an der mole . höhe . nacht:", "^La lámpara .* es una .* pero",
           "exec chroot . sh", "cd /lamp\nmount_2 . here"],
)  # fmt: skip
def before_mark(text: str, at: int, context: Context) -> Finding:
    """Remove the space before a comma or a full stop."""
    if _FAULT.match(text, at):
        if text[at + 2 : at + 3] == "*" and not _EMPHASISED.search(text, text.rfind("\n", 0, at) + 1, at):
            return None  # of a pattern: "a lamp .* is"
        if _CONCAT.match(text, at) and _PROGRAM.search(text, max(0, at - 80), at + 80):
            return None  # strings that are put together
        if _ALONE.match(text, at) or _is_spoken_of(text, at) or _is_amid(text, at, context):
            return None
        return None if _DECIMAL.match(text, at) and _may_be_decimal(text, at, context) else replace(at, at + 1, "")
    if _SPEECH.match(text, at):
        return replace(at, at + 2, text[at + 1] + " ", _MOVE, LIKELY)
    match = _MOVED.match(text, at)
    if not match:
        return None
    word, french = match["word"], context.language(at) == "fr"
    asks = text[at + 1] == "." and word.endswith("ez")  # « Regardez »
    if match["apart"] or match["inverted"]:
        holds = french and (bool(match["inverted"]) or word in _PRONOUNS)
    else:
        holds = context.is_opener(word, at) or (french and asks and context.is_word(word.lower(), at))
    if not holds:
        return None
    return replace(at, at + 2, text[at + 1] + " ", _MOVE, LIKELY)


def _is_amid(text: str, at: int, context: Context) -> bool:
    """Whether a dot stands before a small letter in a line that has capitals and no other mark that stands apart.

    No sentence ends there: it is an argument, an operator, or spoken of.
    """
    if not _SMALL.match(text, at):
        return False
    start, end = max(text.rfind("\n", 0, at) + 1, at - 200), text.find("\n", at, at + 200)
    line = text[start : end if end >= 0 else at + 200]
    if line.count(" . ") > 1 and line[-1] not in ".!?" and not _NO_CHAIN.search(line):
        return True  # names that dots join
    if _APART.search(text, at + 2, at + 200):
        return False
    word = text[start:at].rpartition(" ")[2].lower()
    here = language(context.language(at) or "en")
    short = here is not None and word in here.abbreviations
    named = not (word.isalpha() or word.endswith((")", "”", "»", '"', "’")))
    return not (short or (line.islower() and not named and _is_style(line, here)) or _APART.search(text, start, at))


def _is_style(line: str, here: Language | None) -> bool:
    """Whether a line without capitals is a sentence of somebody who writes so, and no command."""
    return here is None or not here.function_words.isdisjoint(line.split())


def _is_spoken_of(text: str, at: int) -> bool:
    """Whether a mark in this line, near this place, is a word of its own."""
    near = text[max(0, at - 200) : at + 200]
    if not any(word in near for word in _SPEAKS_OF):
        return False  # a plain search takes a tenth of the time
    start, end = text.rfind("\n", max(0, at - 200), at) + 1, text.find("\n", at, at + 200)
    return bool(_SPOKEN_OF.search(text, max(start, at - 200), end if end >= 0 else at + 200))


def _may_be_decimal(text: str, at: int, context: Context) -> bool:
    """Whether two numbers with a comma between them may be one, or stand in the cell of a table."""
    here = language(context.language(at) or "")
    return here is None or here.decimal_mark == "," or "|" in text[max(0, at - 20) : at + 20]
