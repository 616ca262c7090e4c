"""The inflected forms of an entry, which are all in the table, so that no text has to be inflected."""

from __future__ import annotations

from cleantext.repair.glossary.entry import Entry
from cleantext.repair.wording.inflect import conjugations, french_plural, plural, plurals_of_form, singular


def variants(entry: Entry, form: str) -> list[tuple[str, str]]:
    """The forms that stand for an entry, each with the right form of its term; the given form comes first."""
    pairs = [(form, entry.term)]
    if entry.inflect == "verb":
        right = conjugations(entry.term)
        for number, forms in enumerate(conjugations(form)):  # “labelled” stands for the term that is spelt like it
            pairs += zip(forms, right[min(number, len(right) - 1)], strict=True)
    elif entry.inflect == "noun":
        if entry.language == "fr":
            pairs.append((french_plural(form), entry.plural or french_plural(entry.term)))
        elif entry.language == "en":
            pairs += [(many, entry.plural or plural(entry.term)) for many in plurals_of_form(form)]
            if (single := singular(form)) != form:
                pairs.append((single, singular(entry.term)))
    return [(spun, right) for spun, right in dict(reversed(pairs)).items()][::-1]
