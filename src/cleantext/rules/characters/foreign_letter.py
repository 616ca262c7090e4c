from unicodedata import name

from cleantext.rule import CERTAIN, LIKELY, Context, Finding, regex, replace, rule

# Letters that look the same: Latin, Cyrillic, Greek.
_CYRILLIC = dict(zip("асеорхуіјѕһԁӏԛԝАВЕКМНОРСТХУІЈЅ", "aceopxyijshdlqwABEKMHOPCTXYIJS", strict=True))
_GREEK = dict(zip("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX", strict=True))
_LATIN = {**_CYRILLIC, **_GREEK}
_BACK = {
    "CYRILLIC": {latin: own for own, latin in _CYRILLIC.items() if own not in "іјѕһԁӏԛԝІЈЅ"},
    "GREEK": {latin: own for own, latin in _GREEK.items()},
}
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OTHERS = {  # what may stand beside a Latin letter in a word of another script
    "CYRILLIC": "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ",
    "GREEK": "αβγδεζηθικλμνοπρστυφχψωάέήίόύώςΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
}
_BESIDE = [
    *((one, other) for one in _PLAIN for other in _LATIN),
    *((one, other) for script, back in _BACK.items() for one in back for other in _OTHERS[script]),
]
_PAIRS = {a + b for pair in _BESIDE for a, b in (pair, pair[::-1]) if a.isupper() or b.islower()}
_AMID = regex.compile(r"(?<=\p{Latin}.?[ ])\p{L}{2}(?=[ ,.]|$)|\p{L}{2}(?= \p{Latin})")
_WORD = regex.compile(r"(?<![\p{L}\p{M}\p{N}_])[\p{L}\p{M}]+(?![\p{L}\p{M}\p{N}_])")
_LONGEST = 100
"""How long a word may be, in characters; a run of letters that is longer is none."""


@rule(
    "characters/foreign-letter",
    confidence=CERTAIN,
    triggers=_PAIRS,
    fixes={
        "a g\u043e\u043ed m\u0430chine": "a good machine",
        "\u0421lever words": "Clever words",
        "the m\u03bfdel": "the model",
        "старый м\u0065льник": "старый мельник",
        "\u0041θήνα": "Αθήνα",
        "the end \u043ef it \u0456s near": "the end of it is near",
    },
    keeps=[
        "γ-ray", "μm", "Δt", "αβ", "TNFα", "IFNγ", "мир", "ήλιος", "SMSка", "IT-отдел", "СO2", "Кo", "КoЯn",
        "ΑΒΓ", "PCшник",
        "πr", "ΔE", "νu", "Ηz", "вот а это", "Сa", "the letter а of it", "конец оf света",
        "Here Υsum = Υ3 + Υ4.", "BarΥk and Υ1", "Ηsub of Η2",
    ],
)  # fmt: skip
def foreign_letter(text: str, at: int, context: Context) -> Finding:
    """Write a word in one script, where a letter of another script only looks right."""
    if at >= _LONGEST and text[at - _LONGEST : at].isalpha():
        return None
    start = at
    while start and at - start < _LONGEST and text[start - 1].isalpha():
        start -= 1
    word = _WORD.match(text, start, start + _LONGEST)
    if not word or word.end() == start + _LONGEST:
        return None
    fixed, share = _in_one_script(word[0])
    if fixed and len(fixed) == 2 and word[0].islower() and _AMID.match(text, start) and context.is_common(fixed, at):
        return replace(start, word.end(), fixed, confidence=LIKELY)
    if not fixed or share < 2 or _has_symbol(word[0], text[max(0, start - 200) : start + 200]):
        return None
    if context.is_word(fixed, at):
        return replace(start, word.end(), fixed)
    return replace(start, word.end(), fixed, confidence=LIKELY) if share > 2 and 2 * share > len(fixed) else None


def _has_symbol(word: str, near: str) -> bool:
    """Whether the Greek letter of a word is a symbol near by, with a number: Υsum beside Υ3."""
    return any(regex.search(rf"{c}[\d₀-₉_^(]", near) for c in set(word) & _GREEK.keys())


def _in_one_script(word: str) -> tuple[str, int]:
    """The word with its look-alikes exchanged, and how many letters were its own; nothing if others are among them."""
    scripts = [name(c, "").partition(" ")[0] for c in word]
    latin = scripts.count("LATIN")
    for script, back in _BACK.items():
        own = scripts.count(script)
        if own + latin != len(word):
            continue
        to_latin = own <= latin or not own >= 3 * latin
        fixed = "".join((_LATIN if to_latin else back).get(c, c) for c in word)
        prefix = "LATIN" if to_latin else script
        if all(name(c, "").startswith(prefix) for c in fixed):
            return fixed, latin if to_latin else own
    return "", 0
