"""From phrases in a text to proposals: weigh the evidence, then write the repair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleantext.model import Confidence, Proposal
from cleantext.repair.decoder.attested import is_honest
from cleantext.repair.decoder.disambiguate import meant
from cleantext.repair.matching.found import Found, stands_right
from cleantext.repair.signals import evidence as says
from cleantext.repair.signals.combine import weigh
from cleantext.repair.signals.signal import FORBIDS, Place
from cleantext.repair.wording import article, french
from cleantext.repair.wording.brackets import closed
from cleantext.repair.wording.case import like
from cleantext.repair.wording.normalise import folded

GUESS, LIKELY, CERTAIN = Confidence.GUESS, Confidence.LIKELY, Confidence.CERTAIN

_NOT_NEAR = "none of the words it needs nearby"

Repaired = tuple[str, int]
"""A term that was repaired, and the rank of its glossary."""


class Judged(NamedTuple):
    """A found phrase with what its own surroundings say of it."""

    match: Found
    confidence: Confidence
    reasons: tuple[str, ...]


def listed_proposals(text: str, matches: Sequence[Found], spun: set[Repaired]) -> list[Proposal]:
    """Proposals for listed phrases that are not decoded: those of users' glossaries, and of other languages.

    ``spun`` holds what earlier passes over the same document repaired; the terms of this pass are added.
    """
    if not spun and all(_says_nothing(text, f) for f in matches):
        return []
    judged = _wrong(text, _judge_all(text, matches))
    spun |= {(j.match.entry.term, j.match.entry.rank) for j in judged if j.confidence >= LIKELY}
    raised = (r for j in judged if (r := _raise_by_document(text, j, spun)))
    return [p for r in raised if (p := _proposal(text, r))]


def _says_nothing(text: str, f: Found) -> bool:
    """Whether a phrase by itself is not even worth a guess, which settles most texts that contain one."""
    return _is_honest_guess(text, f) and not f.entry.acronym and not f.entry.rank


def _is_honest_guess(text: str, f: Found) -> bool:
    """Whether a phrase is listed as a guess, and honest science text contains it too."""
    return f.confidence is GUESS and is_honest(folded(text[f.start : f.end]))


def _judge_all(text: str, matches: Sequence[Found]) -> list[Judged]:
    """The phrases in the light of their own surroundings, without those that these forbid."""
    return [j for f in matches if (j := _judge(text, f))]


def _wrong(text: str, judged: Sequence[Judged]) -> list[Judged]:
    """The outermost phrases, without right terms: these only keep others from breaking them."""
    return [j for j in _outermost(text, judged) if not stands_right(text, j.match)]


def _judge(text: str, f: Found) -> Judged | None:
    """A phrase in the light of its own surroundings; None if they forbid it."""
    entry, start, end = f.entry, f.start, f.end
    if stands_right(text, f):
        return Judged(f, f.confidence, ())
    if any(signal.weight == FORBIDS for signal in weigh(Place(text, start, end, f.right, entry))):
        return None
    if says.acronym_beside(entry, text, start, end):
        return Judged(f, CERTAIN if f.confidence >= LIKELY else LIKELY, (f"{entry.acronym} stands beside it",))
    if not says.near(entry, text, start, end):
        return Judged(f, GUESS, (_NOT_NEAR,))
    if not says.is_name(entry.term) and says.in_name(text, start, end):
        return Judged(f, says.lowered(f.confidence), ("seems part of a name",))
    if says.repeats(text, start, end, f.right):
        return Judged(f, says.lowered(f.confidence), ("its repair would repeat the word beside it",))
    if says.in_compound(text, start):
        return Judged(f, says.lowered(f.confidence), ("is part of a longer word",))
    return Judged(f, f.confidence, ())


def _outermost(text: str, judged: Sequence[Judged]) -> list[Judged]:
    """The phrases without those that stand inside a longer one that is as sure, or touch one of a higher rank.

    Of two that share a word the first is taken, unless the other has more words: English compounds grow to the right.
    """
    outermost: list[Judged] = []
    for j in sorted(_of_rank(judged), key=lambda j: (j.match.start, -j.match.end, -j.confidence)):
        f = j.match
        sure = [k.match for k in outermost[-4:] if f.start < k.match.end and _as_sure(k, j)]
        if not any(f.end <= k.end or (k.start < f.start and _length(text, f) <= _length(text, k)) for k in sure):
            outermost.append(j)
    return outermost


def _as_sure(one: Judged, other: Judged) -> bool:
    """Whether one phrase is as sure as another: beyond what is likely an acronym beside it does not count."""
    return min(one.confidence, LIKELY) >= min(other.confidence, LIKELY)


def _length(text: str, f: Found) -> int:
    """How many words a phrase has."""
    return folded(text[f.start : f.end]).count(" ") + 1


def _of_rank(judged: Sequence[Judged]) -> Iterable[Judged]:
    """The phrases without those that a phrase of a higher rank overlaps that is as sure."""
    if len({j.match.entry.rank for j in judged}) < 2:
        yield from judged
        return
    in_order = sorted(judged, key=lambda j: j.match.start)
    for i, j in enumerate(in_order):
        f = j.match
        beside = in_order[max(0, i - 8) : i + 9]
        higher = (k.match for k in beside if k.match.entry.rank > f.entry.rank and _as_sure(k, j))
        if not any(g.start < f.end and f.start < g.end for g in higher):
            yield j


def _speaking(spun: set[Repaired], rank: int) -> set[str]:
    """The repaired terms that say something about a phrase of this rank.

    Those of users' own glossaries count only for their own phrases: a list of house style does not make a text spun.
    """
    return {term for term, of in spun if rank or not of}


def _raise_by_document(text: str, j: Judged, spun: set[Repaired]) -> Judged | None:
    """A doubtful phrase raised by what the rest of the document says.

    None for a guess of ours that honest science uses, if nothing else in the document is spun: it means nothing.
    """
    if j.confidence >= LIKELY:
        return j
    others = _speaking(spun, j.match.entry.rank) - {j.match.entry.term}
    honest = _is_honest_guess(text, j.match)
    if not others:
        return None if honest and not j.match.entry.rank else j
    if _NOT_NEAR in j.reasons and (j.match.confidence is GUESS or not says.is_spun(len(others), text)):
        return j
    if honest:
        return j
    if len(others) > 1 and says.elsewhere(j.match.entry, text):
        return Judged(j.match, LIKELY, ("the right term stands elsewhere, beside other spun phrases",))
    if says.is_spun(len(others), text):
        return Judged(j.match, LIKELY, (f"the text holds {len(others)} other spun phrases",))
    return j


def _proposal(text: str, j: Judged) -> Proposal | None:
    """The repair, with the case of what it replaces and the words before it mended."""
    f, confidence, reasons = j
    start, before, right = f.start, text[f.start : f.end], f.right
    if f.entry.others:
        right, plain = meant(text, f.start, f.end, right, (f.entry.term, *f.entry.others))
        if not plain:
            confidence, reasons = GUESS, (*reasons, "it has several right terms, and the text speaks for none")
    after = closed(text, start, f.end, like(before, right))
    if f.entry.language == "fr":
        if french.unsure(text, start, f.end, after, f.entry.gender):
            confidence, reasons = GUESS, (*reasons, "the words beside it may have to change with it")
        elif moved := french.mended(text, start, after, f.entry.gender):
            start, after = moved[0], moved[1] + after
    elif f.entry.language == "en" and (mend := article.mended(text, start, before, after)):
        start, after = mend[0], mend[1] + after
    if text[start : f.end] == after:
        return None
    reason = "; ".join((f"“{' '.join(before.split())}” stands for “{right}”", *reasons)) + "."
    return Proposal(start, f.end, after, f.entry.id, confidence, reason)
