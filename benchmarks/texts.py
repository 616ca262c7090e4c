"""The texts that are measured: from files you name, else composed of common words (seeded, so always the same)."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from wordfreq import top_n_list

Suite = tuple[list[str], tuple[str, ...]]
"""Texts, and the languages that may occur in them."""


def suites(folder: Path | None, megabytes: float) -> dict[str, Suite]:
    """All suites by name. A folder holds ``en`` and ``fr``, in each text files with a document a line."""
    english, french = (list(_documents(folder, language, megabytes)) for language in ("en", "fr"))
    return {
        "clean English": (english, ("en",)),
        "typeset English": ([_typeset(t) for t in english], ("en",)),
        "clean French": (french, ("fr",)),
        "mojibake, 1 line in 10": (_misread([*english[::2], *french[::2]]), ("en", "fr")),
        "spun and glued": ([_spun(t) for t in english], ("en",)),
        "short strings": ([t[:140] for t in english for _ in range(4)], ("en",)),
    }


def _documents(folder: Path | None, language: str, megabytes: float) -> Iterator[str]:
    size = 0.0
    for line in _lines(folder / language) if folder else _composed(language):
        size += len(line.encode()) / 1e6
        if size > megabytes:
            return
        yield line


def _lines(folder: Path) -> Iterator[str]:
    for file in sorted(folder.rglob("*.txt")):
        yield from filter(None, file.read_text(encoding="utf-8").split("\n"))


def _composed(language: str) -> Iterator[str]:
    """Endless paragraphs of common words, as often as they are used."""
    chance = random.Random(language)
    words = [w for w in top_n_list(language, 20_000) if w.isalpha()]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    while True:
        sentences = []
        for _ in range(chance.randint(3, 12)):
            picked = chance.choices(words, weights, k=chance.randint(6, 24))
            sentences.append(" ".join(picked).capitalize().replace(" et ", ", et ").replace(" but ", ", but ") + ".")
        yield " ".join(sentences)


def _typeset(text: str) -> str:
    """With the quotes and dashes of print."""
    text = re.sub(r"(?<=\w)'|'(?=\W)", "’", text).replace(" - ", " – ")
    return re.sub(r'"([^"]*)"', "“\\1”", text)


def _misread(texts: list[str]) -> list[str]:
    chance = random.Random(1)
    return [_as_latin(t.replace("'", "’").replace(" e", " é")) if chance.random() < 0.1 else t for t in texts]


def _as_latin(text: str) -> str:
    return text.encode().decode("latin-1")


def _spun(text: str) -> str:
    """With a fault about every 200 characters."""
    parts = re.split(r"(?<=\w{4}) (?=\w{4})", text)
    faults = (" profound learning ", " bosom malignancy ", " irregular timberland ", " , ", ".The ", "  ")
    size, out = 0, []
    for number, part in enumerate(parts):
        size += len(part)
        out.append(part + (faults[number % len(faults)] if size > 200 else " "))
        size %= 200
    return "".join(out).strip()
