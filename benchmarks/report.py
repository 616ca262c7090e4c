"""Where results go, and the page that is made of them: ``python benchmarks/report.py`` writes benchmarks/README.md."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results"
PARTS = {
    "throughput": "Beside other cleaners",
    "startup": "Starting, two processes, memory",
    "curves": "What the cost depends on",
    "matching": "Matching phrases",
    "diff": "Comparing two texts",
}

HEAD = """\
# Benchmarks

Made by `make bench`, which takes about a quarter of an hour; `make bench TEXTS=folder` measures with your own texts
(`folder/en/*.txt` and `folder/fr/*.txt`, a paragraph a line) in place of composed ones. Each cleaner runs in an
environment of its own below `.bench/`, all on the same bytes, in turns, in one run. MB/s are of CPU time, so that
other work on the machine counts little; the middle of several rounds is given, and how far apart they were.

Ours runs all stages with all shipped glossaries, and records every change; the others do part of it: ftfy and plsfix
mend mojibake and characters, sacremoses (its punctuation normalizer) and Monofixer marks and characters, clean-text
characters and white space, Data-Juicer (three of its mappers) what ftfy does, punctuation and white space.

`make bench-guard` needs no clock: it counts the machine instructions of a fixed workload and fails if there are
clearly more than `guard.json` says. `compare_paths.py` makes sure that every way in gives the same results.
"""


def machine() -> str:
    """What was measured on."""
    info = Path("/proc/cpuinfo")
    model = re.search(r"model name\s*: (.+)", info.read_text()) if info.exists() else None
    processor = model[1] if model else platform.processor() or platform.machine()
    return f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} × {processor}"


def write(name: str, rows: Iterable[str]) -> None:
    """Print a result and keep it."""
    text = "\n".join(rows)
    print(text, flush=True)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.md").write_text(text + "\n", encoding="utf-8")


def page() -> str:
    """The page: each result there is, with its pictures."""
    parts = [HEAD]
    for name, title in PARTS.items():
        file = RESULTS / f"{name}.md"
        if file.exists():
            parts += [f"## {title}\n", file.read_text(encoding="utf-8")]
            parts += [f"![{p.stem}](results/{p.name})\n" for p in sorted(RESULTS.glob(f"{name}*.svg"))]
    return "\n".join(parts)


if __name__ == "__main__":
    (HERE / "README.md").write_text(page(), encoding="utf-8")
