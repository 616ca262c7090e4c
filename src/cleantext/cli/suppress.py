"""Record in the user's glossary that a phrase must never be repaired."""

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
    """Forbid the repair of this phrase from the next run on; returns the glossary written, if an entry was found.

    The user's entry replaces ours for the same term, so it repeats everything that ours says.
    """
    ours = [shipped() / code for code in cleaner.config.codes if (shipped() / code).is_dir()]
    entries = load([*ours, *map(Path, cleaner.config.glossaries)])
    target = next((e for e in entries if e.id == edit.rule and _repairs(e, edit.before)), None)
    if target is None:
        return None
    phrase = " ".join(edit.before.split())
    glossary = user_folder()
    for entry in entries:
        if (entry.language, entry.term) == (target.language, target.term):
            forbidden = replace(entry, unless=tuple(dict.fromkeys((*entry.unless, phrase))))
            glossary = user_folder() / entry.language / f"{entry.domain}.toml"
            _write(glossary, forbidden)
    return glossary


def _repairs(entry: Entry, before: str) -> bool:
    """Whether an entry repairs this text, which may begin with the article or preposition before the phrase."""
    words = f" {folded(before)}"
    return any(
        words.endswith(f" {folded(spun)}") for form in (*entry.spun, *entry.guess) for spun, _ in variants(entry, form)
    )


def _write(file: Path, entry: Entry) -> None:
    """Write an entry to a glossary file, replacing one for the same term."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    old = next((e.line for e in read(file) if e.term == entry.term), None) if lines else None
    if old is not None:
        end = next((n for n in range(old, len(lines)) if lines[n].startswith("[")), len(lines))
        lines[old - 1 : end] = []
    text = "\n".join([*lines, *([""] if lines and lines[-1] else []), *_toml(entry), ""])
    write_text(file, text)


def _toml(entry: Entry) -> Sequence[str]:
    values = {f.name: getattr(entry, f.name) for f in fields(Entry) if f.name not in _PLACE}
    default = {f.name: f.default for f in fields(Entry)}
    rows = [f"{name} = {_value(name, value)}" for name, value in values.items() if value != default[name]]
    return [f"[{_string(entry.term)}]", *rows]


def _value(name: str, value: Any) -> str:
    if name == "fixes":
        return "{ " + ", ".join(f"{_string(a)} = {_string(b)}" for a, b in value) + " }"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_string, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else _string(value)


def _string(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
