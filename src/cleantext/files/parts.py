"""A document as the prose in it: each part cleaned as it reads, its edits put back where they belong in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from cleantext.cleaner import Cleaner
from cleantext.model import Edit, Failure, Result, Verdict, VerdictSum
from cleantext.pipeline.apply import splice
from cleantext.spans import Span

BREAKS = "\r\n"
"""What no repair may bring in where a line is a unit of its own."""


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
    """

    start: int
    text: str
    places: Sequence[int] | None = None
    protect: Sequence[Span] = ()
    escape: Callable[[str], str] | None = None
    forbidden: str = ""

    def in_file(self, edit: Edit, source: str) -> Edit:
        """An edit of the part as an edit of the file's text."""
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

    def allows(self, edit: Edit) -> bool:
        """Whether an edit may be made here at all."""
        return edit.is_report or not any(character in edit.after for character in self.forbidden)


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
        edits += (part.in_file(e, chunk) for e in result.edits if part.allows(e))
        suggestions += (part.in_file(e, chunk) for e in result.suggestions if part.allows(e))
    edits.sort()
    suggestions.sort()
    text = splice(chunk, edits) if edits else chunk
    verdict = _verdict(results)
    return Result(chunk, text, tuple(edits), tuple(suggestions), cleaner.signature, verdict, tuple(failures))


def _verdict(results: Sequence[tuple[Part, Result]]) -> Verdict:
    """The verdict on a chunk; of honest text, which may be a million lines, none was judged."""
    if not any(result.verdict.words for _, result in results):
        return Verdict()
    verdicts = VerdictSum()
    for part, result in results:
        verdicts.add(part.judged(result), at=0)
    return verdicts.total()


def without(result: Result, drop: Callable[[Edit], bool]) -> Result:
    """A result less some of its edits and suggestions."""
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
