"""The verdict in words: the one place that decides how to say whether a text reads as spun."""

from __future__ import annotations

from collections.abc import Sequence

from cleantext.model import SpunPlace, Verdict, probability_text
from cleantext.render.visible import harmless

_PERHAPS = 0.5
"""The probability from which a text may be spun."""

_KINDS = {
    "synonym": "a spinner that replaces words by synonyms",
    "blog": "a spinner for blogs",
    "academic": "a paraphraser for academic prose",
    "backtranslation": "translation into another language and back",
}

CAVEAT = (
    "This judges the wording, not the author. Such wording also comes from translation, from paraphrasing aids and "
    "from authors who write in a foreign language: it is a reason to read and to ask, not proof of misconduct."
)


def says_something(verdict: Verdict) -> bool:
    """Whether there is anything to say about a text; for honest text there usually is not."""
    return bool(verdict.places) or verdict.spun >= _PERHAPS


def sentence(verdict: Verdict) -> str:
    """The verdict as a sentence."""
    if not says_something(verdict):
        return "Nothing in this text reads as spun."
    if verdict.spun < _PERHAPS:
        places = "1 place reads" if verdict.places == 1 else f"{verdict.places:,} places read"
        whole = f"the text as a whole does not (probability {probability_text(verdict.spun)})"
        return f"{places} as spun, {whole}."
    judged = "reads as spun" if verdict.is_spun else "may be spun"
    return f"This text {judged} (probability {probability_text(verdict.spun)}): {evidence(verdict)}."


def short(judged: Sequence[tuple[str, Verdict]]) -> str:
    """The verdict on one or several texts in a few words, as the end of a sentence; empty if there is none."""
    spun = [name for name, v in judged if v.is_spun]
    perhaps = [name for name, v in judged if v.spun >= _PERHAPS and not v.is_spun]
    if len(judged) == 1 and (spun or perhaps):
        how = f"(probability {probability_text(judged[0][1].spun)})"
        return f"this text reads as spun {how}" if spun else f"this text may be spun {how}"
    parts = []
    if spun:
        parts.append(
            f"{len(spun)} of {len(judged)} texts {'reads' if len(spun) == 1 else 'read'} as spun ({_some(spun)})"
        )
    if perhaps:
        parts.append(f"{len(perhaps)} of {len(judged)} texts may be spun ({_some(perhaps)})")
    return "; ".join(parts)


def _some(names: Sequence[str]) -> str:
    return ", ".join(map(harmless, names[:5])) + (", …" if len(names) > 5 else "")


def evidence(verdict: Verdict) -> str:
    """The amount of evidence, and the kind of spinner that it resembles most."""
    places = "1 place" if verdict.places == 1 else f"{verdict.places:,} places"
    phrases = "1 phrase" if verdict.phrases == 1 else f"{verdict.phrases:,} different phrases"
    amount = f"{places}, {phrases}"
    if verdict.words:
        amount += f", {verdict.density:.1f} per 1,000 words"
    return f"{amount}; most like {spinner_kind(verdict)}" if verdict.kind else amount


def spinner_kind(verdict: Verdict) -> str:
    """The kind of spinner in words."""
    return _KINDS.get(verdict.kind) or harmless(verdict.kind)


def about(place: SpunPlace) -> str:
    """The text of a place, what it probably said, how sure that is and why, in one line; a reason may say it all."""
    reason = " ".join(harmless(place.reason).split())
    if reason.startswith(f"“{' '.join(harmless(place.before).split())}” stands for"):
        return reason
    change = f"“{harmless(place.before)}” → “{harmless(place.after)}” ({probability_text(place.probability)})"
    return f"{change}: {reason}" if reason else change
