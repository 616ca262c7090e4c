"""What foreign formats have in common: pairs of a faulty form and a right one, gathered into entries."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import NamedTuple

from cleantext.repair.glossary.entry import Entry
from cleantext.repair.wording.normalise import folded

_ENDS = ' "“”\\'
_BRACKETED = re.compile(r"\s*\([^()]*\)$")
_BRACKETS = (("(", ")"), ("[", "]"))


class Note(NamedTuple):
    """Something that could not be converted, and its line (0: the whole file)."""

    line: int
    what: str


class Imported(NamedTuple):
    """The entries of a foreign file, and what could not be converted."""

    entries: list[Entry]
    notes: list[Note]


class Exported(NamedTuple):
    """The text of a foreign file, and what it could not express."""

    text: str
    notes: list[str]


@dataclass(frozen=True, slots=True)
class FormPair:
    """One faulty form and the right term for it; the options are those of an entry."""

    form: str
    term: str
    line: int
    is_guess: bool = False
    acronym: str = ""
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    fixes: tuple[tuple[str, str], ...] = ()
    keeps: tuple[str, ...] = ()
    note: str = ""
    inflect: str = "noun"
    plural: str = ""
    gender: str = ""
    others: tuple[str, ...] = ()


_OPTIONS = "near unless guess acronym others inflect plural gender note fixes keeps".split()
_SHARED = [f.name for f in fields(FormPair) if f.name not in ("form", "term", "line", "is_guess")]


def gathered(pairs: Iterable[FormPair], file: Path, language: str, notes: Sequence[Note] = ()) -> Imported:
    """Pairs as entries, one for each term and set of options; the first to claim a form has it.

    A form that only adds an acronym in brackets to another for the same term is left out, so that the acronym stays.
    """
    claimed: dict[str, FormPair] = {}
    lost = list(notes)
    for pair in pairs:
        form, term = tidied(pair.form), tidied(pair.term)
        first = claimed.get(form.lower())
        if not folded(form) or not folded(term):
            lost.append(Note(pair.line, f"{pair.form!r} → {pair.term!r}: one of the two holds no letter or digit"))
        elif folded(form) == folded(term):
            lost.append(Note(pair.line, f"{form!r} → {term!r}: differ only in case, spaces or marks"))
        elif first is None:
            claimed[form.lower()] = pair
        elif tidied(first.term) != term:
            lost.append(Note(pair.line, f"{form!r} → {term!r}: stands for {first.term!r} already, line {first.line}"))
    for form, pair in list(claimed.items()):
        bare = claimed.get(_BRACKETED.sub("", form))
        if bare and bare is not pair and folded(bare.term) == folded(pair.term):
            shown = f"{tidied(pair.form)!r} → {tidied(pair.term)!r}"
            lost.append(Note(pair.line, f"{shown}: stands in line {bare.line} without the brackets"))
            del claimed[form]
    by_meaning: dict[tuple[object, ...], list[FormPair]] = {}
    for pair in claimed.values():
        by_meaning.setdefault((tidied(pair.term), *(getattr(pair, name) for name in _SHARED)), []).append(pair)
    entries = [_entry(str(key[0]), group, file, language) for key, group in by_meaning.items()]
    return Imported(entries, sorted(lost))


def _entry(term: str, pairs: Sequence[FormPair], file: Path, language: str) -> Entry:
    first = pairs[0]
    return Entry(
        term=term,
        spun=tuple(tidied(p.form) for p in pairs if not p.is_guess),
        guess=tuple(tidied(p.form) for p in pairs if p.is_guess),
        language=language,
        domain=file.stem,
        file=str(file),
        line=first.line,
        **{name: getattr(first, name) for name in _SHARED},
    )


def tidied(cell: str) -> str:
    """A cell without what was left around it: quotation marks, backslashes, a bracket that nothing opens or closes."""
    tidy = " ".join(cell.split()).strip(_ENDS)
    while (rest := _without_bracket(tidy)) is not None:
        tidy = rest.strip(_ENDS)
    return tidy


def _without_bracket(cell: str) -> str | None:
    """The cell without a bracket at one of its ends that nothing opens or closes; none if it has no such bracket."""
    for opening, closing in _BRACKETS:
        if cell.endswith(closing) and cell.count(closing) > cell.count(opening):
            return cell[:-1]
        if cell.startswith(opening) and cell.count(opening) > cell.count(closing):
            return cell[1:]
    return None


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, with ``|`` between them."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def exportable(entries: Sequence[Entry], places: Collection[str] = ()) -> tuple[list[tuple[str, Entry]], list[str]]:
    """The forms that a format can express, each with its entry; and what it cannot express.

    ``places`` names the options that it can express. A form that needs evidence is left out if the evidence would be
    lost: by itself it would change honest text.
    """
    forms: list[tuple[str, Entry]] = []
    lost: list[str] = []
    for entry in entries:
        missing = [name for name in _OPTIONS if getattr(entry, name) not in ("", (), "noun") and name not in places]
        if "near" in missing or "unless" in missing:
            lost.append(f"{entry.term!r} is left out: it needs {' and '.join(missing)}")
            continue
        forms += ((form, entry) for form in entry.spun)
        if "guess" in places:
            forms += ((form, entry) for form in entry.guess)
        if missing:
            lost.append(f"{entry.term!r}: no place for {', '.join(_shown(entry, name) for name in missing)}")
    return forms, lost


def _shown(entry: Entry, name: str) -> str:
    return f"guess ({' | '.join(entry.guess)})" if name == "guess" else name
