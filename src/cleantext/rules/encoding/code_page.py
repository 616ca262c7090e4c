import re
from collections.abc import Iterable, Iterator
from functools import cache

from cleantext.rule import CERTAIN, NON_ASCII_PAIR, Change, Context, Finding, regex, replace, rule

_PAGES = ("mac_roman", "cp850", "cp437", "cp1252", "cp1250", "cp1251", "koi8_r")
"""Where UTF-8 is often read wrongly; what Windows-1252 makes of a whole line is for ``encoding/mojibake``."""

_LETTERS = (
    "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞœŒ"
    "ąćęłńśźżĄĆĘŁŃŚŹŻčďěňřšťůžČĎĚŇŘŠŤŮŽőűŐŰășțşţĂȘȚŞŢğıĞİāēģīķļņūĀĒĢĪĶĻŅŪėįųĖĮŲľĺŕĽđĐ"
)
_SIGNS = "‘’“”„–—…«»°§·•€£¿¡\xa0ºª¹²³¼½¾×±µ™©®"
_CYRILLIC = "".join(map(chr, range(0x410, 0x450))) + "ёЁіІїЇєЄґҐўЎ"
_CYRILLIC_LETTERS = frozenset(_CYRILLIC)
_NO_LETTER = regex.compile(r"[^\p{L}]")
_INSIDE = r"[^\x00-\x40\x5b-\x60\x7b-\x7f]"
_BEFORE, _BEHIND = regex.compile(f"(?r){_INSIDE}*"), regex.compile(f"{_INSIDE}*")
"""What a word goes on with to both sides of a place."""
_ODD = regex.compile(r"[^\p{Latin}\p{M}\p{N}'’]|(?<=\p{Ll})[^\P{Lu}A-Z]")
"""What no word of these languages has inside: a sign, a letter of another script, a capital with an accent."""
_PLAIN_LETTER = re.compile("[A-Za-z]")
_CAPITAL_INSIDE = regex.compile(r"(?<=\p{Ll})[^\P{Lu}A-Z]")
_ENCODINGS = regex.compile(
    r"(?i)\b(?:mojibake|utf-?8|cp-?\d{3,4}|windows-125\d|iso[- ]?8859|mac ?roman|koi8|code ?pages?)"
)
_ENOUGH = 6
"""How many letters of Cyrillic must come out where no list of words can be asked."""


@cache
def _readings(page: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """What a code page makes of each character's bytes in UTF-8, and an expression that finds these."""
    right_of: dict[str, str] = {}
    for char in _LETTERS + _SIGNS + _CYRILLIC:
        try:
            right_of[char.encode().decode(page)] = char
        except UnicodeDecodeError:
            continue  # a byte that this page has no character for
    if page == "cp1252":  # an honest letter may stand before a mark that closes a quotation: “IRMÃ”
        right_of = {wrong: right for wrong, right in right_of.items() if wrong[1] not in "”’»…–—"}
    return right_of, re.compile(_any_of(right_of))


def _any_of(forms: Iterable[str]) -> str:
    """An expression for any of some forms, told by their first characters, over which the engine leaps.

    (A plain alternation of them all took ten times as long. As long as it is, a form is told by its first character.)
    """
    rests: dict[str, list[str]] = {}
    for form in forms:
        rests.setdefault(form[0], []).append(form[1:])
    return "|".join(
        re.escape(first)
        + (f"[{''.join(map(re.escape, rest))}]" if len(rest[0]) == 1 else f"(?:{'|'.join(map(re.escape, rest))})")
        for first, rest in rests.items()
    )


@rule(
    "encoding/code-page",
    confidence=CERTAIN,
    scope="line",
    triggers=(NON_ASCII_PAIR,),
    fixes={
        "Die H├ñuser standen leer.": "Die Häuser standen leer.",
        "Wir h√∂rten sie, und dann m√ºssen wir gehen.": "Wir hörten sie, und dann müssen wir gehen.",
        "Nous avons mang├® l├á, dans le caf├®.": "Nous avons mangé là, dans le café.",
        "Die HĂ¤user sind schĂ¶n.": "Die Häuser sind schön.",
        "Il est trГЁs fatiguГ©, dit-il.": "Il est très fatigué, dit-il.",
        "Sie ist sch├Ân ÔÇô und alt.": "Sie ist schön – und alt.",
        "п©я─п╦п╡п╣я┌": "привет",
    },
    keeps=[
        "├── src\n│   └── main", "Die Länge ist √π, und √ñ ist es nicht.", "the sign ├ñ is odd",
        "В Москве говорят по-русски.", "Відкрити вікно і відправити лист", "- [Відкрити Pull Request](#лист)",
        "UTF-8 read as cp850 turns the Häuser into H├ñuser.", "Ελλάδα και Κύπρος", "MĂŞA ĂŞ", "IRMÃ”, not",
        "naïve œuvre « déjà »",
    ],
)  # fmt: skip
def code_page(text: str, at: int, context: Context) -> Finding:
    """Decode words that were read in the wrong code page, if they become words of the language."""
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)]
    if _ENCODINGS.search(line):
        return None
    found = [(right_of, m) for right_of, pattern in map(_readings, _PAGES) if (m := list(pattern.finditer(line)))]
    best, most = list[Change](), (0, 0, 0)
    for right_of, matches in found:
        small = sum(right_of[m[0]].islower() for m in matches)  # of two letters the small one is likelier
        right = _evidence(line, matches, right_of, at, context, rough=len(found) == 1)
        evidence = right, sum(len(m[0]) for m in matches), small
        if right and evidence > most:
            best, most = [replace(at + m.start(), at + m.end(), right_of[m[0]]) for m in matches], evidence
    return best or None


