"""A kind of text that no rule may change: what it is called, how it looks, and where to look for it."""

from __future__ import annotations

from typing import NamedTuple

import regex


class Kind(NamedTuple):
    """One kind of protected text.

    Attributes:
        name: what it is called.
        needs: literals one of which it always has; none: it is looked for without asking.
        pattern: what it looks like.
    """

    name: str
    needs: tuple[str, ...]
    pattern: regex.Pattern[str]

    def stands_in(self, text: str) -> bool:
        """Whether it may occur in the text at all; this costs next to nothing."""
        for literal in self.needs:  # a loop, because a generator costs more than all the rest
            if literal in text:
                return True
        return not self.needs


def kind(name: str, needs: str | tuple[str, ...], pattern: str) -> Kind:
    """Make a kind; ``needs`` are literals, in one string with spaces between unless they hold spaces themselves."""
    return Kind(name, tuple(needs.split()) if isinstance(needs, str) else needs, regex.compile(pattern))
