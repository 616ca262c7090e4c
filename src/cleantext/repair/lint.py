"""What is wrong with glossaries: entries that contradict each other, honest forms, missing examples."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cleantext.repair.decoder.attested import is_honest
from cleantext.repair.glossary.entry import Entry, sort_key
from cleantext.repair.glossary.load import growing
from cleantext.repair.matching.found import Found, stands_right
from cleantext.repair.matching.table import compiled, phrases
from cleantext.repair.matching.variants import variants
from cleantext.repair.wording.normalise import folded


class EntryFault(NamedTuple):
    """Something wrong with an entry: where, what, and what to do; one that is not ``sure`` is only worth a look."""

    file: str
    line: int
    entry: str
    what: str
    cure: str
    sure: bool = True

    def __str__(self) -> str:
        """One line: the place, the entry, what is wrong and the cure."""
        perhaps = "" if self.sure else "perhaps: "
        return f"{self.file}:{self.line}: entry {self.entry!r}: {perhaps}{self.what}; {self.cure}"

    @property
    def key(self) -> str:
        """What a baseline file remembers: everything but the lines, which move."""
        return re.sub(r"(?<=\w):\d+", "", f"{self.file}: {self.entry}: {self.what}")


def audit(entries: Sequence[Entry]) -> list[EntryFault]:
    """All findings, by file and line."""
    findings = [*_unsorted(entries)]
    for language in {e.language for e in entries}:
        here = [e for e in entries if e.language == language]
        findings += _clashes(here)
        findings += (f for e in here for f in _of_one(e))
    return sorted(findings)


def honest(entries: Sequence[Entry], texts: Iterable[tuple[str, str]]) -> list[EntryFault]:
    """Spun forms that occur in honest texts, given as name and text; guesses may occur there."""
    from cleantext.repair.stage import NAME, PhraseStage
    from cleantext.scan.buffer import Buffer

    table = compiled(phrases(entries), entries)
    stage = PhraseStage(table)
    times: dict[tuple[int, str], int] = defaultdict(int)
    where: dict[tuple[int, str], str] = {}
    numbers = {id(e): i for i, e in enumerate(entries)}
    for name, text in texts:
        for hits in stage.find(Buffer([text])).values():
            for at, hit in hits[NAME]:
                if not isinstance(hit, Found):
                    continue
                key = numbers[id(hit.entry)], " ".join(text[at : at + hit.end].split()).lower()
                if hit.confidence > 1 and not hit.entry.near and not stands_right(text[at:], hit):
                    times[key] += 1
                    where.setdefault(key, f"{name}:{text.count(chr(10), 0, at) + 1}")
    return sorted(
        _finding(entries[number], f"{form!r} stands in honest text, {_times(n)} (first {where[number, form]})",
                 "move the form to guess, or give the entry near words")
        for (number, form), n in times.items()
    )  # fmt: skip


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _finding(entry: Entry, what: str, cure: str, sure: bool = True) -> EntryFault:
    return EntryFault(entry.file, entry.line, entry.term, what, cure, sure)


def _unsorted(entries: Sequence[Entry]) -> Iterator[EntryFault]:
    """Entries that come before the one they should follow."""
    last: dict[str, Entry] = {}
    for entry in entries:
        before = last.get(entry.file)
        if before and sort_key(entry.term) < sort_key(before.term):
            yield _finding(entry, f"stands after {before.term!r}", f"move it before {before.term!r}")
        else:
            last[entry.file] = entry


def _clashes(entries: Sequence[Entry]) -> Iterator[EntryFault]:
    """Contradictions between the entries of one language."""
    owners: dict[str, list[Entry]] = defaultdict(list)
    terms: dict[str, Entry] = {}
    spun: dict[str, Entry] = {}
    for entry in entries:
        for _, right in variants(entry, entry.term):
            terms.setdefault(folded(right), entry)
        for form in {folded(f) for f in (*entry.spun, *entry.guess)}:
            owners[form].append(entry)
        for form in entry.spun:
            spun.setdefault(folded(form), entry)
    for form, those in owners.items():
        for other in those[1:]:
            first = those[0]
            if other.term == first.term and (other.near, other.unless) == (first.near, first.unless):
                yield _finding(other, f"{form!r} stands twice, first at {_place(first)}", "drop one of them")
            elif other.term != first.term:
                what = f"{form!r} stands for {first.term!r} too, {_place(first)}"
                yield _finding(other, what, "keep it with the likelier term")
    for form, entry in spun.items():
        owner = terms.get(form)
        if owner and owner.term != entry.term:
            back = folded(entry.term) in map(folded, owner.spun)
            cycle = ", and that one stands for this: a cycle" if back else ""
            what = f"{form!r} is itself a term, {_place(owner)}{cycle}"
            yield _finding(entry, what, "drop the form, or move it to guess")
    for entry in entries:
        by = spun.get(folded(entry.term))
        if by and by.term != entry.term:
            yield _finding(entry, f"the repair is itself spun, {_place(by)}", "drop one of the two")
    yield from _inside(spun, terms)


def _inside(spun: dict[str, Entry], terms: dict[str, Entry]) -> Iterator[EntryFault]:
    """Spun forms inside a right term, which they would break."""
    for term, owner in terms.items():
        words = term.split(" ")
        for length in range(1, len(words)):
            for at in range(len(words) - length + 1):
                form = " ".join(words[at : at + length])
                if form in spun:
                    what = f"the form {form!r} stands inside the term {owner.term!r}, {_place(owner)}"
                    yield _finding(spun[form], what, "move the form to guess, or drop it")


def _of_one(entry: Entry) -> Iterator[EntryFault]:
    """What is wrong with an entry by itself."""
    if not entry.off and not entry.spun and not entry.guess:
        yield _finding(entry, "has no forms", "give it spun or guess forms, or drop it")
    if (entry.near or entry.unless) and not entry.keeps:
        name = "near" if entry.near else "unless"
        yield _finding(entry, f"has {name} but no example", "add keeps: a text in which the form is honest")
    for word in (*entry.near, *entry.unless):
        if len(word) < 2 and word.isascii():
            yield _finding(entry, f"{word!r} in near or unless begins any number of words", "write a longer word")
    for fault in growing([entry]):
        yield _finding(entry, fault.what, fault.cure)
    for form in (*entry.spun, *entry.guess):
        if folded(form) == folded(entry.term):
            yield _finding(entry, f"{form!r} can never match, it is the term itself", "drop the form")
    for form in entry.spun:
        words = folded(form)
        if " " in words and not entry.near and is_honest(words):
            yield _finding(entry, f"{words!r} seems to stand in honest science text", "move it to guess", sure=False)


def _place(entry: Entry) -> str:
    return f"{entry.file}:{entry.line}"
