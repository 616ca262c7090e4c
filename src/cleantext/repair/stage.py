"""The phrases stage: finds spun phrases in texts, and proposes what to put in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

from cleantext.model import Confidence, Proposal
from cleantext.repair.decoder import compose, unlisted
from cleantext.repair.decoder.compose import EVIDENCE_AT, GUESS_AT
from cleantext.repair.matching.filter import Filter
from cleantext.repair.matching.found import Found
from cleantext.repair.matching.match import hang_together, spans, stands
from cleantext.repair.matching.table import Table
from cleantext.repair.propose import Repaired, proposals
from cleantext.scan import tokens
from cleantext.scan.buffer import Buffer, Characters
from cleantext.scan.tokens import upper

NAME = "phrases"


class Document(Protocol):
    """What the stage asks of a document."""

    text: str
    hits: Any
    memory: dict[str, Any]


@dataclass(slots=True)
class Memory:
    """What the stage keeps of a document from one pass to the next.

    Attributes:
        repaired: the terms that were repaired in it.
        clauses: the doubtful phrases in each of its clauses.
    """

    repaired: set[Repaired] = field(default_factory=set)
    clauses: dict[str, list[Found]] = field(default_factory=dict)


class PhraseStage:
    """Looks for the phrases of a table, and if asked for unlisted ones, and proposes their repair."""

    names = (NAME,)

    def __init__(self, table: Table | None, unlisted_too: bool, include_guesses: bool = False) -> None:
        """Take the phrases.

        ``include_guesses``: whether doubtful unlisted ones are looked for in every text, because guesses are applied.
        """
        self.table, self.unlisted, self.include_guesses = table, unlisted_too, include_guesses and unlisted_too
        keys = [upper(table.keys)] if table else []
        prefixes = [upper(table.prefixes)] if table else []
        starts = [table.starts] if table else []
        if unlisted_too:
            keys.append(compose.alone("likely"))
            prefixes.append(compose.alone("prefixes"))
            starts.append(compose.alone("starts"))
        self._filter = Filter(keys, prefixes, starts)
        self._shortest = table.shortest if table else 2

    def find(self, buffer: Buffer) -> Mapping[int, Mapping[str, Sequence[tuple[int, Found]]]]:
        """For each text in which phrases stand that are listed, or sure by themselves: where, and which."""
        places = sorted(self._places(buffer), key=lambda f: (f.start, f.end))
        found = _in_characters(places, buffer)
        if self.unlisted:
            for number, here in found.items():
                # What users list is as long as they want it.
                sure = (f for f in here if f.confidence >= Confidence.LIKELY and not f.entry.rank)
                here += [longer for f in list(sure) if (longer := unlisted.extended(buffer.texts[number], f))]
        numbers = range(len(buffer.texts)) if self.include_guesses else found
        return {n: {NAME: [(f.start, _moved(f, -f.start)) for f in found.get(n, ())]} for n in numbers}

    def propose(self, name: str, document: Document) -> list[Proposal]:
        """What to put in the place of the phrases found in a document."""
        found = [_moved(f, at) for at, f in document.hits.get(name, ())]
        memory = document.memory.setdefault(name, Memory())
        return proposals(document.text, found, memory.repaired, partial(self._doubtful, document.text, memory))

    def _doubtful(self, text: str, memory: Memory, spun: bool) -> list[Found]:
        """The doubtful unlisted phrases that are worth asking for: in a spun text, or where guesses are applied."""
        if not (self.include_guesses or (spun and self.unlisted)):
            return []
        return unlisted.doubtful(text, GUESS_AT if self.include_guesses else EVIDENCE_AT, memory.clauses)

    def _places(self, buffer: Buffer) -> Iterator[Found]:
        """The phrases in a buffer, overlapping ones too, in bytes."""
        data, found = buffer.data, buffer.words()
        for place, length, key in self._filter.runs(found.hashes, self._shortest):
            edges = spans(found, place, length)
            start, end = edges[0][0], edges[-1][1]
            together = hang_together(data, edges)
            words = tokens.folded(b" ".join([data[a:b] for a, b in edges]).decode(errors="replace"))
            listed = False
            for phrase in self.table.with_key(key) if self.table else ():
                where = stands(data, edges, phrase.marked) if phrase.marked else (start, end)
                if where and (together or phrase.marked) and phrase.spun == words:
                    entry = self.table.entries[phrase.entry]  # type: ignore[union-attr]
                    yield Found(*where, phrase.right, entry, phrase.confidence)
                    listed = True
            if together and not listed and self.unlisted and length > 1 and (term := unlisted.sure(words, key)):
                yield unlisted.unlisted(start, end, term, Confidence.LIKELY)


def _moved(f: Found, by: int) -> Found:
    return f._replace(start=f.start + by, end=f.end + by)


def _in_characters(places: list[Found], buffer: Buffer) -> dict[int, list[Found]]:
    """Found phrases text by text, their offsets turned from bytes into characters."""
    found: dict[int, list[Found]] = {}
    text, limit = -1, -1
    for f in places:
        if f.start >= limit:
            text = buffer.text_at(f.start)
            limit = buffer.starts[text + 1]
            characters = Characters(buffer, text)
        start = characters.offset(f.start)
        length = len(buffer.data[f.start : f.end].decode(errors="surrogatepass"))
        found.setdefault(text, []).append(f._replace(start=start, end=start + length))
    return found
