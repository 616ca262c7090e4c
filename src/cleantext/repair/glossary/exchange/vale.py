"""Vale substitution rules: ``swap``, a mapping of what is wrong to what is right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from cleantext.errors import GlossaryError
from cleantext.repair.glossary.entry import Entry
from cleantext.repair.glossary.exchange.pairs import Exported, FormPair, Imported, Note, exportable, gathered, several
from cleantext.repair.glossary.exchange.yaml_nodes import is_mapping, line_of, members, quoted, root, scalar

_REGEX = re.compile(r"[\\^$*+?{}|]|\[|\(")
_PLACELESS = ("exceptions", "tokens", "scope", "nonword", "vocab", "action", "pos", "capitalize", "filters")


def read(text: str, file: Path, language: str) -> Imported:
    """Each swap whose left side is plain text; ``a|b`` on the right side means the first, and others.

    Raises:
        GlossaryError: if it is not YAML, or has no mapping ``swap``.
    """
    rule = members(root(text, file))
    if "swap" not in rule:
        raise GlossaryError("no 'swap' in it: only rules that extend substitution hold terms", file=str(file), line=1)
    if not is_mapping(rule["swap"]):
        what = "'swap' must be a mapping: write 'wrong: right' in lines of their own below it"
        raise GlossaryError(what, file=str(file), line=line_of(rule["swap"]))
    notes = [Note(line_of(rule[name]), f"{name!r} has no place in a glossary") for name in _PLACELESS if name in rule]
    pairs: list[FormPair] = []
    for key, value in rule["swap"].value:
        form, right = scalar(key), scalar(value)
        if form is None or right is None:
            notes.append(Note(line_of(key), "plain text is needed on both sides"))
            continue
        rights = several(right)
        if _REGEX.search(form):
            notes.append(Note(line_of(key), f"{form!r} is a pattern, not a form"))
        elif not rights:
            notes.append(Note(line_of(key), f"{form!r} has nothing on its right side"))
        else:
            pairs.append(FormPair(form, rights[0], line_of(key), others=rights[1:]))
    return gathered(pairs, file, language, notes)


def write(entries: Sequence[Entry]) -> Exported:
    """One substitution rule of all forms."""
    forms, lost = exportable(entries, ("others",))
    head = "extends: substitution\nmessage: \"Use '%s' instead of '%s'.\"\nlevel: warning\nignorecase: true\nswap:\n"
    swaps = (f"  {quoted(_escaped(form))}: {quoted('|'.join((e.term, *e.others)))}\n" for form, e in forms)
    return Exported(head + "".join(swaps), lost)


def _escaped(form: str) -> str:
    """A form as the pattern that matches it."""
    return re.sub(r"([\\^$.*+?{}|\[\]()])", r"\\\1", form)
