"""The time limit for one document, so that a pathological one does not delay all others."""

from __future__ import annotations

from time import perf_counter, thread_time

SECONDS, SECONDS_PER_MILLION = 30.0, 30.0
"""The seconds that a document may take on one processor, and the same again for each million characters of it.

Honest text takes a thousandth of that, and the worst texts of ``tests/test_growth.py`` a tenth at most: only a fault in
a rule comes so far.
"""


class OverBudget(Exception):
    """A document took longer than it is allowed to."""


class Budget:
    """The time that a document has left, counted only while it is being worked on.

    A clock on the wall tells first, because it is read ten times as fast. Where its time is up, the machine may only
    have been busy with others: then as much again is counted by the processor's own clock.
    """

    __slots__ = ("_left", "_processor", "_since", "seconds")

    def __init__(self, characters: int) -> None:
        self.seconds = SECONDS + SECONDS_PER_MILLION * characters / 1_000_000
        self._left, self._since = self.seconds, 0.0
        self._processor: float | None = None

    def start(self) -> None:
        """Start the clock: work on the document begins."""
        self._since = perf_counter()

    def stop(self) -> None:
        """Stop the clock: work on the document pauses."""
        self._left -= perf_counter() - self._since

    def check(self) -> None:
        """Raise OverBudget if no time is left; to be called between ``start`` and ``stop``."""
        if perf_counter() - self._since <= self._left:
            return
        if self._processor is None:
            self._processor = thread_time()
        if thread_time() - self._processor >= self.seconds:
            raise OverBudget(f"took more than {self.seconds:.0f} seconds; left as it was")
