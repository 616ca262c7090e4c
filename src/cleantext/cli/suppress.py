"""Write into the user's glossary that a phrase is never to be repaired."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from cleantext.cleaner import Cleaner
from cleantext.cli.user_dirs import user_folder
from cleantext.files.replacement import write_text
from cleantext.model import Edit
from cleantext.repair.glossary.collection import shipped
from cleantext.repair.glossary.entry import Entry
from cleantext.repair.glossary.load import load, read
from cleantext.repair.matching.variants import variants
from cleantext.repair.wording.normalise import folded

_PLACE = ("term", "language", "domain", "file", "line")


def suppress(edit: Edit, cleaner: Cleaner) -> Path | None:
    """Forbid the phrase that an edit repairs, from the next run on; returns the glossary written, if there is one.

    The user's entry takes the place of ours for the same term, so it repeats all that ours says.
    """
    ours = [shipped() / code for code in cleaner.config.codes if (shipped() / code).is_dir()]
    known = load([*ours, *map(Path, cleaner.config.glossaries)])
    found = next((e for e in known if e.id == edit.rule and _spun(e, edit.before)), None)
    if found is None:
        return None
    phrase = " ".join(edit.before.split())
    written = user_folder()
    for entry in known:
        if (entry.language, entry.term) == (found.language, found.term):
            forbidden = replace(entry, unless=tuple(dict.fromkeys((*entry.unless, phrase))))
            written = user_folder() / entry.language / f"{entry.domain}.toml"
            _write(written, forbidden)
    return written


def _spun(entry: Entry, before: str) -> bool:
    """Whether an entry repairs this text; the article or preposition before the phrase may be part of it."""
    words = f" {folded(before)}"
    return any(
        words.endswith(f" {folded(spun)}") for form in (*entry.spun, *entry.guess) for spun, _ in variants(entry, form)
    )


def _write(file: Path, entry: Entry) -> None:
    """Put an entry into a glossary file, in the place of one for the same term."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    old = next((e.line for e in read(file) if e.term == entry.term), None) if lines else None
    if old is not None:
        end = next((n for n in range(old, len(lines)) if lines[n].startswith("[")), len(lines))
        lines[old - 1 : end] = []
    written = "\n".join([*lines, *([""] if lines and lines[-1] else []), *_toml(entry), ""])
    write_text(file, written)


def _toml(entry: Entry) -> Sequence[str]:
    given = {f.name: getattr(entry, f.name) for f in fields(Entry) if f.name not in _PLACE}
    default = {f.name: f.default for f in fields(Entry)}
    said = [f"{name} = {_value(name, value)}" for name, value in given.items() if value != default[name]]
    return [f"[{_string(entry.term)}]", *said]


def _value(name: str, value: Any) -> str:
    if name == "fixes":
        return "{ " + ", ".join(f"{_string(a)} = {_string(b)}" for a, b in value) + " }"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_string, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else _string(value)


def _string(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
