from cleantext.rule import DOUBLED, LIKELY, Context, Finding, regex, replace, rule

# Words that no grammar sets twice in a row. Missing are those that some does: “had had”, “log in in May”,
# “nous nous”, “son son”, “la la la”, “heeft het het”, “as well as as a”; verbs and nouns (“para para”, “dei dei”), and
# what parts from a verb in German and Dutch (“auf auf”, “op op”).
_WORDS = {
    "en": "the of and an to from our your their its we or into be for with a than",
    "fr": "le les de des du une un et à au aux dans pour avec par ce cette ces sa ses qui ne se mais ou dont ma mes",
    "de": "und oder von dem des im zum zur eine einer einem ein einen mit für",
    "es": "de el los las y en con del al un una por sin su sus",
    "it": "di il del della e con un una nel nella per alla al delle",
    "pt": "de do da e em com um uma no na dos das por os as ao sem",
    "nl": "de van en een met",
}
_LANGUAGES = {code: frozenset(words.split()) for code, words in _WORDS.items()}
_ANYWHERE = frozenset({"la"}.union(*_LANGUAGES.values()))
_LETTERS = regex.compile(r"\p{L}+")
_AFTER_PREPOSITION = regex.compile(r"(?r)(?<!\p{L})(?:dans|de|à|sur|pour|avec|par|vers|sous) ")
_DOUBLED = regex.compile(r"(?<![\w'’.@\\-])(\p{L}+)((?:[ \n](?i:\1)){1,99})(?= \p{L})")

_WRAPPED = 20
"""How long a line is at least that another goes on, in characters."""
_NAME = regex.compile(r" \p{Lu}")
_SPOKEN_OF = regex.compile(r"(?<!\p{L})(\p{L}+)[, ]+\1(?=[,.;]| \1| \p{Lu})")


@rule(
    "residue/doubled-word",
    confidence=LIKELY,
    triggers=(DOUBLED,),
    fixes={
        "It rained in the the morning.": "It rained in the morning.",
        "It rained (in the the morning).": "It rained (in the morning).",
        "She looked for for it with with a a lamp.": "She looked for it with a lamp.",
        "The the lamp of of of brass": "The lamp of brass",
        "and and so they went to the\nthe house": "and so they went to the\nhouse",
    },
    keeps=[
        "He had had enough of that that day.", "She logged in in May.", "the band The The played", "Rock and And",
        "les Ex-de de Paris", "rock and THE the band", "vitamins A and a and b", "chanter la la la",
        "to-to be", "of, of course",
        "bathe the theme", "And and and and what did he say?", "Lettres de Mme Aubel et de de Gaulle.",
        "Les amis des des Essarts sont venus.",
        "b added to a\na minus one\n", "the end of the\nthe start of it",
        "between Salt and and, and and and Pepper", "Those they they followed had gone.", "écrivez \\en\nen MARCA",
        "Aquí b es el botón, y x y y son las coordenadas del ratón en la pantalla.",
    ],
)  # fmt: skip
def doubled_word(text: str, at: int, context: Context) -> Finding:
    """Remove a word that is repeated where no sentence repeats it."""
    word = _LETTERS.match(text, at)
    low = word[0].lower() if word else ""
    if low not in _ANYWHERE or text[max(0, at - len(low) - 1) : at].strip().lower() == low:
        return None  # a stammer, as most words that are doubled in a row of them; to see how often takes longer
    match = _DOUBLED.match(text, at)
    if not match or match[1][1:].lower() != match[1][1:]:
        return None
    behind = _AFTER_PREPOSITION.match(text, max(0, at - 8), at)
    if match[1].lower() not in _LANGUAGES.get(context.language(at) or "", ()) and not (match[1] == "la" and behind):
        return None
    if match[1].istitle() and match[2].lower().count(low) > 2:
        return None  # somebody who is asked: « And and and what? »
    if context.language(at) == "fr" and match[1] in ("de", "des", "du") and _NAME.match(text, match.end()):
        return None  # « de de Gaulle », « des des Essarts »
    if len(_SPOKEN_OF.findall(text, max(0, at - 80), match.end() + 80)) > 1:
        return None  # « between Salt and and, and and and Pepper »
    if len(match[1]) == 1 and not text[max(0, match.start() - 3) : match.start() - 1].isalpha():
        return None  # a letter among others: « x y y son números »
    line = text.rfind("\n", 0, at) + 1
    if "\n" in match[2] and text.find("\n", at) - line < _WRAPPED:
        return None  # items of a list: « add it to a », « a minus one »
    return replace(match.start(2) + 1, match.end(2) + 1, "") if match[2].islower() else None
