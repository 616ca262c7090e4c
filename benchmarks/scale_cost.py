"""What cleaning a folder costs: start-up, overhead of a batch, and time and memory with 1 and 2 workers.

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
    """What a run costs, in seconds of the clock and of the processor, and the peak memory of the largest process.

    Attributes:
        seconds: by the clock, which other work on the machine stretches.
        processor: of all processes.
        shortest: what the run takes if every process has a processor of its own: the busiest worker, and the seconds of
            the processes that are no workers, as if nobody worked meanwhile.
        megabytes: the peak of the largest process.
    """

    def __init__(self, workers: int, *arguments: str | Path) -> None:
        """Run ``cleantext fix`` with these arguments, and watch it; so many of its processes are workers."""
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
            time.sleep(0.05)
        assert run.returncode == 0
        self.seconds = time.monotonic() - begun
        self.processor = sum(processor.values())
        busiest = sorted(processor.values(), reverse=True)[:workers]
        self.shortest = self.processor - sum(busiest) + busiest[0]
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

    sizes = (len(texts), *BATCHES)
    rounds = [[seconds(size) for size in sizes] for _ in range(7)]  # in turn, since other work slows all of them
    rows = []
    for column, size in enumerate(BATCHES, 1):
        more = median(one[column] - one[0] for one in rounds) / (len(texts) / size)
        rows.append(f"| {size:,} | {more * 1e6:,.0f} | {median(one[column] / one[0] for one in rounds) - 1:+.1%} |")
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
    ways = {"one process": (1, "--jobs", "1"), "two processes": (2, "--jobs", "2")}
    if given.ray:
        ways["Ray"] = (2, "--engine", "ray")
    print("| | Processor seconds | With free processors | Start | Rows per processor second | Most memory | Elapsed |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder, "few"), Path(folder, "many")
        write_files(texts, few, FILES)
        write_files(texts, many, given.rows)
        for number, (name, (workers, *options)) in enumerate(ways.items()):
            field = ("--field", "text", *options, "--output")
            start = Cost(workers, *field, Path(folder, f"start{number}"), few)
            cost = Cost(workers, *field, Path(folder, f"out{number}"), many)
            print(
                f"| {name} | {cost.processor:.1f} | {cost.shortest:.1f} s | {start.shortest:.1f} s "
                f"| {given.rows / cost.processor:,.0f} | {cost.megabytes:.0f} MB | {cost.seconds:.0f} s |",
                flush=True,
            )
    print(f"\n{overhead_of_a_batch(texts[:4096])}")


if __name__ == "__main__":
    main()
