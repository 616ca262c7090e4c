"""Word families: for a right word, the substitutes that spinners put in its place, as people edit them.

A file holds one table a part of speech (``[verb]``, ``[noun]``, ``[adjective]``, ``[adverb]``, ``[function]``,
``[phrase]``), or, where the part of speech does not matter, its lines stand at the top. Each line names a right word
and its substitutes, the commonest first, in their base forms.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from cleantext.errors import GlossaryError

PARTS = ("verb", "noun", "adjective", "adverb", "function", "phrase")
ANY = ""


class Family(NamedTuple):
    """A right word, its part of speech (empty: any), what spinners put for it, and its file."""

    word: str
    part: str
    substitutes: tuple[str, ...]
    file: str


def read_families(folder: Path) -> list[Family]:
    """The families in all files of a folder and those in it, file by file; a word may stand in several.

    Raises:
        GlossaryError: naming file and word, if a file is not made of lists of strings.
    """
    return [family for file in sorted(folder.rglob("*.toml")) for family in _read(file)]


def _read(file: Path) -> Iterator[Family]:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise GlossaryError(f"not valid TOML: {error}", file=str(file)) from None
    plain = {word: substitutes for word, substitutes in content.items() if not isinstance(substitutes, dict)}
    yield from _families(plain, ANY, file)
    for part, table in content.items():
        if isinstance(table, dict) and part != "gender":
            if part not in PARTS:
                raise GlossaryError(f"[{part}] is no part of speech: write one of {', '.join(PARTS)}", file=str(file))
            yield from _families(table, part, file)


def _families(table: dict[str, Any], part: str, file: Path) -> Iterator[Family]:
    for word, substitutes in table.items():
        if not isinstance(substitutes, list) or not all(isinstance(s, str) for s in substitutes):
            raise GlossaryError(f"{word!r} must be a list of strings", file=str(file))
        yield Family(word, part, tuple(substitutes), file.stem)
