"""Which cleaner repairs which kind of fault, and which leaves honest text alone: the examples of README.md, with each.

    python benchmarks/coverage.py [--peer NAME=PYTHON …]

A peer is named together with the Python of its environment. The examples were written for cleantext's rules, so this
shows what each tool is for, not which one is better. It does not matter whether the quotes of a repair are curly or
straight; text without faults must stay as it is, byte for byte.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from report import write

README = Path(__file__).resolve().parent.parent / "README.md"
CALLS = {
    "cleantext": "import cleantext; fix = lambda s: cleantext.fix(s).text",
    "ftfy": "import ftfy; fix = ftfy.fix_text",
    "plsfix": "import plsfix; fix = plsfix.fix_text",
    "sacremoses": "import sacremoses; fix = sacremoses.MosesPunctNormalizer().normalize",
    "sacremoses, detokenizer": "import sacremoses; join = sacremoses.MosesDetokenizer().detokenize; "
    "fix = lambda s: join(s.split())",
    "clean-text": "from cleantext import clean; fix = lambda s: clean(s, lower=False, to_ascii=False)",
}
RUN = "import json, sys; {call}; print(json.dumps([fix(s) for s in json.load(sys.stdin)]))"


def rows(heading: str) -> list[list[str]]:
    """The cells of each row of the table below a heading of the README."""
    section = README.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    table = [line.strip("|").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    return [[re.sub(r"^(`+) ?(.*?) ?\1$", r"\2", cell.strip()) for cell in row] for row in table[1:]]


def answers(python: str, name: str, texts: Sequence[str]) -> list[str]:
    """The texts as a cleaner returns them, in its own environment."""
    command = [python, "-c", RUN.format(call=CALLS[name])]
    env = {key: value for key, value in os.environ.items() if name == "cleantext" or key != "PYTHONPATH"}
    done = subprocess.run(
        command, input=json.dumps(texts), stdout=subprocess.PIPE, encoding="utf-8", check=True, env=env
    )
    return list(json.loads(done.stdout))


def straight(text: str) -> str:
    """The text with straight quotes: a repair may straighten them."""
    return text.translate({ord(c): "'" for c in "‘’"} | {ord(c): '"' for c in "“”"})


def table(pythons: Mapping[str, str]) -> list[str]:
    """A row for each kind of fault and each kind of honest text; a column for each cleaner."""
    faults, kept = rows("What is repaired"), rows("What is left alone")
    right = dict[str, list[bool]]()
    for name, python in pythons.items():
        after = answers(python, name, [row[1] for row in (*faults, *kept)])
        right[name] = [straight(a) == straight(row[2]) for a, row in zip(after, faults, strict=False)]
        right[name] += [a == row[1] for a, row in zip(after[len(faults) :], kept, strict=True)]
    lines = ["| | " + " | ".join(right) + " |", "|---|" + "---|" * len(right)]
    for number, kind in enumerate([*(row[0] for row in faults), *(f"kept: {row[0]}" for row in kept)]):
        lines.append(f"| {kind} | " + " | ".join("yes" if right[name][number] else "–" for name in right) + " |")
    counts = " | ".join(f"{sum(r[: len(faults)])} and {sum(r[len(faults) :])}" for r in right.values())
    return [*lines, f"| **of {len(faults)} repaired, of {len(kept)} kept** | {counts} |"]


def main() -> None:
    """Try all cleaners, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PYTHON")
    pythons = {"cleantext": sys.executable} | dict(peer.split("=", 1) for peer in parser.parse_args().peer)
    if "sacremoses" in pythons:
        pythons["sacremoses, detokenizer"] = pythons["sacremoses"]
    write("coverage", table({name: pythons[name] for name in CALLS if name in pythons}))


if __name__ == "__main__":
    main()
