"""Our own format: one TOML table a term, sorted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from cleantext.repair.glossary.edit import toml_list, toml_string
from cleantext.repair.glossary.entry import Entry, sort_key
from cleantext.repair.glossary.exchange.pairs import Exported

_LISTS = ("spun", "guess", "others", "near", "unless")
_WORDS = ("plural", "gender", "note")


def write(entries: Sequence[Entry]) -> Exported:
    """The text of a glossary file; a term that stands several times is written in double brackets."""
    ordered = sorted(entries, key=lambda e: sort_key(e.term))
    blocks: list[str] = []
    for term, group in groupby(ordered, key=lambda e: e.term):
        same = list(group)
        header = f"[{toml_string(term)}]"
        blocks += ((header if len(same) == 1 else f"[{header}]") + "\n" + _fields(e) for e in same)
    return Exported("\n".join(blocks), [])


def _fields(entry: Entry) -> str:
    lines = [f"acronym = {toml_string(entry.acronym)}"] if entry.acronym else []
    lines += (f"{name} = {toml_list(value)}" for name in _LISTS if (value := getattr(entry, name)))
    lines += [f"inflect = {toml_string(entry.inflect)}"] if entry.inflect != "noun" else []
    lines += (f"{name} = {toml_string(value)}" for name in _WORDS if (value := getattr(entry, name)))
    if entry.fixes:
        pairs = ", ".join(f"{toml_string(a)} = {toml_string(b)}" for a, b in entry.fixes)
        lines.append(f"fixes = {{ {pairs} }}")
    lines += [f"keeps = {toml_list(entry.keeps)}"] if entry.keeps else []
    lines += ["off = true"] if entry.off else []
    return "".join(line + "\n" for line in lines)
