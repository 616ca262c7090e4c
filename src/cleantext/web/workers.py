"""Worker processes: a long text delays nobody, and one that takes too long is stopped."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from os import cpu_count
from typing import TypeVarTuple

from anyio import CapacityLimiter, fail_after, to_process

from cleantext.web.answer import Answer, problem
from cleantext.web.memory import return_freed_memory

Arguments = TypeVarTuple("Arguments")

LONG = 200_000
"""From this many bytes a text counts as long: it waits for earlier long ones, and short ones overtake it."""


class CleaningProcesses:
    """Does the work of requests, several at once, in long-lived processes."""

    def __init__(self, seconds: float) -> None:
        count = max(2, cpu_count() or 2)
        self._seconds = seconds
        self._short, self._long = CapacityLimiter(count), CapacityLimiter(max(1, count // 2))

    @asynccontextmanager
    async def turn(self, length: int) -> AsyncIterator[None]:
        """Wait for one's turn, before a long text is read, so that waiting texts take no memory."""
        async with self._long if length > LONG else self._short:
            yield

    async def do(self, work: Callable[[*Arguments], Answer], *arguments: *Arguments) -> Answer:
        """The answer, computed in another process; ``turn`` limits how many are computed at once."""
        try:
            with fail_after(self._seconds):
                one = CapacityLimiter(1)
                return await to_process.run_sync(_answer, work, *arguments, cancellable=True, limiter=one)
        except TimeoutError:
            return problem(503, f"this text takes more than {self._seconds:g} seconds; send it in parts")


def _answer(work: Callable[[*Arguments], Answer], *arguments: *Arguments) -> Answer:
    """What a worker process does for a request."""
    try:
        return work(*arguments)
    finally:
        return_freed_memory()
