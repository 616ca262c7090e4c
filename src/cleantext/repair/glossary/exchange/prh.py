"""``prh.yml``, the rule files of proofread-helper: expected forms with patterns and specs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from cleantext.errors import GlossaryError
from cleantext.repair.glossary.entry import Entry
from cleantext.repair.glossary.exchange.pairs import Exported, FormPair, Imported, Note, exportable, gathered
from cleantext.repair.glossary.exchange.yaml_nodes import is_list, items, line_of, members, quoted, root, scalar

_KNOWN = ("expected", "pattern", "patterns", "specs", "prh")


def read(text: str, file: Path, language: str) -> Imported:
    """Each rule's patterns that are plain text; its specs become examples.

    Raises:
        GlossaryError: if it is not YAML, or has no list ``rules``.
    """
    top = members(root(text, file))
    if "rules" not in top:
        raise GlossaryError("no 'rules' in it", file=str(file), line=1)
    if not is_list(top["rules"]):
        what = "'rules' must be a list: write '- expected: …' in lines of their own below it"
        raise GlossaryError(what, file=str(file), line=line_of(top["rules"]))
    notes = [Note(line_of(top[name]), f"{name!r} is not followed") for name in ("imports", "targets") if name in top]
    pairs: list[FormPair] = []
    for node in items(top["rules"]):
        rule = members(node)
        term = scalar(rule.get("expected"))
        if not term:
            notes.append(Note(line_of(node), "a rule without an 'expected' that is plain text"))
            continue
        unknown = [name for name in rule if name not in _KNOWN]
        notes += (Note(line_of(rule[name]), f"{term!r}: {name!r} has no place in a glossary") for name in unknown)
        fixes = tuple(_examples(items(rule.get("specs")), notes))
        note = scalar(rule.get("prh")) or ""
        if "prh" in rule and not note:
            notes.append(Note(line_of(rule["prh"]), f"{term!r}: 'prh' is not plain text"))
        patterns = [*items(rule.get("pattern")), *items(rule.get("patterns"))]
        if not patterns:
            what = f"{term!r} has no pattern; what prh derives from 'expected' is not converted"
            notes.append(Note(line_of(node), what))
        for pattern in patterns:
            form, line = scalar(pattern), line_of(pattern)
            if form is None:
                notes.append(Note(line, f"a pattern of {term!r} is not plain text"))
            elif form.startswith("/"):
                notes.append(Note(line, f"{form} is a regular expression, not a form of {term!r}"))
            else:
                pairs.append(FormPair(form, term, line, fixes=fixes, note=note))
    return gathered(pairs, file, language, notes)


def _examples(specs: Sequence[Any], notes: list[Note]) -> Iterator[tuple[str, str]]:
    """Each spec: a text and its repair."""
    for spec in specs:
        sides = members(spec)
        before, after = scalar(sides.get("from")), scalar(sides.get("to"))
        if before is None or after is None:
            notes.append(Note(line_of(spec), "a spec without a 'from' and a 'to' that are plain text"))
        else:
            yield before, after


def write(entries: Sequence[Entry]) -> Exported:
    """A rule for each term; the note is its message, the examples its specs."""
    forms, lost = exportable(entries, ("note", "fixes"))
    rules = ["version: 1\nrules:\n"]
    for entry in dict.fromkeys(entry for _, entry in forms):
        rules.append(f"  - expected: {quoted(entry.term)}\n    patterns:\n")
        rules += (f"      - {quoted(form)}\n" for form in entry.spun)
        if entry.fixes:
            rules.append("    specs:\n")
            rules += (f"      - from: {quoted(a)}\n        to: {quoted(b)}\n" for a, b in entry.fixes)
        rules += [f"    prh: {quoted(entry.note)}\n"] if entry.note else []
    return Exported("".join(rules), lost)
