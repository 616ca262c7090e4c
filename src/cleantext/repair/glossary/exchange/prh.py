"""``prh.yml``, the rule files of proofread-helper: expected forms with patterns and specs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cleantext.errors import GlossaryError
from cleantext.repair.glossary.entry import Entry
from cleantext.repair.glossary.exchange.pairs import Exported, Imported, Note, Pair, gathered, held
from cleantext.repair.glossary.exchange.yaml_nodes import items, line_of, members, quoted, root

_KNOWN = ("expected", "pattern", "patterns", "specs", "prh")


def read(text: str, file: Path, language: str) -> Imported:
    """Each rule's patterns that are plain text; its specs become examples."""
    top = members(root(text, file))
    if "rules" not in top:
        raise GlossaryError("no 'rules' in it", file=str(file), line=1)
    notes = [Note(line_of(top[name]), f"{name!r} is not followed") for name in ("imports", "targets") if name in top]
    pairs: list[Pair] = []
    for node in items(top["rules"]):
        rule = members(node)
        term = str(rule["expected"].value) if "expected" in rule else ""
        if not term:
            notes.append(Note(line_of(node), "a rule without 'expected'"))
            continue
        unknown = [name for name in rule if name not in _KNOWN]
        notes += (Note(line_of(rule[name]), f"{term!r}: {name!r} has no place in a glossary") for name in unknown)
        specs = [members(spec) for spec in items(rule.get("specs"))]
        fixes = tuple((str(s["from"].value), str(s["to"].value)) for s in specs if "from" in s and "to" in s)
        note = str(rule["prh"].value) if "prh" in rule else ""
        patterns = [*items(rule.get("pattern")), *items(rule.get("patterns"))]
        if not patterns:
            what = f"{term!r} has no pattern; what prh derives from 'expected' is not turned over"
            notes.append(Note(line_of(node), what))
        for pattern in patterns:
            form, line = str(pattern.value), line_of(pattern)
            if form.startswith("/"):
                notes.append(Note(line, f"{form} is a regular expression, not a form of {term!r}"))
            else:
                pairs.append(Pair(form, term, line, fixes=fixes, note=note))
    return gathered(pairs, file, language, notes)


def write(entries: Sequence[Entry]) -> Exported:
    """A rule for each term; the note is its message, the examples its specs."""
    forms, lost = held(entries, ("note", "fixes"))
    rules = ["version: 1\nrules:\n"]
    for entry in dict.fromkeys(entry for _, entry in forms):
        rules.append(f"  - expected: {quoted(entry.term)}\n    patterns:\n")
        rules += (f"      - {quoted(form)}\n" for form in entry.spun)
        if entry.fixes:
            rules.append("    specs:\n")
            rules += (f"      - from: {quoted(a)}\n        to: {quoted(b)}\n" for a, b in entry.fixes)
        rules += [f"    prh: {quoted(entry.note)}\n"] if entry.note else []
    return Exported("".join(rules), lost)
