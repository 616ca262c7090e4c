"""Which phrases and terms honest text contains, by its counts."""

from __future__ import annotations

from functools import lru_cache
from math import exp

import numpy as np

from cleantext.repair.decoder.language_model import LONGEST, LanguageModel
from cleantext.repair.wording.inflect import plural, singular
from cleantext.repair.wording.normalise import folded
from cleantext.scan.tokens import U64, key

_LANGUAGE = "en"
"""The language whose counts are used."""


@lru_cache(maxsize=1 << 16)
def is_honest(phrase: str) -> bool:
    """Whether a folded phrase of up to four words is frequent enough in honest text for its count to be kept."""
    return _count(phrase) > 0


def times(term: str) -> int:
    """How often a term was counted, in the singular and the plural; 0 for one that is not frequent."""
    return round(sum(_count(form) for form in {folded(singular(term)), folded(plural(term))}))


def _count(phrase: str) -> float:
    if not phrase or phrase.count(" ") >= LONGEST:
        return 0.0
    return exp(float(LanguageModel.load(_LANGUAGE).log_counts(np.array([key(phrase)], U64))[0]))
