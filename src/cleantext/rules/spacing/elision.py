from cleantext.rule import CERTAIN, LIKELY, Context, Finding, language, regex, replace, rule

_VOWELS = "aàáâeéèêëiíîïoóôuúùûyhœæAÀÁÂEÉÈÊIÍÎOÓÔUÚYHŒ"
_LEFT = regex.compile(r"(?r)(?<![\p{L}\p{N}_'’‘%\\])(?P<word>\p{L}{1,9})")
_RIGHT = regex.compile(r" ?(?P<mark>['’])[ \u00a0]?(?P<word>[" + _VOWELS + r"][\p{L}\p{M}]*)")
# Elided forms that are letters too: they need a mark that is no quotation mark.
_CITED = regex.compile(r" ?['’][ \u00a0](?:et|ou|e|o|ed|and|or|in|is)(?= )")
_PAIRED = regex.compile(r"['’] ?[.,;:!?)]|['’]$")


@rule(
    "spacing/elision",
    confidence=CERTAIN,
    languages=("fr", "it", "pt"),
    triggers=(*(mark + " " + vowel for mark in "'’" for vowel in _VOWELS),
              *(" " + mark + vowel for mark in "'’" for vowel in _VOWELS), " ’ ", " ' "),
    fixes={
        "C’ est vrai.": "C’est vrai.",
        "Il croit qu 'elle viendra.": "Il croit qu'elle viendra.",
        "Il croit qu ’ elle viendra.": "Il croit qu’elle viendra.",
        "Nous voyons l' arbre.": "Nous voyons l'arbre.",
    },
    keeps=["Il a dit 'oui' à tous.", "le mot d' 'amour'", "les lettres l ' a", "C'est vrai.", "le plan B ' et",
           "le type '%c' inconnu ici", "le premier ‘c’ est un do",
           "Les formes l' et d' sont élidées.", "Devant une voyelle, qu' ou s' perdent leur e.",
           "Gli articoli l' e un' si scrivono così."],
)  # fmt: skip
def elision(text: str, at: int, context: Context) -> Finding:
    """Remove the space around the apostrophe of an elision."""
    left, right = _LEFT.match(text, max(0, at - 10), at), _RIGHT.match(text, at)
    here = language(context.language(at) or "")
    if not left or not right or here is None or left["word"].lower() not in here.elisions:
        return None
    if not (len(right["word"]) > 1 or right["word"] in "yYaAàÀèÈ"):
        return None
    if _CITED.match(text, at):
        return None  # "l’ et d’": the form itself
    before = text[at] == " "
    if before and (len(left["word"]) == 1 and text[right.start("mark") + 1] == " "):
        return None  # "l ' a": a lone letter between marks
    if before and _PAIRED.search(text, right.end(), right.end() + 40):
        return None  # what follows is quoted
    sure = CERTAIN if context.is_word(right["word"], at) else LIKELY
    gaps = (i for i in range(at, right.start("word")) if text[i] in " \u00a0")
    return [replace(i, i + 1, "", confidence=sure) for i in gaps]
