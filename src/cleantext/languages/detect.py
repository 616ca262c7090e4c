"""Tells which language a text is written in."""

import re
from collections.abc import Sequence
from functools import cache
from os import SEEK_END
from pathlib import Path
from sys import byteorder
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleantext.array_cache import place, read, write
from cleantext.languages import LANGUAGES

_HEAD = 2_000
"""How many characters are read: enough to decide, in limited time."""

# A single plain letter is as often a variable or an initial as a word.
_WORD = re.compile(r"[^\W\d_]{2,}|[àáèéêòó]")

# Function words of related languages count against a language; the model decides whether the text is in one of them.
_NEIGHBOURS = {
    "af": "asook baie daardie die en het hierdie in is maar met na nie om op van vir wat was word",
    "ca": "amb aquest aquesta aquests de del dels el els en és fins i la les molt no pel pels per que són també",
    "da": "af at blev de den der det efter en er et for fra han har i ikke jeg kan man med men og om på som til var",
    "gl": "á ao coa cos da das de do dos dunha e en máis na nas no non o os pola polo que súa un unha xa",
    "la": "ad atque autem cum enim esse est et ex hoc id in ipse nec neque non per pro quae quam qui quod sed sunt ut",
    "lb": "an ass awer dat de den deen eng fir gëtt hien mat net sinn um vun zu",
    "no": "at av ble de dei den det eit er et etter for fra han har hun i ikke ikkje jeg med og om på så som til var",
    "ro": "a ale care cu de din este fi în la mai nu o pe pentru prin sau și un",
    "sv": "att av de den där det efter en ett för från han har hon i inte jag kan med och om på som till var är",
}

_FULL = 12
"""The votes of a word that only one language has; several languages share them."""

_LEAD = 2 * _FULL
"""How far ahead of the next language one must be to be chosen without asking the model."""

_FEWEST = 3
"""The model cannot judge a text with fewer words."""

_TAIL = 64
"""The last bytes of an xz file hold checksums: they tell one model from another."""

_SURE = 0.7
_LIKELY = 0.4
"""How probable the model must find a language by itself, and one that the votes speak for."""


def detect(text: str, among: Sequence[str]) -> str | None:
    """Return which of the languages a text is in, or None if it is in another or cannot be told.

    With a single language the user has settled the question.
    """
    if len(among) == 1:
        return among[0]
    words = _WORD.findall(text[:_HEAD].casefold())
    best, votes, second = _vote(words)
    if len(words) < _FEWEST:
        language = best if votes >= _FULL and not second else None
    elif votes >= second + _LEAD and votes >= 2 * second and 8 * votes >= _FULL * len(words):
        language = best
    else:
        language = _ask_model(text[:_HEAD], best if votes > second else None)
    return language if language in among else None


def _vote(words: list[str]) -> tuple[str, int, int]:
    """Return the language that most function words speak for, its votes, and those of the next one."""
    ballot, codes = _ballot()
    votes = [0] * len(codes)
    for word in words:
        if word in ballot:
            for index, weight in ballot[word]:
                votes[index] += weight
    most = max(votes)
    winner = votes.index(most)
    votes[winner] = 0
    return codes[winner], most, max(votes)


def _ask_model(text: str, favourite: str | None) -> str | None:
    """Return the language that the model finds, if it is sure enough."""
    code, probability = _model().classify(text)
    return str(code) if probability >= (_LIKELY if code == favourite else _SURE) else None


@cache
def _ballot() -> tuple[dict[str, tuple[tuple[int, int], ...]], tuple[str, ...]]:
    """Return the votes that each function word casts, by index of the language, and the languages."""
    lists = {code: language.function_words for code, language in LANGUAGES.items()}
    lists |= {code: frozenset(words.split()) for code, words in _NEIGHBOURS.items()}
    by_word: dict[str, list[int]] = {}
    for index, words in enumerate(lists.values()):
        for word in words:
            by_word.setdefault(word, []).append(index)
    ballot = {word: tuple((index, _FULL // len(indices)) for index in indices) for word, indices in by_word.items()}
    return ballot, tuple(lists)


@cache
def _model() -> Any:
    """Return the identifier of py3langid over all its languages.

    Unpacking it takes 0.4 s and 200 MB, so it is kept on disk unpacked, and only the parts that are used are
    loaded into memory: 20 ms and 20 MB.
    """
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    packed = MODEL_DIR / MODEL_FILE
    with packed.open("rb") as opened:
        opened.seek(-_TAIL, SEEK_END)
        cached = place("languages", opened.read())
    try:
        arrays = read(cached)
    except (OSError, ValueError):
        arrays = _unpacked(packed)
        write(arrays, cached)
    classes = arrays["classes"].tolist()
    by_feature = arrays["by_feature"].reshape(-1, len(classes))
    moves, rows, output = (arrays[name].data for name in ("moves", "rows", "output"))
    return LanguageIdentifier(by_feature, arrays["by_class"], classes, moves, output, norm_probs=True, tk_row=rows)


def _unpacked(file: Path) -> dict[str, NDArray[Any]]:
    """Return the arrays of a model."""
    from py3langid.modelio import load_model

    by_feature, by_class, classes, moves, rows, output = load_model(file)
    moves, rows = np.asarray(moves), np.asarray(rows)
    if byteorder == "big" and int(rows.max()) * 256 >= len(moves):  # py3langid takes the bytes of the file as they are
        moves, rows = moves.byteswap(), rows.byteswap()
    return {
        "by_feature": by_feature.ravel(),
        "by_class": by_class,
        "classes": np.array(classes),
        "moves": moves,
        "rows": rows,
        "output": np.array(output, np.int32),
    }
