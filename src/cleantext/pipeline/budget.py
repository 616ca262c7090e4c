"""How long one document may take, so that a very bad one does not hold up all the others."""

from __future__ import annotations

from time import thread_time

SECONDS, SECONDS_PER_MILLION = 30.0, 30.0
"""What a document may take on one processor, and as much more for each million characters of it.

Honest text takes a thousandth of that, and the worst texts of ``tests/test_growth.py`` a tenth at most: only a fault in
a rule comes so far.
"""


class OverBudget(Exception):
    """A document took longer than it may."""


class Budget:
    """What is left of the time that a document may take; it counts only while work on this document is done."""

    __slots__ = ("_left", "_since", "seconds")

    def __init__(self, characters: int) -> None:
        self.seconds = SECONDS + SECONDS_PER_MILLION * characters / 1_000_000
        self._left, self._since = self.seconds, 0.0

    def start(self) -> None:
        """Work on the document begins."""
        self._since = thread_time()

    def stop(self) -> None:
        """Work on the document is done for now."""
        self._left -= thread_time() - self._since

    def check(self) -> None:
        """Raise OverBudget if no time is left; asked between ``start`` and ``stop``."""
        if thread_time() - self._since > self._left:
            raise OverBudget(f"took more than {self.seconds:.0f} seconds; left as it was")
