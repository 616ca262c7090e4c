"""PDFs are read in a process of their own, which is ended where one takes too long or too much memory, or breaks it."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Generator
from multiprocessing.spawn import get_executable
from pathlib import Path
from threading import Lock, Timer
from typing import Any

from cleantext.files.pdf.lines import Line, Page
from cleantext.files.pdf.pages import UnreadablePdfError, pages

SECONDS, SECONDS_A_MEGABYTE, MOST_SECONDS = 30, 30, 600
"""How long reading a file may take. A page of print takes some 5 ms, a megabyte of them 2 s."""


def read_pages(data: bytes) -> Generator[Page]:
    """The pages of a file, one after the other.

    Raises:
        UnreadablePdfError: if it cannot be read, or not within its limits.
    """
    executable = get_executable()
    if not executable or getattr(sys, "frozen", False):  # there is no Python that could be started
        yield from pages(data)
        return
    with _LOCK:
        yield from _process(os.fsdecode(executable)).pages(data)


class _PageProcess:
    """A process that reads one file after the other: to start it takes longer than to read a paper."""

    def __init__(self, executable: str) -> None:
        root = Path(__file__).parents[3]
        path = os.pathsep.join([*filter(None, sys.path), str(root)])
        self._process = subprocess.Popen(
            [executable, "-P", "-m", "cleantext.files.pdf.pages"],
            env={**os.environ, "PYTHONPATH": path}, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._owner = os.getpid()

    def is_usable(self) -> bool:
        """Whether it runs, and was not started by the process that this one was forked from."""
        return self._owner == os.getpid() and self._process.poll() is None

    def pages(self, data: bytes) -> Generator[Page]:
        """The pages of a file; the process ends with a file that cannot be read to its end."""
        seconds = min(SECONDS + SECONDS_A_MEGABYTE * len(data) // 1_000_000, MOST_SECONDS)
        timer = Timer(seconds, self._process.kill)
        timer.start()
        is_read = False
        try:
            self._send(data, 2 * seconds)
            while isinstance(message := self._receive(), list):
                number, width, height, lines, has_pictures = message
                yield Page(number, width, height, [Line(*line) for line in lines], has_pictures)
            is_read = message is not None
        finally:
            in_time = timer.is_alive()
            timer.cancel()
            if not is_read:
                self.end()
        if message is None:
            raise UnreadablePdfError(_BROKEN if in_time else f"it takes more than {seconds} seconds")
        if message:
            raise UnreadablePdfError(str(message))

    def end(self) -> None:
        """End the process."""
        if self._owner == os.getpid():
            self._process.kill()
            self._process.communicate()

    def _send(self, data: bytes, seconds: int) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(b"%d %d\n" % (len(data), seconds))
            self._process.stdin.write(data)
            self._process.stdin.flush()
        except OSError:
            pass  # it has ended, which its answer will show

    def _receive(self) -> list[Any] | str | None:
        """A page, the reason why there is none, empty at the end; None if the process has ended."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        answer: list[Any] | str | None = json.loads(line) if line.endswith(b"\n") else None
        return answer


_BROKEN = "it needs too much memory, or breaks PDFium, the library that reads it"
_LOCK = Lock()
_RUNNING: list[_PageProcess] = []


def _process(executable: str) -> _PageProcess:
    """The process that reads PDFs for this one, started where there is none."""
    if not _RUNNING:
        atexit.register(_end)
    if not (_RUNNING and _RUNNING[0].is_usable()):
        _RUNNING[:] = [_PageProcess(executable)]
    return _RUNNING[0]


def _end() -> None:
    _RUNNING[0].end()
