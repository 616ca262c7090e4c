"""What new processes cost: import and first fix; two against one; memory while a million short texts are streamed.

    python benchmarks/startup.py [--rounds 7] [--texts 1000000]

Writes benchmarks/results/startup.md.
"""

from __future__ import annotations

import argparse
import os
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
    tables = (starting(args.rounds), two(min(args.rounds, 3)), streaming(args.texts))
    write("startup", [*(row for table in tables for row in (*table, "")), f"{machine()}."])


def starting(rounds: int) -> Iterator[str]:
    """The cost of the import and the first fix in a new process, with and without the cache on disk."""
    yield from ("| A new process | ms (CPU) | wanted |", "|---|---:|---:|")
    texts = {
        "an honest line": "The laboratory opened on Monday.",
        "a space too many": "The laboratory opened on Monday .",
        "a spun phrase": "The device learning team opened a laboratory.",
    }
    imports = []
    for name, text in texts.items():
        runs = [_started(text) for _ in range(rounds + 1)][1:]
        imports += [imported for imported, _ in runs]
        yield f"| first fix of {name} | {median(first for _, first in runs) * 1e3:.0f} | 300 |"
    colds = []
    for _ in range(2):
        with tempfile.TemporaryDirectory() as folder:
            colds.append(_started(texts["a spun phrase"], XDG_CACHE_HOME=folder)[1])
    yield f"| the same with nothing on disk yet | {median(colds) * 1e3:.0f} | |"
    yield f"| import | {median(imports) * 1e3:.0f} | 100 |"


def _started(text: str, **environment: str) -> tuple[float, float]:
    """The CPU seconds of import and first fix in a new process, with compiled modules, as after an installation."""
    new = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | environment
    command = [sys.executable, "-c", _TIMED.format(text=text)]
    out = subprocess.run(command, check=True, capture_output=True, text=True, env=new).stdout
    imported, first = map(float, out.split())
    return imported, first


def two(rounds: int) -> Iterator[str]:
    """Files with one process and with two: the best of several rounds, in elapsed time, since that is the point."""
    yield from ("| Four files of 25 MB | seconds | ratio | wanted |", "|---|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.txt" for number in range(4)]
        text = "\n".join(documents(None, "en", 5) * 5)
        for file in files:
            file.write_text(text, encoding="utf-8")
        best = {jobs: min(_clock(jobs, files) for _ in range(rounds)) for jobs in (1, 2)}
    yield f"| one process | {best[1]:.2f} | | |"
    yield f"| two processes | {best[2]:.2f} | {best[1] / best[2]:.2f} | 1.8 |"


def streaming(most: int) -> Iterator[str]:
    """The peak memory of ``cleantext fix --lines -`` for more and more short texts."""
    yield "| Short texts streamed | MB held at most | wanted | CPU s | texts a CPU second |"
    yield "|---:|---:|---:|---:|---:|"
    lines = [line[:140].strip() for text in documents(None, "en", 2) for line in text.split("\n")]
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
        yield f"| {count:,} | {held:.0f} | 200 | {seconds:.1f} | {count / seconds:,.0f} |"


def _clock(jobs: int, files: list[Path]) -> float:
    start = time.perf_counter()
    command = [*CLEANTEXT, "check", "--quiet", "--isolated", "--jobs", str(jobs), *map(str, files)]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
