"""All glossaries of a cleaner as one: shipped ones and the user's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from cleantext import tokens
from cleantext.chosen import chosen
from cleantext.errors import GlossaryError
from cleantext.glossary import compose, unlisted
from cleantext.glossary.cache import cached
from cleantext.glossary.entry import Entry
from cleantext.glossary.filter import Filter
from cleantext.glossary.load import glossary_files, load
from cleantext.glossary.match import hang_together, spans, stands
from cleantext.glossary.propose import Found
from cleantext.glossary.table import Table, compiled, phrases
from cleantext.model import Confidence
from cleantext.scan import Buffer, Characters
from cleantext.tokens import upper

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
def entries_of(languages: tuple[str, ...], paths: tuple[str, ...]) -> tuple[Entry, ...]:
    """The entries of the shipped glossaries in these languages, and of the user's own."""
    places = _places(languages, paths)
    return tuple(load(places, together=len(places) - len(paths)))


def _places(languages: tuple[str, ...], paths: tuple[str, ...]) -> list[Path]:
    """The glossaries to read, ours first."""
    return [*(shipped() / code for code in languages if (shipped() / code).is_dir()), *map(Path, paths)]


def ids(languages: tuple[str, ...], paths: tuple[str, ...]) -> tuple[str, ...]:
    """The rule ids under which phrases of these glossaries are repaired."""
    return tuple(sorted({unlisted.ID, *(e.id for e in entries_of(languages, paths))}))


Check = Callable[[list[Entry], Table, tuple[str, ...]], None]


@lru_cache(maxsize=8)
def table(
    languages: tuple[str, ...],
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    check: Check | None = None,
) -> Table:
    """The phrases of the shipped glossaries in these languages, and of the user's own, as far as chosen.

    ``check`` looks at a table, its entries and languages before it is kept on disk.

    Raises:
        GlossaryError: if a glossary cannot be read, or does not pass the check.
    """

    def compile() -> Table:
        entries = [e for e in entries_of(languages, paths) if chosen(e.id, select, ignore)]
        made = compiled(phrases(entries), entries)
        if check:
            check(entries, made, languages)
        return made

    return cached([f for p in _places(languages, paths) for f in glossary_files(p)], repr((select, ignore)), compile)


class Phrases:
    """All phrases that a cleaner looks for: those of a table, and if asked unlisted ones."""

    def __init__(self, table: Table | None, unlisted_too: bool) -> None:
        self.table, self.unlisted = table, unlisted_too
        keys = [upper(table.keys)] if table else []
        prefixes = [upper(table.prefixes)] if table else []
        starts = [table.starts] if table else []
        if unlisted_too:
            keys.append(compose.alone("likely"))
            prefixes.append(compose.alone("prefixes"))
            starts.append(compose.alone("starts"))
        self._filter = Filter(keys, prefixes, starts)
        self._shortest = table.shortest if table else 2

    def find(self, buffer: Buffer) -> dict[int, list[Found]]:
        """For each text in which phrases stand that are listed, or sure by themselves: those, in characters."""
        places = sorted(self._places(buffer), key=lambda f: (f.start, f.end))
        found = _in_characters(places, buffer)
        if self.unlisted:
            for number, here in found.items():
                # What users list is as long as they want it.
                sure = (f for f in here if f.confidence >= Confidence.LIKELY and not f.entry.rank)
                here += [longer for f in list(sure) if (longer := unlisted.extended(buffer.texts[number], f))]
        return found

    def _places(self, buffer: Buffer) -> Iterator[Found]:
        """The phrases in a buffer, overlapping ones too, in bytes."""
        data, found = buffer.data, buffer.words()
        for place, length, key in self._filter.runs(found.hashes, self._shortest):
            edges = spans(found, place, length)
            start, end = edges[0][0], edges[-1][1]
            together = hang_together(data, edges)
            words = tokens.folded(b" ".join([data[a:b] for a, b in edges]).decode(errors="replace"))
            listed = False
            for phrase in self.table.with_key(key) if self.table else ():
                where = stands(data, edges, phrase.marked) if phrase.marked else (start, end)
                if where and (together or phrase.marked) and phrase.spun == words:
                    entry = self.table.entries[phrase.entry]  # type: ignore[union-attr]
                    yield Found(*where, phrase.right, entry, phrase.confidence)
                    listed = True
            if together and not listed and self.unlisted and length > 1 and (term := unlisted.sure(words, key)):
                yield unlisted.unlisted(start, end, term, Confidence.LIKELY)


def _in_characters(places: list[Found], buffer: Buffer) -> dict[int, list[Found]]:
    """Found phrases text by text, their offsets turned from bytes into characters."""
    found: dict[int, list[Found]] = {}
    text, limit = -1, -1
    for f in places:
        if f.start >= limit:
            text = buffer.text_at(f.start)
            limit = buffer.starts[text + 1]
            characters = Characters(buffer, text)
        start = characters.offset(f.start)
        length = len(buffer.data[f.start : f.end].decode(errors="surrogatepass"))
        found.setdefault(text, []).append(f._replace(start=start, end=start + length))
    return found
