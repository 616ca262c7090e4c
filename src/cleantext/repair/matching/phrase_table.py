"""The table of all phrases that a cleaner looks for, compiled once and kept on disk."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from cleantext.repair.glossary.collection import entries_of, file_states, places
from cleantext.repair.glossary.entry import Entry
from cleantext.repair.glossary.load import glossary_files
from cleantext.repair.matching.table import Table, compiled, phrases
from cleantext.repair.matching.table_cache import cached
from cleantext.selectors import is_selected

Check = Callable[[list[Entry], Table, tuple[str, ...]], None]


def table(
    languages: tuple[str, ...],
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    check: Check | None = None,
) -> Table:
    """The selected phrases of the shipped glossaries in these languages and of the user's own.

    ``check`` is called with a table, its entries and languages before the table is kept on disk.

    Raises:
        GlossaryError: if a glossary cannot be read, or does not pass the check.
    """
    return _table(languages, paths, select, ignore, check, file_states(paths))


@lru_cache(maxsize=8)
def _table(
    languages: tuple[str, ...],
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    check: Check | None,
    _states: object,
) -> Table:

    def compile() -> Table:
        entries = [e for e in entries_of(languages, paths) if is_selected(e.id, select, ignore)]
        table = compiled(phrases(entries), entries)
        if check:
            check(entries, table, languages)
        return table

    return cached([f for p in places(languages, paths) for f in glossary_files(p)], repr((select, ignore)), compile)
