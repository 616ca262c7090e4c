"""The inflected forms of an entry, so that they stand in the table and need not be looked for in the text."""

from __future__ import annotations

from cleantext.repair.glossary.entry import Entry
from cleantext.repair.wording.inflect import conjugated, french_plural, plural, singular


def variants(entry: Entry, form: str) -> list[tuple[str, str]]:
    """The forms that stand for an entry, each with the right form of its term; the given form comes first."""
    pairs = [(form, entry.term)]
    if entry.inflect == "verb":
        pairs += zip(conjugated(form), conjugated(entry.term), strict=True)
    elif entry.inflect == "noun":
        pluralised = french_plural if entry.language == "fr" else plural if entry.language == "en" else None
        if pluralised:
            pairs.append((pluralised(form), entry.plural or pluralised(entry.term)))
            if entry.language == "en" and (single := singular(form)) != form:
                pairs.append((single, singular(entry.term)))
    return [(spun, right) for spun, right in dict(reversed(pairs)).items()][::-1]
