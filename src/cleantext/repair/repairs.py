"""From what the decoder says to proposals: every signal is asked, then the repair is worded as the text requires."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from cleantext.model import Confidence, Proposal, SpunPlace, Verdict, probability_text
from cleantext.repair.decoder.channel import KINDS
from cleantext.repair.decoder.decide import SHOWN, SPUN_LIKELY, SPUN_SHOWN, Decision, Repair, is_likely, kind_of
from cleantext.repair.decoder.spin import RATES
from cleantext.repair.glossary.entry import GENERAL, UNLISTED, Entry
from cleantext.repair.signals.combine import weigh
from cleantext.repair.signals.signal import FORBIDS, Place, Signal
from cleantext.repair.wording import article
from cleantext.repair.wording.case import like
from cleantext.repair.wording.number import agreed

CERTAIN_AT = 0.99
"""The probability from which a likely repair is certain."""

_STRONGEST = 10


Weighed = tuple[Repair, list[Signal]]
"""A repair, and everything that speaks for or against it."""


def weighed(text: str, decision: Decision) -> list[Weighed]:
    """The repairs of a document with their signals."""
    return [(r, weigh(Place(text, r.start, r.end, r.right, _entry(r)))) for r in decision.repairs]


def proposals(text: str, decision: Decision, weighed: Sequence[Weighed]) -> list[Proposal]:
    """The proposals for a document."""
    return [p for repair, signals in weighed if (p := _proposal(text, repair, signals, decision.general))]


def articles(text: str, decision: Decision, proposed: Sequence[Proposal]) -> list[Proposal]:
    """The articles of a spun document that do not go with the word that the spinner put behind them.

    Those before a proposed repair are left to it.
    """
    if decision.spun < SPUN_LIKELY:
        return []
    mended = []
    for start, end, right in article.disagreements(text):
        is_beside_repair = any(p.start <= end + 2 and start <= p.end for p in proposed)
        if not is_beside_repair and not _is_forbidden(weigh(Place(text, start, end, right))):
            reason = f"“{right}” goes with the word behind it, which a spinner put there."
            mended.append(Proposal(start, end, right, GENERAL, Confidence.LIKELY, reason))
    return mended


def verdict(text: str, decision: Decision, weighed: Sequence[Weighed]) -> Verdict:
    """The verdict on the document as a whole; places that are only mentioned do not count."""
    used = [r for r, signals in weighed if not _is_forbidden(signals)]
    only_mentions = bool(decision.repairs) and not used
    strongest = sorted(used, key=lambda r: -r.probability)[:_STRONGEST]
    phrases = {text[r.start : r.end].lower() for r in used}
    return Verdict(
        spun=0.0 if only_mentions else decision.spun,
        rate=0.0 if only_mentions else float(RATES @ decision.rates[0]),
        places=len(used),
        phrases=len(phrases),
        words=decision.words,
        kind=kind_of(used),
        strongest=tuple(
            SpunPlace(
                r.start, r.end, text[r.start : r.end], r.right, r.probability, _reason(text, r, (), r.probability)
            )
            for r in strongest
        ),
    )


def _proposal(text: str, repair: Repair, signals: Sequence[Signal], general: float) -> Proposal | None:
    entry = _entry(repair)
    if _is_forbidden(signals):
        return None
    weight = sum(signal.weight for signal in signals)
    odds = log(max(repair.probability, 1e-9) / max(1 - repair.probability, 1e-9)) + weight
    probability = 1 / (1 + exp(-max(min(odds, 50.0), -50.0)))
    if weight < 0 and probability < SHOWN:
        return None
    rule = entry.id if entry else GENERAL if repair.kinds or repair.seen else UNLISTED
    if rule == GENERAL and not repair.asked and general < SPUN_SHOWN:
        return None
    start, before = repair.start, text[repair.start : repair.end]
    right = agreed(text, start, repair.end, repair.right) if entry else repair.right
    after = like(before, right)
    if mend := article.mended(text, start, before, after):
        start, after = mend[0], mend[1] + after
    if text[start : repair.end] == after:
        return None
    confidence = Confidence.GUESS
    if is_likely(probability, entry is not None, rule != GENERAL, general):
        confidence = Confidence.CERTAIN if probability >= CERTAIN_AT else Confidence.LIKELY
    return Proposal(start, repair.end, after, rule, confidence, _reason(text, repair, signals, probability))


def _entry(repair: Repair) -> Entry | None:
    return repair.listed.entry if repair.listed else None


def _is_forbidden(signals: Sequence[Signal]) -> bool:
    return any(signal.weight == FORBIDS for signal in signals)


def _reason(text: str, repair: Repair, signals: Sequence[Signal], probability: float) -> str:
    """Why a repair is proposed, in words: the term, the channel, the evidence, the probability."""
    phrase = " ".join(text[repair.start : repair.end].split())
    parts = [f"“{phrase}” stands for “{repair.right}”", *(signal.reason for signal in signals)]
    if repair.seen:
        parts.append(f"spinners were seen to write it so in {repair.seen} document{'s' * (repair.seen > 1)}")
    elif kinds := [kind for bit, kind in enumerate(KINDS[:-1]) if repair.kinds >> bit & 1]:
        parts.append(f"{' and '.join(kinds)} spinners write it so")
    if repair.gain > 1:
        parts.append("it fits better here in honest text")
    if repair.added is not None:
        parts.append(f"the second judge finds it {_times(repair.added)}")
    return "; ".join([*parts, f"probability {probability_text(probability)}"]) + "."


def _times(added: float) -> str:
    """How much likelier something is, in words, given what is added to its log odds."""
    factor = exp(min(abs(added), 50.0))
    shown = f"{factor:.1f}" if factor < 10 else f"{factor:,.0f}"
    return f"{shown} times {'likelier' if added >= 0 else 'less likely'}"
