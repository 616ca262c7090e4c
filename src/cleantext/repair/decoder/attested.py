"""What honest text was counted to hold."""

from __future__ import annotations

from functools import lru_cache
from math import exp

import numpy as np

from cleantext.repair.decoder.language_model import LONGEST, LanguageModel
from cleantext.repair.wording.inflect import plural, singular
from cleantext.repair.wording.normalise import folded
from cleantext.scan.tokens import U64, key

_LANGUAGE = "en"
"""The language whose counts are asked."""


@lru_cache(maxsize=1 << 16)
def is_honest(phrase: str) -> bool:
    """Whether a phrase (folded) of up to four words stands often enough in honest text for its count to be kept."""
    return _count(phrase) > 0


def times(term: str) -> int:
    """How often a term was counted, in either number; 0 for one that is not frequent."""
    return round(sum(_count(form) for form in {folded(singular(term)), folded(plural(term))}))


def _count(phrase: str) -> float:
    if not phrase or phrase.count(" ") >= LONGEST:
        return 0.0
    return exp(float(LanguageModel.load(_LANGUAGE).log_counts(np.array([key(phrase)], U64))[0]))
