"""What cleaning a folder costs: start-up, overhead of a batch, and time, memory and rows per second of 1 and 2 workers.

usage: scale_cost.py TEXTS [--rows N] [--ray]      TEXTS is a file with one text a line
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from statistics import median

import psutil

from cleantext import Cleaner

FILES = 16
BATCHES = (1, 16, 256, 1024)


def write_files(texts: list[str], folder: Path, rows: int) -> None:
    """JSON Lines files with so many rows in all."""
    folder.mkdir()
    endless = cycle(texts)
    for number in range(FILES):
        lines = (json.dumps({"text": text}) + "\n" for text in islice(endless, rows // FILES))
        (folder / f"{number:02}.jsonl").write_text("".join(lines), encoding="utf-8")


class Cost:
    """What a run costs: elapsed seconds, processor seconds of all processes, and the peak memory of the largest one."""

    def __init__(self, *arguments: str | Path) -> None:
        """Run ``cleantext fix`` with these arguments, and watch it."""
        begun, processor, memory = time.monotonic(), dict[int, float](), 0
        command = [sys.executable, "-m", "cleantext", "fix", "--isolated", "--language", "en", "--quiet", *arguments]
        run = subprocess.Popen(command)
        watched = psutil.Process(run.pid)
        while run.poll() is None:
            try:
                for process in (watched, *watched.children(recursive=True)):
                    times = process.cpu_times()
                    processor[process.pid] = times.user + times.system
                    memory = max(memory, process.memory_info().rss)
            except psutil.NoSuchProcess:
                continue
            time.sleep(0.1)
        assert run.returncode == 0
        self.seconds = time.monotonic() - begun
        self.processor = sum(processor.values())
        self.megabytes = memory / 1e6


def overhead_of_a_batch(texts: list[str]) -> str:
    """The overhead of a batch in microseconds, for several sizes, compared with one batch of all texts."""
    cleaner = Cleaner(languages=["en"])
    cleaner.fix_batch(texts)

    def seconds(size: int) -> float:
        begun = time.process_time()
        for start in range(0, len(texts), size):
            cleaner.fix_batch(texts[start : start + size])
        return time.process_time() - begun

    whole = median(seconds(len(texts)) for _ in range(5))
    rows = []
    for size in BATCHES:
        split = median(seconds(size) for _ in range(5))
        rows.append(f"| {size:,} | {(split - whole) / (len(texts) / size) * 1e6:,.0f} | {split / whole - 1:+.1%} |")
    return "\n".join(["| rows a batch | µs a batch | over one batch of all |", "|---|---|---|", *rows])


def main() -> None:
    """Print tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--rows", type=int, default=400_000)
    parser.add_argument("--ray", action="store_true", help="measure --engine ray too")
    given = parser.parse_args()
    texts = given.texts.read_text(encoding="utf-8").splitlines()
    print(f"{given.rows:,} texts of {sum(map(len, texts)) // len(texts)} characters in {FILES} files\n")
    ways = {"one process": ("--jobs", "1"), "two processes": ("--jobs", "2")}
    if given.ray:
        ways["Ray"] = ("--engine", "ray")
    print("| | start | seconds | rows/s | MB/s | processor seconds | most memory of a process |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder, "few"), Path(folder, "many")
        write_files(texts, few, FILES)
        write_files(texts, many, given.rows)
        megabytes = sum(file.stat().st_size for file in many.iterdir()) / 1e6
        for number, (name, options) in enumerate(ways.items()):
            field = ("--field", "text", *options, "--output")
            start = Cost(*field, Path(folder, f"start{number}"), few).seconds
            cost = Cost(*field, Path(folder, f"out{number}"), many)
            print(
                f"| {name} | {start:.1f} s | {cost.seconds:.1f} | {given.rows / cost.seconds:,.0f} "
                f"| {megabytes / cost.seconds:.1f} | {cost.processor:.1f} | {cost.megabytes:.0f} MB |",
                flush=True,
            )
    print(f"\n{overhead_of_a_batch(texts[:4096])}")


if __name__ == "__main__":
    main()
