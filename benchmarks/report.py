"""Stores results, and builds a page from them: ``python benchmarks/report.py`` writes benchmarks/README.md."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results"
PARTS = {
    "coverage": "What each cleaner repairs",
    "throughput": "Beside other cleaners",
    "startup": "Starting, two processes, memory",
    "curves": "What the cost depends on",
    "matching": "Matching phrases",
    "diff": "Comparing two texts",
}

HEAD = """\
# Benchmarks

`make bench` measures all of this in about a quarter of an hour; `make bench TEXTS=folder` measures your own texts
(`folder/en/*.txt` and `folder/fr/*.txt`, one paragraph a line) instead of generated ones. Each cleaner runs in its own
environment under `.bench/`; all of them take turns on the same bytes in one run. MB/s refer to CPU time, so that other
work on the machine matters little. The tables give the median of several rounds and their spread.

cleantext runs all stages with all its glossaries and records every change. The others do part of that: ftfy and plsfix
repair mojibake and characters; sacremoses (its punctuation normaliser) and Monofixer repair marks and characters;
clean-text repairs characters and white space; Data-Juicer (three of its mappers) does what ftfy does, and repairs
punctuation and white space.

`make bench-guard` needs no clock: it counts the machine instructions of a fixed workload, and fails if a part takes
over 3% more than is stored in `guard.json`. It also shows the lowest count that each part ever had
([what was accepted since](../docs/speed.md#the-guard)). `compare_paths.py` checks that every way of calling cleantext
gives the same results.

The table of what each cleaner repairs tries the examples of [README.md](../README.md), which were written for
cleantext: it shows what each tool is for, not which one is better. Whether quotes come out curly or straight does not
count in repairs; text that is right must stay as it is, byte for byte.
"""


def machine() -> str:
    """The machine and the versions that were measured."""
    info = Path("/proc/cpuinfo")
    model = re.search(r"model name\s*: (.+)", info.read_text()) if info.exists() else None
    processor = model[1] if model else platform.processor() or platform.machine()
    return f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} × {processor}"


def write(name: str, rows: Iterable[str]) -> None:
    """Print a result and store it."""
    text = "\n".join(rows)
    print(text, flush=True)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.md").write_text(text + "\n", encoding="utf-8")


def page() -> str:
    """The page, with every stored result and its pictures."""
    parts = [HEAD]
    for name, title in PARTS.items():
        file = RESULTS / f"{name}.md"
        if file.exists():
            parts += [f"## {title}\n", file.read_text(encoding="utf-8")]
            parts += [f"![{p.stem}](results/{p.name})\n" for p in sorted(RESULTS.glob(f"{name}*.svg"))]
    return "\n".join(parts)


if __name__ == "__main__":
    (HERE / "README.md").write_text(page(), encoding="utf-8")
