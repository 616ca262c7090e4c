"""From phrases that stand in a text to proposals: weigh the evidence, then write the repair."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from cleantext.glossary import article, french
from cleantext.glossary import evidence as says
from cleantext.glossary.case import like
from cleantext.glossary.compose import is_honest
from cleantext.glossary.entry import Entry
from cleantext.glossary.inflect import plural, singular
from cleantext.glossary.table import folded
from cleantext.model import Confidence, Proposal

GUESS, LIKELY, CERTAIN = Confidence.GUESS, Confidence.LIKELY, Confidence.CERTAIN


_ALONE = "none of the words it needs nearby"


class Found(NamedTuple):
    """A phrase that stands at text[start:end] (characters), and the right form for it."""

    start: int
    end: int
    right: str
    entry: Entry
    confidence: Confidence


class Judged(NamedTuple):
    """A found phrase with what its own surroundings say of it."""

    found: Found
    confidence: Confidence
    reasons: tuple[str, ...]


def proposals(
    text: str, found: Sequence[Found], spun: set[str], doubtful: Callable[[str, bool], list[Found]]
) -> list[Proposal]:
    """What to say of the phrases found in a text.

    ``spun`` holds the terms that earlier passes over the same document repaired; those of this pass are added.
    ``doubtful`` finds unlisted phrases; it is told whether the text is spun.
    """
    judged = [j for f in _outermost(found) if (j := _judged(text, f))]
    spun |= {j.found.entry.term for j in judged if j.confidence >= LIKELY}
    unlisted = doubtful(text, says.is_spun(len(spun), text))
    more = (f for f in _outermost([*found, *unlisted]) if f in unlisted)
    judged += (j for f in more if (j := _judged(text, f)))
    return [p for j in judged if (p := _proposal(text, _raised(text, j, spun)))]


def _outermost(found: Sequence[Found]) -> Iterable[Found]:
    """The phrases without those that stand inside a longer one that is as sure, or touch one of a higher rank."""
    kept: list[Found] = []
    for f in sorted(_of_rank(found), key=lambda f: (f.start, -f.end, -f.confidence)):
        if not any(k.start <= f.start and f.end <= k.end and k.confidence >= f.confidence for k in kept[-4:]):
            kept.append(f)
    return kept


def _of_rank(found: Sequence[Found]) -> Iterable[Found]:
    """The phrases without those that a phrase of a higher rank overlaps that is as sure."""
    in_order = sorted(found, key=lambda f: f.start)
    for i, f in enumerate(in_order):
        beside = in_order[max(0, i - 8) : i + 9]
        higher = (g for g in beside if g.entry.rank > f.entry.rank and g.confidence >= f.confidence)
        if not any(g.start < f.end and f.start < g.end for g in higher):
            yield f


def _judged(text: str, f: Found) -> Judged | None:
    """A phrase in the light of its own surroundings; None where they forbid it."""
    entry, start, end = f.entry, f.start, f.end
    if says.forbidden(entry, text, start, end):
        return None
    if says.acronym_beside(entry, text, start, end):
        return Judged(f, CERTAIN if f.confidence >= LIKELY else LIKELY, (f"{entry.acronym} stands beside it",))
    confidence = f.confidence
    reasons: tuple[str, ...] = ()
    if not says.near(entry, text, start, end):
        return Judged(f, GUESS, (_ALONE,))
    if says.quoted(text, start, end):
        confidence, reasons = says.lowered(confidence), ("stands in quotation marks",)
    elif not says.is_name(entry.term) and says.in_name(text, start, end):
        confidence, reasons = says.lowered(confidence), ("seems part of a name",)
    return Judged(f, confidence, reasons)


def _raised(text: str, j: Judged, spun: set[str]) -> Judged:
    """A doubtful phrase raised by what the rest of the document says."""
    others = spun - {j.found.entry.term}
    if j.confidence >= LIKELY or not others:
        return j
    if _ALONE in j.reasons and (j.found.confidence is GUESS or not says.is_spun(len(others), text)):
        return j
    if j.found.confidence is GUESS and is_honest(folded(text[j.found.start : j.found.end])):
        return j
    if len(others) > 1 and says.elsewhere(j.found.entry, text):
        return Judged(j.found, LIKELY, ("the right term stands elsewhere, beside other spun phrases",))
    if says.is_spun(len(others), text):
        return Judged(j.found, LIKELY, (f"the text holds {len(others)} other spun phrases",))
    return j


def _chosen(text: str, f: Found) -> str:
    """The right term, or the other one that the document speaks for, in the same number."""
    term = f.entry.term
    other = next((o for o in f.entry.others if says.speaks_for(o, term, text)), None)
    if other is None or f.right == term:
        return other or f.right
    return plural(other) if f.right == plural(term) else singular(other)


def _proposal(text: str, j: Judged) -> Proposal | None:
    """The repair, with the case of what it replaces and the words before it mended."""
    f, confidence = j.found, j.confidence
    start, before = f.start, text[f.start : f.end]
    right = _chosen(text, f)
    after = like(before, right)
    if f.entry.language == "fr":
        if french.unsure(text, start, after, f.entry.gender):
            confidence = GUESS
        elif moved := french.mended(text, start, after, f.entry.gender):
            start, after = moved[0], moved[1] + after
    elif f.entry.language == "en" and (mend := article.mended(text, start, before, after)):
        start, after = mend[0], mend[1] + after
    if text[start : f.end] == after:
        return None
    reason = "; ".join((f"“{' '.join(before.split())}” stands for “{right}”", *j.reasons)) + "."
    return Proposal(start, f.end, after, f.entry.id, confidence, reason)
