"""All glossaries of a cleaner as one: shipped ones and the user's own."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from cleantext.chosen import chosen
from cleantext.errors import GlossaryError
from cleantext.glossary import tokens, unlisted
from cleantext.glossary.cache import cached
from cleantext.glossary.entry import Entry
from cleantext.glossary.load import glossary_files, load
from cleantext.glossary.match import candidates
from cleantext.glossary.propose import Found
from cleantext.glossary.table import Table, compiled, phrases
from cleantext.model import Confidence
from cleantext.scan import Buffer, Characters

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped() -> Path:
    """The folder of the glossaries that come with the package.

    Raises:
        GlossaryError: if the installation is incomplete.
    """
    for folder in (_PACKAGE / "glossaries", _PACKAGE.parent.parent / "glossaries"):
        if folder.is_dir():
            return folder
    raise GlossaryError("the shipped glossaries are missing: reinstall cleantext-repair", file=str(_PACKAGE))


@lru_cache(maxsize=8)
def _entries(languages: tuple[str, ...], paths: tuple[str, ...]) -> tuple[Entry, ...]:
    return tuple(load(_places(languages, paths)))


def _places(languages: tuple[str, ...], paths: tuple[str, ...]) -> list[Path]:
    """The glossaries to read, ours first."""
    return [*(shipped() / code for code in languages if (shipped() / code).is_dir()), *map(Path, paths)]


def ids(languages: tuple[str, ...], paths: tuple[str, ...]) -> tuple[str, ...]:
    """The rule ids under which phrases of these glossaries are repaired."""
    return tuple(sorted({unlisted.ID, *(e.id for e in _entries(languages, paths))}))


@lru_cache(maxsize=8)
def table(
    languages: tuple[str, ...], paths: tuple[str, ...], select: tuple[str, ...], ignore: tuple[str, ...]
) -> Table:
    """The phrases of the shipped glossaries in these languages, and of the user's own, as far as chosen."""

    def compile() -> Table:
        entries = [e for e in _entries(languages, paths) if chosen(e.id, select, ignore)]
        return compiled(phrases(entries), entries)

    return cached([f for p in _places(languages, paths) for f in glossary_files(p)], repr((select, ignore)), compile)


def find(table: Table | None, unlisted_too: bool, buffer: Buffer) -> dict[int, list[Found]]:
    """For each text in which phrases of the table, or unlisted ones that are sure, stand: those, in characters."""
    words = tokens.words(buffer.data)
    places: list[Found] = []  # in bytes
    if table is not None:
        for start, end, phrase in candidates(table, buffer.data, words):
            places.append(Found(start, end, phrase.right, table.entries[phrase.entry], phrase.confidence))
    if unlisted_too:
        for start, end, term in unlisted.sure(buffer.data, words):
            places.append(unlisted.unlisted(start, end, term, Confidence.LIKELY))
    found: dict[int, list[Found]] = {}
    text, limit = -1, -1
    for f in sorted(places, key=lambda f: (f.start, f.end)):
        if f.start >= limit:
            text = buffer.text_at(f.start)
            limit = buffer.starts[text + 1]
            characters = Characters(buffer, text)
        start = characters.offset(f.start)
        length = len(buffer.data[f.start : f.end].decode(errors="surrogatepass"))
        found.setdefault(text, []).append(f._replace(start=start, end=start + length))
    return found
