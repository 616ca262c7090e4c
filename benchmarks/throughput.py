"""Throughput of cleantext and others: same bytes, interleaved rounds, median CPU time, each in its own process.

    python benchmarks/throughput.py [--texts FOLDER] [--mb 1] [--rounds 5] [--peer NAME=PYTHON …]

A peer is named together with the Python of its environment: ``--peer clean-text=.bench/clean-text/bin/python``. A peer
that does not start is left out. Writes benchmarks/results/throughput.{md,svg}.
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
BATCH, ONE = "cleantext, fix_batch", "cleantext, one by one"

WANTED: dict[tuple[str, str], dict[str, float]] = {
    ("clean English, typeset", BATCH): {"ftfy": 10, "plsfix": 1},
    ("clean English, ASCII", BATCH): {"ftfy": 4, "plsfix": 1},
    ("clean French", BATCH): {"ftfy": 15, "plsfix": 1},
    ("mojibake, 1 line in 10", BATCH): {"ftfy": 3},
    ("spun and glued", BATCH): {"MB/s": 5},
    ("short strings", ONE): {"ftfy": 1},
    ("short strings", BATCH): {"ftfy": 10},
}
"""The goals: a multiple of another cleaner's speed, or a speed."""

Speeds = dict[str, dict[str, list[float]]]
"""MB/s of each round, by suite and cleaner."""


def main() -> None:
    """Measure, print, and write the table and the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, help="folder with en/*.txt and fr/*.txt, a paragraph a line")
    parser.add_argument("--mb", type=float, default=1.0, help="of each language (default 1)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PYTHON")
    args = parser.parse_args()
    pythons = [(BATCH, sys.executable), (ONE, sys.executable), *(peer.split("=", 1) for peer in args.peer)]
    started = {name: _Worker(name, python) for name, python in pythons}
    workers = {name: worker for name, worker in started.items() if worker.version}
    print(*(f"{name} did not start and is left out" for name in started.keys() - workers), sep="\n")
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
    medians = {suite: {n: median(m) for n, m in rounds.items()} for suite, rounds in speeds.items()}
    about = f"Texts: {source}, {args.mb:g} MB of each language, {args.rounds} rounds. {versions}. {machine()}."
    write("throughput", [*_wanted(medians), "", *_table(speeds), "", about])
    bars(medians, "MB/s of CPU time", RESULTS / "throughput.svg")


class _Worker:
    """A cleaner in its own process."""

    def __init__(self, name: str, python: str) -> None:
        command = [python, str(WORKER), name]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.version = self._answer()

    def seconds(self, file: Path, languages: tuple[str, ...]) -> float:
        """CPU time for the texts in a file."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"texts": str(file), "languages": languages}) + "\n")
        self._process.stdin.flush()
        return float(self._answer() or sys.exit("a worker has ended; its message stands above"))

    def _answer(self) -> str:
        """A line from the worker; empty if it has ended."""
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


def _wanted(medians: dict[str, dict[str, float]]) -> list[str]:
    """The goals, and what was reached."""
    rows = ["| Text | Way | Wanted | Measured | |", "|---|---|---:|---:|---|"]
    for (suite, name), goals in WANTED.items():
        speeds = medians[suite] | {"MB/s": 1.0}
        for other, wanted in goals.items():
            if other in speeds:
                unit = "MB/s" if other == "MB/s" else f"× {other}"
                reached = speeds[name] / speeds[other]
                mark = "reached" if reached >= wanted else "missed"
                rows.append(f"| {suite} | {name} | {wanted:g} {unit} | {reached:.2f} {unit} | {mark} |")
    return rows


def _table(speeds: Speeds) -> list[str]:
    """All results, with ratios to ftfy and the spread between the fastest and the slowest round."""
    rows = ["| Text | Cleaner | MB/s (CPU) | × ftfy | Spread |", "|---|---|---:|---:|---:|"]
    for suite, rounds in speeds.items():
        for name, measured in rounds.items():
            middle = median(measured)
            ratio = f"{middle / median(rounds['ftfy']):.2f}" if "ftfy" in rounds else ""
            spread = (max(measured) - min(measured)) / middle
            rows.append(f"| {suite} | {name} | {middle:.2f} | {ratio} | {spread:.0%} |")
    return rows


if __name__ == "__main__":
    main()
