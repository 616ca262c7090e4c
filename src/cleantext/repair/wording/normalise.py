"""Phrases as the matcher compares them: words only, in lower case."""

from __future__ import annotations

import re
from functools import lru_cache

from cleantext.scan import tokens

# The same words as in tokens.py, for single phrases.
_WORD = re.compile(r"[0-9A-Za-z\u00c0-\u1fff\u3000-\U0010ffff]+")


@lru_cache(maxsize=1 << 16)
def folded(phrase: str) -> str:
    """A phrase as the matcher sees it: its words in lower case, single spaces between them."""
    return tokens.in_lower_case(" ".join(_WORD.findall(phrase)))