def _evidence(
    line: str, matches: list[re.Match[str]], right_of: dict[str, str], at: int, context: Context, rough: bool
) -> int:
    """How many words come out right if these places are decoded; nothing, if any comes out wrong.

    Words are counted last, because the language is needed for that; if there is no more to know than whether any comes
    out right (``rough``), mostly not at all.
    """
    evidence = cyrillic = 0
    words, letters_alone = list[str](), list[str]()
    for before, after in _words(line, matches, right_of):
        if before == after:
            continue
        if before.isalpha() and _CYRILLIC_LETTERS.issuperset(before) and not after.isalpha():
            return 0  # a word of Cyrillic that happens to look like the bytes of a sign: « Відкрити »
        letters = after if after.isalpha() else "".join(filter(str.isalpha, after))
        if letters and _CYRILLIC_LETTERS.issuperset(letters):
            cyrillic += len(letters)
        elif not _CYRILLIC_LETTERS.isdisjoint(letters) or context.is_word(before, at) or _CAPITAL_INSIDE.search(after):
            return 0
        elif len(letters) > 1:
            evidence += len(_PLAIN_LETTER.findall(before)) > 2 and _ODD.search(before, 1) is not None
            words.append(after)
        elif len(letters) == 1 and len(after) == 1:
            letters_alone.append(after)
    if not (rough and evidence):
        evidence += 2 * sum(_is_known(word, at, context) for word in words)
        evidence += sum(context.is_word(c, at) and context.language(at) is not None for c in letters_alone)
    return evidence or (cyrillic if cyrillic >= _ENOUGH else 0)


def _is_known(word: str, at: int, context: Context) -> bool:
    """Whether a part of a word, which signs part, is a word of the language."""
    parts = (word,) if word.isalpha() else _NO_LETTER.split(word)
    return any(context.is_word(part, at) for part in parts if len(part) > 1)


def _words(line: str, matches: list[re.Match[str]], right_of: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each word at these places, as it stands and as it is decoded."""
    start = end = reached = 0
    after = ""
    for m in matches:
        if m.start() >= end:
            if end:
                yield line[start:end], after + line[reached:end]
            start, end = _BEFORE.match(line, 0, m.start()).start(), _BEHIND.match(line, m.end()).end()
            after, reached = "", start
        after += line[reached : m.start()] + right_of[m[0]]
        reached = m.end()
    if end:
        yield line[start:end], after + line[reached:end]
