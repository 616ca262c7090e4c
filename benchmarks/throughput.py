"""Throughput beside other cleaners: same bytes, one run, interleaved rounds, CPU time, median; each in its own process.

    python benchmarks/throughput.py [--texts FOLDER] [--mb 1] [--rounds 5] [--peer NAME=PYTHON …]

A peer that needs another environment (clean-text has our import name) is given with the Python of that environment:
``--peer clean_text=.bench/clean-text/bin/python``. Writes benchmarks/results/throughput.{md,svg}.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from plots import bars
from texts import suites

HERE = Path(__file__).resolve().parent
OURS = ("ours", "one_by_one")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, help="folder with en/*.txt and fr/*.txt, a document a line")
    parser.add_argument("--mb", type=float, default=1.0, help="of each language (default 1)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PYTHON")
    args = parser.parse_args()
    pythons = {name: sys.executable for name in ("ours", "one_by_one", "ftfy", "plsfix", "sacremoses")}
    pythons |= dict(peer.split("=", 1) for peer in args.peer)
    workers = {name: _worker(name, python) for name, python in pythons.items()}
    speeds: dict[str, dict[str, list[float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for suite, (texts, languages) in suites(args.texts, args.mb).items():
            file = Path(folder) / "texts.json"
            file.write_text(json.dumps(texts), encoding="utf-8")
            size = sum(len(t.encode()) for t in texts) / 1e6
            rounds = speeds.setdefault(suite, {name: [] for name in workers})
            for number in range(args.rounds + 1):
                for name, worker in workers.items():
                    seconds = _timed(worker, file, languages)
                    if number:  # the first round warms up
                        rounds[name].append(size / max(seconds, 1e-9))
    _write(speeds)


def _worker(name: str, python: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [python, str(HERE / "worker.py"), name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _timed(worker: subprocess.Popen[str], file: Path, languages: tuple[str, ...]) -> float:
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.write(json.dumps({"texts": str(file), "languages": languages}) + "\n")
    worker.stdin.flush()
    return float(worker.stdout.readline())


def _write(speeds: dict[str, dict[str, list[float]]]) -> None:
    """The table, with ratios to ftfy and the spread, and the picture."""
    lines = ["| Text | Cleaner | MB/s (CPU) | × ftfy | spread |", "|---|---|---:|---:|---:|"]
    for suite, rounds in speeds.items():
        base = statistics.median(rounds["ftfy"])
        for name, measured in rounds.items():
            middle = statistics.median(measured)
            spread = (max(measured) - min(measured)) / middle
            lines.append(f"| {suite} | {name} | {middle:.2f} | {middle / base:.2f} | {spread:.0%} |")
    versions = ", ".join(f"{p} {version(p)}" for p in ("cleantext-repair", "ftfy", "plsfix", "sacremoses", "numpy"))
    lines.append(f"\n{versions}; Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    results = HERE / "results"
    results.mkdir(exist_ok=True)
    (results / "throughput.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    medians = {suite: {n: statistics.median(m) for n, m in rounds.items()} for suite, rounds in speeds.items()}
    bars(medians, "MB/s of CPU time", results / "throughput.svg")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
