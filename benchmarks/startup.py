"""New processes: import and first fix; two against one; memory while a million short texts stream through.

    python benchmarks/startup.py [--rounds 7] [--texts 1000000]

Writes benchmarks/results/startup.md.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from report import machine, write
from texts import documents

CLEANTEXT = (sys.executable, "-m", "cleantext")
_TIMED = """
import time
start = time.process_time()
import cleantext
imported = time.process_time()
cleantext.fix({text!r})
print(imported - start, time.process_time() - imported)
"""
_HELD = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_maxrss / 1024, used.ru_utime + used.ru_stime)
"""
# A small process in between: the most that a process held counts what its parent held when it was made.


def main() -> None:
    """Measure, print, and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--texts", type=int, default=1_000_000)
    args = parser.parse_args()
    tables = (starting(args.rounds), two(min(args.rounds, 5)), streaming(args.texts))
    write("startup", [*(row for table in tables for row in (*table, "")), f"{machine()}."])


def starting(rounds: int) -> Iterator[str]:
    """What importing and the first fix cost a new process, the compiled tables being on disk."""
    yield from ("| A new process | ms (CPU) | wanted |", "|---|---:|---:|")
    texts = {
        "an honest line": "The laboratory opened on Monday.",
        "a space too many": "The laboratory opened on Monday .",
        "a spun phrase": "The profound learning team opened a laboratory.",
    }
    for name, text in texts.items():
        runs = [_out([sys.executable, "-c", _TIMED.format(text=text)]).split() for _ in range(rounds + 1)][1:]
        imported, first = (median(float(run[i]) for run in runs) * 1e3 for i in (0, 1))
        yield f"| import, then first fix of {name} | {imported:.0f}, {first:.0f} | 100, 300 |"


def two(rounds: int) -> Iterator[str]:
    """Two files with one process and with two: the best of several rounds, by the clock, since that is the point."""
    yield from ("| Two files of 10 MB | seconds | |", "|---|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("one.txt", "two.txt")]
        text = "\n".join(documents(None, "en", 10))
        for file in files:
            file.write_text(text, encoding="utf-8")
        best = {jobs: min(_clock(jobs, files) for _ in range(rounds)) for jobs in (1, 2)}
    yield f"| one process | {best[1]:.2f} | |"
    yield f"| two processes | {best[2]:.2f} | × {best[1] / best[2]:.2f} |"


def streaming(most: int) -> Iterator[str]:
    """The most memory that ``cleantext fix --lines -`` held, for more and more short texts."""
    yield from ("| Short texts streamed | MB held at most | CPU s | texts a CPU second |", "|---:|---:|---:|---:|")
    lines = [line[:80].strip() for text in documents(None, "en", 2) for line in text.split("\n")]
    spun = [line.replace(" ", " , ", 1) if n % 50 == 0 else line for n, line in enumerate(lines)]
    block = ("\n".join(spun[:1000]) + "\n").encode()
    command = [*CLEANTEXT, "fix", "--lines", "--quiet", "--isolated", "-"]
    for count in (most // 100, most // 10, most):
        process = subprocess.Popen(
            [sys.executable, "-c", _HELD, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(max(count // 1000, 1)):
            process.stdin.write(block)
        process.stdin.close()
        held, seconds = map(float, process.stdout.read().split())
        process.wait()
        yield f"| {count:,} | {held:.0f} | {seconds:.1f} | {count / seconds:,.0f} |"


def _clock(jobs: int, files: list[Path]) -> float:
    start = time.perf_counter()
    command = [*CLEANTEXT, "check", "--quiet", "--isolated", "--jobs", str(jobs), *map(str, files)]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _out(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
