"""The progress of a run on standard error: rate, remaining time, counts; one updated line, or a line now and then."""

from __future__ import annotations

import sys
import time
from typing import TextIO

from cleantext.files.scale.output import Progress
from cleantext.files.scale.tally import Tally

_RENEWED, _NOW_AND_THEN = 0.5, 30.0
"""Seconds between two lines: where somebody watches, and in a log."""


class Meter:
    """Counts what is done of a run and shows it."""

    def __init__(self, shards: int, size: int, out: TextIO | None = None, quiet: bool = False) -> None:
        self._shards, self._size = shards, size
        self._finished = self._done = 0
        self._tally = Tally()
        self._out, self._quiet = out or sys.stderr, quiet
        self._since = self._shown = time.monotonic()
        self._watched = self._out.isatty()

    def tell(self, progress: Progress) -> None:
        """Add work that was done."""
        self._done += progress.size
        self._tally.add(progress.tally)
        self._show()

    def finish(self) -> None:
        """Add a finished shard."""
        self._finished += 1
        self._show()

    def close(self) -> None:
        """End the line."""
        if self._watched and not self._quiet:
            self._out.write("\r\x1b[K")
            self._out.flush()

    def line(self) -> str:
        """What is shown."""
        seconds = max(time.monotonic() - self._since, 0.001)
        rate, tally = self._done / seconds, self._tally
        left = (self._size - self._done) / rate if rate else 0
        parts = [
            f"{self._finished:,} of {self._shards:,} files",
            f"{self._done / 1e6:,.0f} of {self._size / 1e6:,.0f} MB",
            f"{rate / 1e6:.1f} MB/s",
            f"{_time(max(left, 0))} left",
            f"{tally.documents:,} texts",
            f"{tally.changed:,} repaired",
        ]
        return ", ".join(parts + [f"{tally.rejected:,} set aside"] * bool(tally.rejected))

    def _show(self) -> None:
        now = time.monotonic()
        if self._quiet or now - self._shown < (_RENEWED if self._watched else _NOW_AND_THEN):
            return
        self._shown = now
        self._out.write(f"\r{self.line()}\x1b[K" if self._watched else f"{self.line()}\n")
        self._out.flush()


def _time(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min {seconds:02} s" if minutes else f"{seconds} s"
