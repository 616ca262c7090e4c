"""One term of a glossary, with the spun forms that stand for it."""

from __future__ import annotations

from dataclasses import dataclass

UNLISTED = "phrases/unlisted"
"""The rule id of edits of terms that no glossary lists."""

GENERAL = "phrases/general"
"""The rule id of edits of general words and set phrases."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A right term and what spinners make of it; the fields are those of the glossary file.

    Attributes:
        term: the right term, singular, in the case it has within a sentence.
        spun: forms that honest text never has.
        guess: forms that honest text may have too: applied only with evidence.
        acronym: the term's acronym; beside a form it makes the repair certain.
        near: words of which one must stand in the same paragraph.
        unless: words of which none may stand in the same sentence.
        fixes: example text → repaired text.
        keeps: example texts in which nothing may change.
        inflect: what takes endings: ``noun`` the last word (French: the head), ``verb`` the first, ``none`` nothing.
        plural: the term's plural where it is not regular.
        gender: French: ``m`` or ``f``.
        others: right terms that the forms stand for less often: taken where the document speaks for one.
        off: the entry is switched off, and so are entries for the same term in glossaries before this one.
        rank: which of the glossaries that are used together it came from; forms of a higher rank win.
        file, line: where the entry stands.
    """

    term: str
    spun: tuple[str, ...] = ()
    guess: tuple[str, ...] = ()
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
    off: bool = False
    language: str = "en"
    domain: str = ""
    rank: int = 0
    file: str = ""
    line: int = 0

    @property
    def id(self) -> str:
        """The rule id of edits by this entry: ``phrases/`` and its domain."""
        return rule_id(self.domain)


def rule_id(domain: str) -> str:
    """The rule id of edits by the entries of a domain."""
    return f"phrases/{domain}"


def sort_key(term: str) -> tuple[str, str]:
    """The key by which terms are sorted."""
    return term.casefold(), term
