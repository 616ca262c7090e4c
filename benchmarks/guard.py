"""Detect slow-downs without a clock: count the machine instructions of a fixed workload, and compare with guard.json.

    python benchmarks/guard.py [--update]

Valgrind does the counting and shows every program the same processor; with one thread and fixed hashes, two runs
differed by less than one instruction in 100,000. The script fails if a part of the workload takes more than the stored
number and the tolerance allow. The numbers hold for the Python and the libraries stored with them; with others, nothing
is judged until new numbers are stored (--update). The lowest count that each part has ever had is kept and shown, so
that accepted slow-downs stay visible.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

from cleantext.scan.native import native

STORED = Path(__file__).resolve().parent / "guard.json"
TOLERANCE = 0.03
SENTENCES = """
The ferry was late again, so we waited at the harbour and counted the boats.
She keeps the letters of her grandmother in a box under the stairs.
Nobody in the village knew who had planted the old walnut tree.
The results of the second test were better than those of the first.
Most of the rooms on this floor are used as offices during the week.
If the pump stops, call the engineer on duty before you open the valve.
The council will vote on the new bridge at the end of the month.
He had never seen so many people in the little square.
Water flows through the upper channel and drives both wheels of the mill.
The report compares the costs of three ways to heat a school.
We measured the length of every leaf and wrote it down in a table.
Trains to the coast leave every hour from the second platform.
A small group of students has asked for longer opening hours.
The garden behind the museum is closed until the spring.
In this paper we describe a method that needs far less memory.
The doctor said that a few days of rest would be enough.
Every member of the team reads the plan before work begins.
Bread, cheese and a bottle of milk stood on the kitchen table.
The company wants to build a warehouse near the airport.
It was quiet in the library, and only the clock could be heard.
The number of visitors has grown slowly over the last ten years.
Please send the form to the address at the bottom of the page.
The first chapter explains how the instrument was made.
Two of the windows were broken, but nothing had been taken.
Students who pass the examination can begin in the autumn.
The captain turned the ship around and sailed back to the island.
Our data come from four stations in the north of the country.
The teacher asked them to draw the house in which they live.
Heavy rain is expected in the mountains from Thursday evening.
The error appears only when two users save the same file.""".strip().splitlines()


def clean() -> list[str]:
    """Twenty documents of ten sentences without faults."""
    chance = random.Random(7)
    return [" ".join(chance.sample(SENTENCES, 10)) for _ in range(20)]


def spoilt() -> list[str]:
    """The same with faults of several kinds in each."""
    return [
        text.replace(". ", " . ", 1).replace(". ", ".", 1).replace(" the ", " the  ", 1).replace(" of ", " of Ã© ", 1)
        + " The device learning team said so."
        for text in clean()
    ]


def short() -> list[str]:
    """Four hundred short strings."""
    return [s for text in clean() for s in text.split(". ")] * 2


WORK = {"nothing": (list, 0), "clean": (clean, 20), "spoilt": (spoilt, 1), "short": (short, 20), "single": (short, 1)}
"""What is done after fixing a first text, and how often. The count of "nothing" is subtracted from the others."""


def main() -> None:
    """Count and compare; the exit status is 1 if a part takes too many instructions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="store what is counted now")
    parser.add_argument("--work", choices=WORK, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.work:
        work(args.work)
        return
    if not shutil.which("valgrind"):
        print("nothing was counted: valgrind is not installed")
        return
    counts, made_with = counted(), _made_with()
    stored = json.loads(STORED.read_text())
    if args.update:
        lowest = {name: min(count, counts[name]) for name, count in stored["lowest"].items()}
        STORED.write_text(
            json.dumps({"made_with": made_with, "instructions": counts, "lowest": lowest}, indent=1) + "\n"
        )
        print(f"stored in {STORED.name}: {counts}")
        return
    slower = compared(counts, stored["instructions"], stored["lowest"])
    if stored["made_with"] != made_with:
        print(f"not judged: the stored counts are for {stored['made_with']}, but this is {made_with}")
        return
    print("slower than allowed: find out why, or store the new counts with --update" if slower else "no slower")
    sys.exit(slower)


def compared(counts: dict[str, int], stored: dict[str, int], lowest: dict[str, int]) -> int:
    """Print how each part compares; 1 if one takes too many instructions, else 0."""
    slower = False
    for name, before in stored.items():
        ratio = counts[name] / before
        slower |= ratio > 1 + TOLERANCE
        ever = f"{counts[name] / lowest[name]:.2f} times the lowest there was"
        print(f"{name}: {counts[name] / 1e6:,.0f} million instructions, {ratio:.3f} times the stored count, {ever}")
    return int(slower)


def work(name: str) -> None:
    """Start, fix a first text, then do the work."""
    import cleantext

    cleaner = cleantext.Cleaner(languages=("en",))
    cleaner.fix_batch([text[:400] for text in spoilt()[:2]])
    make, times = WORK[name]
    texts = make()
    for _ in range(times):
        if name == "single":
            for text in texts:
                cleaner.fix(text)
        else:
            cleaner.fix_batch(texts)


def counted() -> dict[str, int]:
    """The instructions of each part; "nothing" has those of starting alone."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        environment = os.environ | {
            "PYTHONHASHSEED": "0",
            "OPENBLAS_NUM_THREADS": "1",
            "XDG_CACHE_HOME": folder,
            "PYTHONPYCACHEPREFIX": f"{folder}/compiled",
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        command = [sys.executable, __file__, "--work"]
        for name in WORK:  # so that compiled tables and modules are on disk
            subprocess.run([*command, name], env=environment, check=True)

        def count(name: str) -> int:
            valgrind = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
            run = subprocess.run([*valgrind, *command, name], env=environment, capture_output=True, text=True)
            found = re.search(r"I +refs: +([\d,]+)", run.stderr)
            if run.returncode or not found:
                raise SystemExit(f"{name} could not be counted:\n{run.stderr}")
            return int(found[1].replace(",", ""))

        counts = dict(zip(WORK, pool.map(count, WORK), strict=True))
    return {name: n - counts["nothing"] if name != "nothing" else n for name, n in counts.items()}


def _made_with() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "regex", "ahocorasick-rs", "ftfy"))
    loops = "in C" if native else "plain"
    return f"Python {platform.python_version()}, {platform.machine()}, {packages}, loops {loops}"


if __name__ == "__main__":
    main()
