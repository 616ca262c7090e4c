"""Fuzz the targets in turns, each with what was found of use so far, and say what broke.

    python -m fuzz.run --hours 2              all targets
    python -m fuzz.run --seconds 60 fix diff  these
    python -m fuzz.run --keep                 take some of what was found of use into fuzz/corpus

``.fuzz/found`` holds what broke: the input, the promise, and where. A fault is told once, with its shortest input.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import time
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import atheris

from fuzz import targets

TURN = 120.0
"""Seconds that a target gets before the next one has its turn."""

HANG = 60
"""Seconds after which an input counts as one that hangs."""

KEPT = 40
"""How many inputs of a target are kept in the repository."""

WORK = Path(".fuzz")
CORPUS = Path(__file__).parent / "corpus"
NAMES = sorted(module.name for module in iter_modules(targets.__path__))


def main() -> int:
    """Fuzz for as long as is asked; the status is 1 where something broke."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(NAMES)}; none: all")
    parser.add_argument("--hours", type=float, default=0.0)
    parser.add_argument("--seconds", type=float, default=0.0)
    parser.add_argument("--keep", action="store_true", help="take new inputs into fuzz/corpus instead of fuzzing")
    asked = parser.parse_args()
    if unknown := set(asked.targets) - set(NAMES):
        parser.error(f"no target is called {', '.join(sorted(unknown))}; known are {', '.join(NAMES)}")
    chosen = asked.targets or NAMES
    modules = _instrumented(chosen)
    if asked.keep:
        for name in chosen:
            _keep(name, modules[name])
        return 0
    end = time.monotonic() + asked.hours * 3600 + asked.seconds
    turn = min(TURN, (end - time.monotonic()) / len(chosen))
    while time.monotonic() < end - 1:
        for name in chosen:
            if (left := min(turn, end - time.monotonic())) >= 1:
                _turn(name, modules[name], left)
    found = sorted((WORK / "found").glob("*/*"))
    print(f"{_executions():,} inputs tried in all; {len(found)} faults" + "".join(f"\n  {file}" for file in found))
    return 1 if found else 0


def _instrumented(names: list[str]) -> dict[str, Any]:
    """The targets, with all of the project told apart by what its code does."""
    with atheris.instrument_imports(include=["cleantext"]):
        modules = {name: import_module(f"fuzz.targets.{name}") for name in names}
        import cleantext

        cleantext.fix("The device learning team , it said .")  # rules are imported when one is first asked
    return modules


def _turn(name: str, target: Any, seconds: float) -> None:
    """Let a process of its own fuzz a target for a while; it inherits what is imported."""
    corpus = WORK / "corpus" / name
    if not corpus.is_dir():
        _begin(name, target, corpus)
    log = WORK / f"{name}.log"
    since = time.monotonic()
    if not (child := os.fork()):
        _fuzz(name, target, seconds, corpus, log)
    os.waitpid(child, 0)
    said = log.read_text(errors="replace")
    tried = [int(n) for n in re.findall(r"number_of_executed_units: (\d+)", said)]
    for line in said.splitlines():
        if line.startswith("FOUND"):
            print(line, flush=True)
    if not tried:  # it was ended: by an input that hangs, or that breaks the interpreter
        tried = [int(n) for n in re.findall(r"^#(\d+)", said, re.MULTILINE)][-1:]
    with (WORK / "tally.jsonl").open("a") as tally:
        seconds = round(time.monotonic() - since, 1)
        tally.write(json.dumps({"target": name, "executions": tried[0] if tried else 0, "seconds": seconds}) + "\n")


def _fuzz(name: str, target: Any, seconds: float, corpus: Path, log: Path) -> None:
    """Fuzz in this process, which ends with it."""
    from fuzz.inputs import words
    from fuzz.one import MOST, Judge

    with log.open("wb") as said:
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
    known = WORK / "words"
    if not known.exists():
        escaped = ("".join(f"\\x{byte:02x}" for byte in word) for word in words())
        known.write_text("".join(f'"{word}"\n' for word in escaped))
    ended = WORK / "found" / name
    ended.mkdir(parents=True, exist_ok=True)
    options = (
        f"-max_total_time={max(1, int(seconds))}", f"-timeout={HANG}", f"-max_len={MOST}", f"-dict={known}",
        "-len_control=0",
        "-print_final_stats=1", "-rss_limit_mb=3000", "-reload=0", "-verbosity=1", f"-artifact_prefix={ended}/",
    )  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(corpus)], Judge(target.run, ended))
    atheris.Fuzz()
    os._exit(0)


def _begin(name: str, target: Any, corpus: Path) -> None:
    """Lay out what a target begins with: its seeds, and what the repository keeps."""
    corpus.mkdir(parents=True)
    kept = CORPUS / f"{name}.jsonl"
    lines = kept.read_text("utf-8").splitlines() if kept.exists() else []
    inputs = [*target.seeds(), *(json.loads(line).encode("utf-8", "surrogateescape") for line in lines)]
    for number, data in enumerate(inputs):
        (corpus / f"seed-{number:05}").write_bytes(data)


def _keep(name: str, target: Any) -> None:
    """Take inputs of every length into the repository, of those that reached something new when they were tried."""
    corpus = WORK / "corpus" / name
    if not corpus.is_dir():
        return
    begun = set(target.seeds())
    found = {data for file in corpus.iterdir() if (data := file.read_bytes()) not in begun}
    step = -(-len(found) // KEPT) or 1
    lines = [
        json.dumps(data.decode("utf-8", "surrogateescape"))
        for data in sorted(found, key=lambda data: (len(data), data))[::step]
    ]
    CORPUS.mkdir(exist_ok=True)
    (CORPUS / f"{name}.jsonl").write_text("".join(f"{line}\n" for line in lines), "utf-8")


def _executions() -> int:
    """How many inputs were tried since ``.fuzz`` was begun."""
    lines = (WORK / "tally.jsonl").read_text().splitlines()
    return sum(json.loads(line)["executions"] for line in lines)


if __name__ == "__main__":
    sys.exit(main())
