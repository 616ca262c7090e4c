"""A document as parts of prose: each is cleaned as it reads, and its edits are translated to places in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from cleantext.cleaner import Cleaner
from cleantext.model import Edit, Failure, Result, Verdict, VerdictSum
from cleantext.pipeline.apply import splice
from cleantext.spans import Span

BREAKS = "\r\n"
"""What no repair may insert if each line is a unit of its own."""


@dataclass(frozen=True, slots=True)
class Part:
    """Prose that stands in a file.

    Attributes:
        start: where it begins in the file's text.
        text: the prose as it reads, escapes resolved.
        places: for each character of it, and for its end, the place in the file, counted from ``start``;
            None where the file writes it as it reads.
        protect: spans of it that nothing may change.
        escape: writes a repair as the file writes text.
        forbidden: characters that no repair may bring in.
        ends: for each character of it, where it ends in the file, if there may be tags between one and the next;
            repairs keep those.
        forbidden_first: characters that no repair may bring to its beginning.
    """

    start: int
    text: str
    places: Sequence[int] | None = None
    protect: Sequence[Span] = ()
    escape: Callable[[str], str] | None = None
    forbidden: str = ""
    ends: Sequence[int] | None = None
    forbidden_first: str = ""

    def in_file(self, edit: Edit, source: str) -> Edit:
        """An edit of the part as an edit of the file's text."""
        if self.places is not None and self.ends is not None:
            return self._between_tags(edit, self.places, self.ends, source)
        start, end = self.place_in_file(edit.start), self.place_in_file(edit.end)
        before = source[start:end]
        after = before if edit.is_report else self.escape(edit.after) if self.escape else edit.after
        return edit._replace(start=start, end=end, before=before, after=after)

    def place_in_file(self, at: int) -> int:
        """A place in the part as a place in the file's text."""
        return self.start + (at if self.places is None else self.places[at])

    def judged(self, result: Result) -> Result:
        """The result of the part with the places of its verdict as places of the file's text."""
        verdict = result.verdict
        if not verdict.strongest:
            return result
        strongest = tuple(
            p._replace(start=self.place_in_file(p.start), end=self.place_in_file(p.end)) for p in verdict.strongest
        )
        return result._replace(verdict=verdict._replace(strongest=strongest))

    def _between_tags(self, edit: Edit, places: Sequence[int], ends: Sequence[int], source: str) -> Edit:
        """An edit that keeps the tags between its characters, beside the same words."""
        first, last = edit.start, edit.end
        start = places[first] if first < last or not first else ends[first - 1]
        end = ends[last - 1] if first < last else start
        before, escape = source[start:end], self.escape or str
        if edit.is_report:
            after = before
        elif end - start == last - first:  # written without escapes
            after = escape(edit.after)
        else:
            after = ""
            for at, old, new in _aligned(edit.before, edit.after):
                a, b = first + at, first + at + len(old)
                if first < a < b:
                    after += source[ends[a - 1] : places[a]]
                if old and old == new:
                    after += source[places[a] : ends[b - 1]]
                else:
                    after += escape(new) + "".join(source[ends[i] : places[i + 1]] for i in range(a, b - 1))
        return edit._replace(start=start, end=end, before=before, after=after)

    def allows(self, edit: Edit, repaired: str) -> bool:
        """Whether an edit may be made here at all, of those that lead to the repaired text."""
        if edit.is_report:
            return True
        first = self.forbidden_first
        if first and not edit.start and repaired.startswith(tuple(first)) and not self.text.startswith(tuple(first)):
            return False
        return not any(character in edit.after for character in self.forbidden)


def _aligned(before: str, after: str) -> Iterator[tuple[int, str, str]]:
    """Two texts as stretches of words that correspond: the place in the first, what it reads, and what the other."""
    old, new = (re.findall(r"\w+|\W", text) for text in (before, after))
    at = 0
    for _, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        one, other = "".join(old[i1:i2]), "".join(new[j1:j2])
        yield at, one, other
        at += len(one)


def unescaped(pieces: Iterable[tuple[int, str]], length: int) -> tuple[str, list[int]]:
    """A text from pieces as they read, and the places where its characters stood in a chunk of ``length``."""
    text, places = [], list[int]()
    for at, piece in pieces:
        text.append(piece)
        places += range(at, at + len(piece)) if len(piece) > 1 else (at,)
    return "".join(text), [*places, length]


def cleaned(chunk: str, parts: Sequence[Part], cleaner: Cleaner) -> Result:
    """A chunk of a file with its parts cleaned."""
    marked = [p for p in parts if p.protect]
    plain = [p for p in parts if not p.protect]
    results = [(p, cleaner.fix(p.text, p.protect)) for p in marked]
    results += zip(plain, cleaner.fix_batch([p.text for p in plain]), strict=True)
    edits, suggestions, failures = list[Edit](), list[Edit](), list[Failure]()
    for part, result in results:
        failures += (f._replace(at=part.place_in_file(f.at)) for f in result.failures)
        edits += (part.in_file(e, chunk) for e in result.edits if part.allows(e, result.text))
        suggestions += (part.in_file(e, chunk) for e in result.suggestions if part.allows(e, result.text))
    edits.sort()
    suggestions.sort()
    text = splice(chunk, edits) if edits else chunk
    verdict = _verdict(results)
    return Result(chunk, text, tuple(edits), tuple(suggestions), cleaner.signature, verdict, tuple(failures))


def _verdict(results: Sequence[tuple[Part, Result]]) -> Verdict:
    """The verdict on a chunk; honest text, of which there may be a million lines, has none that needs joining."""
    if not any(result.verdict.words for _, result in results):
        return Verdict()
    verdicts = VerdictSum()
    for part, result in results:
        verdicts.add(part.judged(result), at=0)
    return verdicts.total()


def narrowed(edit: Edit, whole_words: bool = False) -> Edit:
    """An edit without the beginning and the end that both sides share: what stays keeps its formatting."""
    before, after = edit.before, edit.after
    if edit.is_report:
        return edit
    head = _shared(before, after, whole_words)
    tail = _shared(before[head:][::-1], after[head:][::-1], whole_words)
    return edit._replace(
        start=edit.start + head,
        end=edit.end - tail,
        before=before[head : len(before) - tail],
        after=after[head : len(after) - tail],
    )


def _shared(one: str, other: str, whole_words: bool) -> int:
    """How many characters two texts share at the start; ``whole_words`` leaves out a word that differs further on."""
    count = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if whole_words and any(side[count : count + 1].isalnum() for side in (one, other)):
        while one[:count][-1:].isalnum():
            count -= 1
    return count


def without(result: Result, drop: Callable[[Edit], bool]) -> Result:
    """A result without some of its edits and suggestions."""
    edits = tuple(e for e in result.edits if not drop(e))
    suggestions = tuple(e for e in result.suggestions if not drop(e))
    text = result.text if len(edits) == len(result.edits) else splice(result.source, edits)
    return result._replace(text=text, edits=edits, suggestions=suggestions)


def complement(spans: Iterable[Span], length: int) -> list[Span]:
    """What lies between sorted, disjoint spans of a text of this length."""
    between, at = list[Span](), 0
    for start, end in spans:
        if at < start:
            between.append((at, start))
        at = max(at, end)
    if at < length:
        between.append((at, length))
    return between
