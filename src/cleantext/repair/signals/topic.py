"""The text is about spun phrases."""

from __future__ import annotations

from functools import lru_cache

from cleantext.repair.signals.signal import FORBIDS, Place, Signal

_NEAR = 3000
"""How far around a phrase, at least, its subject is looked for, in characters: some paragraphs."""

_PLAIN = (
    "tortured phrase", "tortured expression", "tortured wording", "tortured term", "spun phrase", "spun text",
    "spun article", "spun version", "article spinn", "text spinn", "content spinn", "spinbot", "paraphrasing tool",
    "paraphrasing software", "machine-paraphras", "machine paraphras", "rogeting", "rogeted", "synonym swap",
    "synonym substitution", "odd wording", "strange wording", "odd phrase", "nonsense phrase", "garbled term",
    "phrases torturées", "phrase torturée", "expressions torturées", "expression torturée", "termes torturés",
    "outil de paraphrase", "paraphrase automatique", "texte spinné", "tournures étranges", "expressions absurdes",
)  # fmt: skip
"""Words that hardly any text contains unless it is about such phrases."""

_HINTS = (
    "research integrity", "paper mill", "retract", "withdr", "wording", "paraphras", "plagiar", "synonym", "thesaurus",
    "phrase", "reword", "misconduct", "rétract", "intégrité scientifique", "reformul", "synonyme", "tournure",
)  # fmt: skip
_HINTS_ENOUGH = 3
"""Words that other texts contain too; together they show the same."""


def weigh(place: Place) -> Signal | None:
    """Retraction notices, guides for reviewers and studies of spinners quote the phrases that they are about."""
    if _is_about_phrases(place.text, place.start // _NEAR):
        return Signal(FORBIDS, "the text is about such phrases")
    return None


@lru_cache(maxsize=4)
def _is_about_phrases(text: str, number: int) -> bool:
    """Whether a stretch of a text and those beside it are; the places of a text are asked about in their order."""
    around = text[max(0, number - 1) * _NEAR : (number + 2) * _NEAR].lower()
    return any(words in around for words in _PLAIN) or sum(words in around for words in _HINTS) >= _HINTS_ENOUGH
