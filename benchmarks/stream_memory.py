"""Memory of one process that cleans a stream of short texts, which are made as they are asked for.

usage: stream_memory.py [--rows N]
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterator

import pyarrow as pa

from cleantext import Cleaner
from cleantext.adapters.arrow import fix_stream

BATCH, SHOWN, FAULTY = 10_000, 1_000_000, 50
"""Texts in a record batch, texts between two rows of the table, and how many texts have one with a fault."""


def batches(rows: int) -> Iterator[pa.RecordBatch]:
    """Record batches of different texts."""
    for start in range(0, rows, BATCH):
        yield pa.RecordBatch.from_pydict({"text": [text(number) for number in range(start, start + BATCH)]})


def text(number: int) -> str:
    """A short text; every fiftieth has a space too many."""
    space = " " if number % FAULTY == 0 else ""
    return f"Train {number} left the station at {number % 24}:00{space}, and nobody saw it come back in the evening."


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=5_000_000)
    rows, done, repaired = parser.parse_args().rows, 0, 0
    print("| Texts | Repaired | Peak memory | Processor seconds |\n|---|---|---|---|")
    for batch in fix_stream(batches(rows), "text", Cleaner(["en"]), add="counts"):
        done += len(batch)
        repaired += sum(count["spacing"] for count in batch.column("text_counts").to_pylist())
        if done % SHOWN == 0 or done == BATCH:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # kilobytes, on Linux
            print(f"| {done:,} | {repaired:,} | {peak:.0f} MB | {time.process_time():.0f} |", flush=True)


if __name__ == "__main__":
    main()
