from cleantext.rule import CERTAIN, LIKELY, Context, Finding, regex, replace, rule

_INVERTED = regex.compile(
    r"(?<=\p{L})(?: -|- | - )(?=(?:ils?|elles?|on|je|tu|ce|(?<=ez -)vous|(?<=ons -)nous|t[ -])(?![\p{L}'’]))"
)
_EUPHONIC = regex.compile(r"(?<=\p{L}) ?- ?t ?- ?(?=(?:ils?|elles?|on)\b)")
_WHOLE = regex.compile(r"(?i)\b(?:c['’]est ?- ?à ?- ?dire|vis ?- ?à ?- ?vis)(?!\p{L})")
_FIXED = regex.compile(
    r"(?i)\b(?:peut(?= ?- ?être)|au(?= ?- ?(?:dessus|dessous|delà))|"
    r"ci(?= ?- ?(?:dessus|dessous|joint))|"
    r"(?:lui|elle|eux|moi|toi|soi|nous|vous)(?= ?- ?mêmes?\b)|(?:celui|celle|ceux|celles)(?= ?- ?(?:ci|là)\b))"
    r"(?: -|- | - )(?=\p{Ll})"
)


@rule(
    "spacing/hyphen",
    confidence=LIKELY,
    languages=("fr",),
    triggers=(" -il", " -elle", " -on", " -je", " -ce", " -vous", " -nous", " -t", " - t",
              "- il", "- elle", "- on", "- je", "- ce", "- t-", " -être", "- être",
              " -à", "- à", "-à -", "-à- ", " -de", "- de", " -même", "- même",
              " -ci", "- ci", " -là", "- là"),
    fixes={
        "Que faut -il faire ?": "Que faut-il faire ?",
        "Que pensez -vous?": "Que pensez-vous?",
        "Y a -t -il un risque ?": "Y a-t-il un risque ?",
        "Y a - t - il un risque ?": "Y a-t-il un risque ?",
        "C'est peut -être vrai.": "C'est peut-être vrai.",
        "C’est -à- dire demain.": "C’est-à-dire demain.",
        "Il est poli vis - à - vis de nous.": "Il est poli vis-à-vis de nous.",
        "Il est venu lui- même.": "Il est venu lui-même.",
        "Cela est vrai, dit- il.": "Cela est vrai, dit-il.",
    },
    keeps=["Il viendra - il l'a dit.", "Le plan - on le sait - est là.", "une liste - de noms", "- il dort",
           "l'option -t du programme", "vrai - peut - et faux", "C'est -à la fin- bien",
           "le plan -vous le savez- est là"],
)  # fmt: skip
def hyphen(text: str, at: int, context: Context) -> Finding:
    """Remove the space around the hyphen of an inverted or compound form."""
    first = text.index("-", at)
    around = max(0, first - 16)
    for pattern in (_EUPHONIC, _WHOLE, _FIXED):
        match = next((m for m in pattern.finditer(text, around, first + 16) if m.start() <= first < m.end()), None)
        if match:
            gaps = [i for i in range(match.start(), match.end()) if text[i] == " "]
            return [replace(i, i + 1, "", confidence=CERTAIN) for i in gaps]
    start = first - 1 if text[first - 1] == " " else first
    match = _INVERTED.match(text, start)
    if not match or match[0] == " - " or not _is_verb(text, start):
        return None
    space = start if text[start] == " " else match.end() - 1
    return replace(space, space + 1, "")


_VERB = regex.compile(
    r"(?r)(?<![\p{L}-])(?:\p{Ll}{2,}(?:t|d|ons|ez|ent)|(?:\p{L}['’])?(?:est|ai|suis|puis|dis|vas|as|es|a|va))|"
    r"(?<![\p{L}-])\p{Lu}\p{Ll}+(?:t|d|ons|ez)"
)


def _is_verb(text: str, end: int) -> bool:
    """Whether the word that ends here has an ending of the verbs that a pronoun follows."""
    return _VERB.match(text, max(0, end - 16), end) is not None
