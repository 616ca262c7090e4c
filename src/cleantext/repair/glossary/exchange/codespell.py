"""codespell dictionaries: ``wrong->right``, ``wrong->right, other,`` or ``wrong->right, reason to leave it``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cleantext.repair.glossary.entry import Entry
from cleantext.repair.glossary.exchange.pairs import Exported, FormPair, Imported, Note, exportable, gathered


def read(text: str, file: Path, language: str) -> Imported:
    """A form with several right words, or with a reason to leave it alone, becomes a guess."""
    pairs: list[FormPair] = []
    notes: list[Note] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        form, arrow, right = line.partition("->")
        words = [word.strip() for word in right.split(",")]
        if not arrow or not words[0]:
            notes.append(Note(number, f"{line!r} is not of the shape wrong->right"))
        elif len(words) == 1:
            pairs.append(FormPair(form, words[0], number, inflect="none"))
        elif words[-1]:
            reason, others = words[-1], tuple(words[1:-1])
            pairs.append(FormPair(form, words[0], number, is_guess=True, others=others, note=reason, inflect="none"))
        else:
            pairs.append(FormPair(form, words[0], number, is_guess=True, others=tuple(words[1:-1]), inflect="none"))
    return gathered(pairs, file, language, notes)


def write(entries: Sequence[Entry]) -> Exported:
    """A line for each form of one word: codespell looks at single words only."""
    forms, lost = exportable(entries, ("guess", "others", "inflect"))
    lines = []
    for form, entry in forms:
        if " " in form:
            lost.append(f"{form!r} → {entry.term!r} is left out: codespell looks at single words only")
        elif form in entry.guess or entry.others:
            lines.append(f"{form}->{', '.join((entry.term, *entry.others))},")
        else:
            lines.append(f"{form}->{entry.term}")
    return Exported("".join(line + "\n" for line in sorted(lines)), lost)
