"""Texts of spun phrases, of what spinners put for single words, of right terms and marks, for the decoder."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

from cleantext import Cleaner, Confidence
from cleantext.languages.en import LANGUAGE
from cleantext.repair.glossary.collection import entries_of
from cleantext.repair.glossary.families import read_families
from fuzz.inputs import ROOT, examples
from fuzz.promises import is_final, keeps_its_word, same
from fuzz.targets.native import plain_ways

_LEVELS = (Confidence.LIKELY, Confidence.GUESS)
_CLEANERS = {level: Cleaner(languages=("en",), at_least=level) for level in _LEVELS}
_PLAIN = {level: Cleaner(languages=("en",), at_least=level) for level in _LEVELS}
_BETWEEN_TEXTS = "\f"
_MARKS = (
    ", ", ". ", "; ", ": ", " (", ") ", "-", "’s ", "'s ", " “", "” ", ' "', '" ', " *", "* ", " _", "_ ", "\n", "\n\n",
    " , ", " .", "/", " = ", " → ", " | ", "s ", "ed ", "ing ", "\u00a0", "\u00ad", " <i>", "</i> ", " `", "` ", "? ",
    "! ", " [1] ", " AI ", " SVM ", " 12 ", "\u2011", "—", " e\u0301", "\u200b", "\ud800", "'", " a ", " an ", " A ",
    " THE ", " l’", " « ", " » ", _BETWEEN_TEXTS,
)  # fmt: skip
_SEED = 16


@cache
def vocabulary() -> tuple[str, ...]:
    """What an input may say: phrases, the right ones beside them, substitutes of single words, and small words."""
    entries = [e for e in entries_of(("en",), ()) if e.spun or e.guess]
    listed = [form for e in entries for form in (*e.spun, *e.guess, e.term)]
    families = read_families(Path(ROOT / "glossaries" / "en" / "families"))
    single = [word for f in families for word in (*f.substitutes[:3], f.word)]
    known = dict.fromkeys((*listed, *single))
    room = 191 * 256 - len(known)  # what two bytes can say
    return (*known, *(sorted(LANGUAGE.function_words) * 64)[: max(0, room)])


def seeds() -> list[bytes]:
    """Inputs by chance, always the same, of every length, at both levels; and honest texts with words replaced."""
    chance = random.Random(_SEED)
    made = [bytes([n % 4]) + chance.randbytes(4 + n) for n in range(0, 400, 2)]
    return made + [bytes([4 + n % 2]) + text.encode() for n, text in enumerate(_spun(chance))]


def _spun(chance: random.Random) -> list[str]:
    """Examples in which every second word that spinners replace was replaced."""
    families = {f.word: f.substitutes for f in read_families(Path(ROOT / "glossaries" / "en" / "families"))}
    texts = [" ".join(_replaced(w, families, chance) for w in t.split(" ")) for t in examples() if t.isprintable()]
    return [" ".join(texts[at : at + 4]) for at in range(0, len(texts), 4)]


def _replaced(word: str, families: dict[str, tuple[str, ...]], chance: random.Random) -> str:
    known = families.get(word, ())
    return chance.choice(known) if known and chance.random() < 0.5 else word


def text_of(data: bytes) -> str:
    """A byte below 64 is a mark or a small piece of text; two others say which word or phrase."""
    words, parts, at = vocabulary(), list[str](), 0
    while at < len(data):
        first = data[at]
        if first < 64:
            parts.append(_MARKS[first % len(_MARKS)])
            at += 1
            continue
        word = words[((first - 64) * 256 + (data[at + 1] if at + 1 < len(data) else 0)) % len(words)]
        parts.append(f"{'' if not parts or not parts[-1][-1].isalnum() else ' '}{word}")
        at += 2
    return "".join(parts)


def run(data: bytes) -> None:
    """The first byte says the level, and whether the rest is text as it is; a form feed ends a text of a batch."""
    if not data:
        return
    level = _LEVELS[data[0] & 1]
    text = data[1:].decode("utf-8", "surrogateescape") if data[0] & 4 else text_of(data[1:])
    texts = text.split(_BETWEEN_TEXTS)
    cleaner = _CLEANERS[level]
    results = cleaner.fix_batch(texts)
    for one, result in zip(texts, results, strict=True):
        keeps_its_word(result)
        is_final(cleaner, result)
        if len(texts) > 1:
            same(cleaner.fix(one), result, "batch")
    if data[0] & 2:
        with plain_ways():
            plain = _PLAIN[level].fix_batch(texts)
        for result, other in zip(results, plain, strict=True):
            same(result, other, "native")
