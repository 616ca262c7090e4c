"""The texts for measuring: from your files, or else generated from common words with a fixed seed."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from wordfreq import top_n_list

Suite = tuple[list[str], tuple[str, ...]]
"""Documents, and the languages that may occur in them."""


def suites(folder: Path | None, megabytes: float) -> dict[str, Suite]:
    """All suites by name. A folder contains ``en`` and ``fr``, with text files of one paragraph a line."""
    english, french = (documents(folder, language, megabytes) for language in ("en", "fr"))
    ascii = [text for text in english if text.isascii()] or [_plain(text) for text in english]
    typeset = [_typeset(t) for t in english]
    return {
        "clean English, typeset": (typeset, ("en",)),
        "clean English, ASCII": (ascii, ("en",)),
        "clean French": (french, ("fr",)),
        "mojibake, 1 line in 10": (_misread([*english[::2], *french[::2]]), ("en", "fr")),
        "spun and glued": ([spoilt(t, 200) for t in typeset], ("en",)),
        "short strings": ([line[:140].strip() for t in english for line in t.split("\n")], ("en",)),
    }


def documents(folder: Path | None, language: str, megabytes: float) -> list[str]:
    """Documents of 1 to 40 paragraphs."""
    chance = random.Random(language)
    documents, size = [], 0.0
    paragraphs = _lines(folder / language) if folder else _composed(language)
    while size < megabytes:
        held = [p for p, _ in zip(paragraphs, range(chance.randint(1, 40)), strict=False)]
        if not held:
            break
        documents.append("\n".join(held))
        size += len(documents[-1].encode()) / 1e6
    return documents


def spoilt(text: str, every: float) -> str:
    """The text with a fault about once in so many characters, of six alternating kinds."""
    faults = (" profound learning ", " bosom malignancy ", " irregular timberland ", " , ", ".The ", "  ")
    count, due, at, out = 0, len(text) % every, 0, []
    for gap in re.finditer(r"(?<=[a-z]{4}) (?=[a-z]{4})", text):
        if gap.start() >= due:
            out += [text[at : gap.start()], faults[count % len(faults)]]
            count, due, at = count + 1, due + every, gap.end()
    return "".join([*out, text[at:]])


def _lines(folder: Path) -> Iterator[str]:
    for file in sorted(folder.rglob("*.txt")):
        yield from filter(None, file.read_text(encoding="utf-8").split("\n"))


def _composed(language: str) -> Iterator[str]:
    """Endless paragraphs of words at their usual frequency; none is repeated directly, which would be a fault."""
    chance = random.Random(language)
    words = [w for w in top_n_list(language, 20_000) if w.isalpha() and len(w) > 1]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    while True:
        sentences = []
        for _ in range(chance.randint(3, 12)):
            picked = chance.choices(words, weights, k=chance.randint(6, 24))
            once = [word for word, last in zip(picked, ["", *picked], strict=False) if word != last]
            sentences.append(" ".join(once).capitalize().replace(" but ", ", but ").replace(" mais ", ", mais ") + ".")
        yield " ".join(sentences)


def _plain(text: str) -> str:
    return text.encode("ascii", "ignore").decode()


def _typeset(text: str) -> str:
    """The text with typographic quotes and dashes, and now and then a name with accents."""
    text = re.sub(r"(?<=\w)'|'(?=\W)", "’", text).replace(" - ", " – ")
    said = cycle(["“No,” Zoë Núñez said – it wasn’t. ", *[""] * 9, "André Lefèvre’s answer was: “Why?” ", *[""] * 9])
    text = re.sub(r"(?<=[a-z]{4}\. )(?=[A-Z][a-z]+ )", lambda _: next(said), text)
    return re.sub(r'"([^"\n]*)"', "“\\1”", text)


def _misread(texts: list[str]) -> list[str]:
    """One line in ten, as if its UTF-8 had been read as Latin-1."""
    chance = random.Random(1)

    def misread(line: str) -> str:
        return line.replace("'", "’").replace(" e", " é").encode().decode("latin-1") if chance.random() < 0.1 else line

    return ["\n".join(map(misread, text.split("\n"))) for text in texts]
