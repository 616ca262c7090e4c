"""Word families: for a right word, the substitutes that spinners put in its place."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from cleantext.errors import GlossaryError
from cleantext.repair.wording.inflect import plural, verb_forms


def read_families(folder: Path) -> dict[str, list[str]]:
    """Right word → substitutes, the commonest first, from all files of a folder.

    Raises:
        GlossaryError: naming file and word, if a file is not made of lists of strings or a word stands twice.
    """
    families: dict[str, list[str]] = {}
    for file in sorted(folder.glob("*.toml")):
        try:
            read = tomllib.loads(file.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise GlossaryError(f"not valid TOML: {error}", file=str(file)) from None
        for word, substitutes in read.items():
            if not isinstance(substitutes, list) or not all(isinstance(s, str) for s in substitutes):
                raise GlossaryError(f"{word!r} must be a list of strings", file=str(file))
            if word in families:
                raise GlossaryError(f"{word!r} stands in another file already", file=str(file))
            families[word] = substitutes
    return families


def inflected(word: str, substitutes: list[str]) -> Iterator[tuple[str, list[str]]]:
    """A word and its inflected forms, each with the same form of its substitutes."""
    yield word, substitutes
    yield plural(word), [plural(s) for s in substitutes]
    forms = [verb_forms(s.partition(" ")[0]) for s in substitutes]
    rests = [s.partition(" ")[1] + s.partition(" ")[2] for s in substitutes]
    for i, form in enumerate(verb_forms(word)):
        if form != plural(word):
            yield form, [f[i] + rest for f, rest in zip(forms, rests, strict=True)]
