"""Throughput beside other cleaners: same bytes, one run, interleaved rounds, CPU time, median; each in its own process.

    python benchmarks/throughput.py [--texts FOLDER] [--mb 1] [--rounds 5] [--peer NAME=PYTHON …]

A peer that needs another environment (clean-text has our import name) is given with the Python of that environment:
``--peer clean-text=.bench/clean-text/bin/python``. Writes benchmarks/results/throughput.{md,svg}.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from plots import bars
from report import RESULTS, machine, write
from texts import suites

WORKER = Path(__file__).resolve().parent / "worker.py"
HERE = ("cleantext, fix_batch", "cleantext, one by one", "ftfy", "plsfix", "sacremoses")
"""What runs in this environment."""

Speeds = dict[str, dict[str, list[float]]]
"""MB/s of each round by suite and cleaner."""


def main() -> None:
    """Measure, print, and write the table and the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, help="folder with en/*.txt and fr/*.txt, a paragraph a line")
    parser.add_argument("--mb", type=float, default=1.0, help="of each language (default 1)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PYTHON")
    args = parser.parse_args()
    workers = {name: _Worker(name, sys.executable) for name in HERE}
    workers |= {name: _Worker(name, python) for name, python in (peer.split("=", 1) for peer in args.peer)}
    speeds: Speeds = {}
    with tempfile.TemporaryDirectory() as folder:
        for suite, (texts, languages) in suites(args.texts, args.mb).items():
            file = Path(folder) / "texts.json"
            file.write_text(json.dumps(texts), encoding="utf-8")
            size = sum(len(t.encode()) for t in texts) / 1e6
            rounds = speeds.setdefault(suite, {name: [] for name in workers})
            for number in range(args.rounds + 1):
                for name, worker in workers.items():
                    seconds = worker.seconds(file, languages)
                    if number:  # the first round warms up
                        rounds[name].append(size / max(seconds, 1e-9))
    versions = ", ".join(dict.fromkeys(worker.version for worker in workers.values()))
    source = "files given with --texts" if args.texts else "paragraphs composed of common words"
    rows = [*_table(speeds), "", f"Texts: {source}, {args.mb:g} MB of each language. {versions}. {machine()}."]
    write("throughput", rows)
    medians = {suite: {n: median(m) for n, m in rounds.items()} for suite, rounds in speeds.items()}
    bars(medians, "MB/s of CPU time", RESULTS / "throughput.svg")


class _Worker:
    """A cleaner in its own process."""

    def __init__(self, name: str, python: str) -> None:
        self._process = subprocess.Popen(
            [python, str(WORKER), name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.version = self._answer()

    def seconds(self, file: Path, languages: tuple[str, ...]) -> float:
        """CPU time for the texts in a file."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"texts": str(file), "languages": languages}) + "\n")
        self._process.stdin.flush()
        return float(self._answer())

    def _answer(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip() or sys.exit("a worker has ended; its message stands above")


def _table(speeds: Speeds) -> list[str]:
    """With ratios to ftfy, and the spread: how far apart the fastest and the slowest round are."""
    rows = ["| Text | Cleaner | MB/s (CPU) | × ftfy | Spread |", "|---|---|---:|---:|---:|"]
    for suite, rounds in speeds.items():
        base = median(rounds["ftfy"])
        for name, measured in rounds.items():
            middle = median(measured)
            spread = (max(measured) - min(measured)) / middle
            rows.append(f"| {suite} | {name} | {middle:.2f} | {middle / base:.2f} | {spread:.0%} |")
    return rows


if __name__ == "__main__":
    main()
