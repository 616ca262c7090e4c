"""Read glossary files: TOML with one table for each term, or a table of forms (TSV, CSV)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import fields, replace
from itertools import repeat
from pathlib import Path
from typing import Any, NamedTuple

from cleantext.errors import GlossaryError
from cleantext.languages import LANGUAGES
from cleantext.repair.glossary.entry import Entry
from cleantext.repair.wording.normalise import folded

FAMILIES = "families"
TABLES = (".tsv", ".csv")
_LISTS = ("spun", "guess", "near", "unless", "keeps", "others")
_STRINGS = ("acronym", "note", "inflect", "plural", "gender")
_KEYS = {f.name for f in fields(Entry)} - {"term", "language", "domain", "rank", "file", "line"}
_GAP = re.compile(r"[\s-]+")
HEADER = re.compile(r"""^\[\[?\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([\w-]+))\s*\]""", re.MULTILINE)
"""The line with which an entry begins; its term is the group that takes part."""


def glossary_files(path: Path) -> list[Path]:
    """The glossary files at a path: the file itself, or all ``.toml`` files below the folder except word families.

    Raises:
        GlossaryError: if there is no such file or folder, or no glossary in it.
    """
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise GlossaryError("no such glossary file or folder", file=str(path))
    files = sorted(p for p in path.rglob("*.toml") if FAMILIES not in p.relative_to(path).parts)
    if not files:
        raise GlossaryError("no .toml glossary in this folder", file=str(path))
    return files


def load(paths: Iterable[Path], together: int = 1) -> list[Entry]:
    """The entries of glossary files and folders.

    The glossaries add up. The last one that lists a form decides what it stands for (its entry has the
    highest rank), a form that is a right term in a later path is no form any more, and an entry that is off takes those
    for its term out of the paths before it. The first ``together`` paths are of one rank.

    Raises:
        GlossaryError: naming file, line and entry, if one cannot be read, or entries of users would repair what they
            have repaired again and again.
    """
    merged: list[Entry] = []
    for rank, path in enumerate(paths):
        here = [entry for file in glossary_files(path) for entry in read(file)]
        off = {(e.language, e.term) for e in here if e.off}
        merged = [e for e in merged if (e.language, e.term) not in off]
        merged = _without_forms(merged, {(e.language, folded(e.term)) for e in here})
        merged += (replace(e, rank=max(0, rank - together + 1)) for e in here if not e.off)
    for fault in (*repaired_again([e for e in merged if e.rank]), *growing([e for e in merged if e.rank])):
        e, what = fault.entry, f"{fault.what}; {fault.cure}"
        raise GlossaryError(f"entry {e.term!r}: {what}", file=e.file, line=e.line)
    return merged


class Endless(NamedTuple):
    """An entry whose repair would be repaired again: what is wrong, and what to do."""

    entry: Entry
    what: str
    cure: str


def repaired_again(entries: Sequence[Entry]) -> Iterator[Endless]:
    """Entries of which a form is the right term of another: what that one repairs, this one would change again."""
    owners = {(e.language, folded(e.term)): e for e in entries}
    for entry in entries:
        for form in (*entry.spun, *entry.guess):
            owner = owners.get((entry.language, folded(form)))
            if owner and folded(owner.term) != folded(entry.term):
                what = f"the form {form!r} is a right term itself, {owner.file}:{owner.line}"
                yield Endless(entry, f"{what}: what is repaired would change again", "drop the form, or that entry")


def growing(entries: Iterable[Entry]) -> Iterator[Endless]:
    """Entries whose term holds one of its forms beside a sign: each run would write the rest of the term anew."""
    for entry in entries:
        term = f" {folded(entry.term)} "
        if term.strip() == " ".join(_GAP.split(entry.term.lower())):
            continue  # words only: the term is known as a whole, and what stands in it left alone
        for form in (*entry.spun, *entry.guess):
            if f" {folded(form)} " in term:
                what = f"the form {form!r} stands in the term, and each run would write the rest of it once more"
                yield Endless(entry, what, "drop the form")


def _without_forms(entries: Sequence[Entry], terms: Set[tuple[str, str]]) -> list[Entry]:
    """The entries without forms that are these terms; one that is left without any is dropped."""

    def right(entry: Entry, form: str) -> bool:
        return (entry.language, folded(form)) in terms and folded(form) != folded(entry.term)

    active = []
    for entry in entries:
        if any(right(entry, form) for form in (*entry.spun, *entry.guess)):
            spun, guess = (tuple(f for f in forms if not right(entry, f)) for forms in (entry.spun, entry.guess))
            entry = replace(entry, spun=spun, guess=guess)
            if not (spun or guess):
                continue
        active.append(entry)
    return active


def read(file: Path) -> list[Entry]:
    """The entries of one glossary file, in its order.

    Raises:
        GlossaryError: naming file, line and entry, if it cannot be read.
    """
    return parsed(text_of(file), file)


def text_of(file: Path) -> str:
    """The text of a file, which must be UTF-8.

    Raises:
        GlossaryError: if it cannot be read, or is not.
    """
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise GlossaryError(f"cannot be read: {error}", file=str(file)) from None
    except UnicodeDecodeError as error:
        what = f"is not UTF-8 text (byte {error.start} is 0x{error.object[error.start]:02x}); save the file as UTF-8"
        raise GlossaryError(what, file=str(file)) from None


def parsed(text: str, file: Path) -> list[Entry]:
    """The entries of a text that is, or is to be, the content of a glossary file.

    Raises:
        GlossaryError: naming file, line and entry, if it says none.
    """
    import tomllib  # neither is needed if there is a compiled table on disk, which saves 5 ms at the start

    from cleantext.repair.glossary.exchange import sheet

    language = language_of(file)
    if file.suffix.lower() in TABLES:
        return sheet.read(text, file, language).entries
    try:
        tables = tomllib.loads(text)
    except RecursionError:
        raise GlossaryError("not valid TOML: its brackets stand too deep in one another", file=str(file)) from None
    except ValueError as error:  # from TOML, or from Python if a number is too long for it
        line = re.search(r"line (\d+)", str(error))
        raise GlossaryError(f"not valid TOML: {error}", file=str(file), line=int(line[1]) if line else None) from None
    lines = _lines(text)
    return [
        _entry(term, table, language, file, line)
        for term, tables in tables.items()
        for table, line in zip(tables if isinstance(tables, list) else [tables], lines[term] or repeat(1), strict=False)
    ]


def language_of(file: Path) -> str:
    """The language of a glossary file: that of the folder named after one, else English."""
    return next((part for part in reversed(file.parts[:-1]) if part in LANGUAGES), "en")


def _lines(text: str) -> dict[str, list[int]]:
    """For each term the lines on which its tables begin."""
    lines: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(text.splitlines(), 1):
        if match := HEADER.match(line):
            lines[next(g for g in match.groups() if g is not None)].append(number)
    return lines


def _entry(term: str, table: Any, language: str, file: Path, line: int) -> Entry:
    def wrong(what: str) -> GlossaryError:
        return GlossaryError(f"entry {term!r}: {what}", file=str(file), line=line)

    if not isinstance(table, dict):
        raise wrong('must be a table: write ["term"], then its fields below')
    if unknown := set(table) - _KEYS:
        raise wrong(f"unknown field {min(unknown)!r}; known are {', '.join(sorted(_KEYS))}")
    for name in _LISTS:
        value = table.get(name, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            raise wrong(f"{name} must be a list of strings, none empty")
    for name in _STRINGS:
        if not isinstance(table.get(name, ""), str):
            raise wrong(f"{name} must be a string")
    if table.get("inflect", "noun") not in ("noun", "verb", "none"):
        raise wrong("inflect must be noun, verb or none")
    if table.get("gender", "") not in ("", "m", "f"):
        raise wrong("gender must be m or f")
    if not isinstance(table.get("off", False), bool):
        raise wrong("off must be true or false")
    examples = table.get("fixes", {})
    if not isinstance(examples, dict) or not all(isinstance(v, str) for v in examples.values()):
        raise wrong("fixes must be a table of strings: faulty text = repaired text")
    if not any(c.isalnum() for c in term):
        raise wrong("the term holds no letter")
    if "\t" in term or any("\t" in form for form in (*table.get("spun", ()), *table.get("guess", ()))):
        raise wrong("holds a tab: write a space")
    for form in (*table.get("spun", ()), *table.get("guess", ())):
        if not any(c.isalnum() for c in form):
            raise wrong(f"the form {form!r} can never match, it holds no letter or digit: drop it")
        if form.lower() == term.lower():
            raise wrong(f"the form {form!r} can never match, it is the term itself: drop it")
    values = {**table, **{name: tuple(table.get(name, ())) for name in _LISTS}, "fixes": tuple(examples.items())}
    return Entry(term=term, language=language, domain=file.stem, file=str(file), line=line, **values)
