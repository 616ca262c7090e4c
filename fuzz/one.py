"""One target in one process: the inputs that the fuzzer makes, and a note of each fault that is new."""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from time import thread_time

from fuzz.inputs import text_of
from fuzz.promises import BrokenPromise

SLOW = 3.0
"""Seconds of the processor that no input of the length that is tried (MOST) may take."""

MOST = 600
"""How long an input may become, in bytes: faults of longer ones hardly ever need their length."""


class Judge:
    """Runs a target, and writes down what breaks; the fuzzer goes on.

    Attributes:
        found: the folder for what broke.
    """

    def __init__(self, run: Callable[[bytes], None], found: Path) -> None:
        self._run, self.found = run, found

    def __call__(self, data: bytes) -> None:
        """Try one input."""
        since = thread_time()
        try:
            self._run(data)
        except Exception as error:  # whatever it is: nothing may be raised
            self._note(data, _kind(error), traceback.format_exc())
        if (seconds := thread_time() - since) > SLOW:
            self._note(data, "slow", f"{seconds:.1f} s for {len(data)} bytes")

    def _note(self, data: bytes, kind: str, message: str) -> None:
        file = self.found / f"{blake2b(kind.encode('utf-8', 'replace'), digest_size=6).hexdigest()}.json"
        if file.exists() and len(json.loads(file.read_text())["input"]) <= len(text_of(data)):
            return  # seen, and in a shorter input
        self.found.mkdir(parents=True, exist_ok=True)
        note = {"kind": kind, "input": text_of(data), "message": message}
        file.write_text(json.dumps(note, indent=1) + "\n")
        print(f"FOUND {self.found.name}: {kind!a}: {file}", file=sys.stderr, flush=True)


def _kind(error: Exception) -> str:
    """What makes two faults the same: the promise, or the kind of error and the line of ours that raised it."""
    if isinstance(error, BrokenPromise):
        return error.kind
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "cleantext" in f.filename]
    return f"{type(error).__name__} in {Path(frames[-1].filename).name}:{frames[-1].name}" if frames else repr(error)
