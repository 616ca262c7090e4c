"""The glossaries that are used together: the shipped ones of some languages, and the user's own."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from cleantext.errors import GlossaryError
from cleantext.repair.glossary.entry import GENERAL, UNLISTED, Entry, rule_id
from cleantext.repair.glossary.load import glossary_files, load

_PACKAGE = Path(__file__).resolve().parents[2]


def shipped() -> Path:
    """The folder of the glossaries that come with the package.

    Raises:
        GlossaryError: if the installation is incomplete.
    """
    for folder in (_PACKAGE / "glossaries", _PACKAGE.parent.parent / "glossaries"):
        if folder.is_dir():
            return folder
    raise GlossaryError("the shipped glossaries are missing: reinstall cleantext-repair", file=str(_PACKAGE))


def entries_of(languages: tuple[str, ...], paths: tuple[str, ...]) -> tuple[Entry, ...]:
    """The entries of the shipped glossaries in these languages, and of the user's own as they are now."""
    return _entries_of(languages, paths, file_states(paths))


def file_states(paths: tuple[str, ...]) -> tuple[tuple[str, int, int], ...]:
    """The user's glossary files with their times and sizes; while these stay the same, nothing is read again."""
    files = [file for path in paths for file in glossary_files(Path(path))]
    return tuple((str(file), (status := file.stat()).st_mtime_ns, status.st_size) for file in files)


@lru_cache(maxsize=8)
def _entries_of(languages: tuple[str, ...], paths: tuple[str, ...], _states: object) -> tuple[Entry, ...]:
    files = places(languages, paths)
    return tuple(load(files, together=len(files) - len(paths)))


def places(languages: tuple[str, ...], paths: tuple[str, ...]) -> list[Path]:
    """The glossaries to read, ours first."""
    return [*(shipped() / code for code in languages if (shipped() / code).is_dir()), *map(Path, paths)]


def ids(languages: tuple[str, ...], paths: tuple[str, ...]) -> tuple[str, ...]:
    """The rule ids under which phrases of these glossaries are repaired, known from the names of their files.

    (Reading the files for it took 0.4 s.)
    """
    files = (file for place in places(languages, paths) for file in glossary_files(place))
    return tuple(sorted({GENERAL, UNLISTED, *(rule_id(file.stem) for file in files)}))
