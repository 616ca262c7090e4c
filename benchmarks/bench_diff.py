"""Time `cleantext.diff` and other ways to compare the same two texts, in one run.

The texts are generated from a fixed seed. Peers that are not installed are left out
(`pip install fast-diff-match-patch rapidfuzz`, git). A peer that does not finish in time, or that
needs too much memory, is stopped; for the others the median of several runs is given, in
processor seconds. For Linux and macOS.

    python benchmarks/bench_diff.py [--limit SECONDS] [--repeat COUNT] [--size CHARACTERS=CHANGES …]
"""

from __future__ import annotations

import argparse
import importlib.util
import multiprocessing
import random
import re
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from itertools import product
from pathlib import Path
from statistics import median

_MEMORY = 4 << 30
"""The most bytes that a peer may use."""

Pair = tuple[str, str]
Found = tuple[int, bool, bool]  # changes, whether a word was split, whether changes of white space alone were seen


def texts(size: int, changes: int, paragraphs: bool) -> Pair:
    """Prose of made-up words, and the same with changes: words replaced, inserted and removed, spaces doubled."""
    chosen = random.Random(5)
    syllables = [c + v for c in "bcdfglmnprstv" for v in "aeiou"]
    vocabulary = ["".join(chosen.choices(syllables, k=chosen.randint(1, 4))) for _ in range(20_000)]
    words: list[str] = []
    length = 0
    while length < size:
        word = vocabulary[int(chosen.paretovariate(0.7)) % len(vocabulary)]
        end = chosen.random()
        words.append(word + (".\n\n" if end < 0.01 and paragraphs else ". " if end < 0.06 else " "))
        length += len(words[-1])
    other = list(words)
    for n, at in enumerate(sorted(chosen.sample(range(len(words)), changes))):
        word = words[at]
        other[at] = (word.replace(word[:2], "xy", 1), f"quite {word}", "", f"{word} ")[n % 4]
    return "".join(words), "".join(other)


def _ours(before: str, after: str) -> Found:
    from cleantext import diff

    edits = diff(before, after)
    spaces = any(not (e.before + e.after).strip() for e in edits)
    return len(edits), any(_splits(before, e.start, e.end) for e in edits), spaces


def _difflib(before: str, after: str) -> Found:
    from difflib import SequenceMatcher

    one, other = re.findall(r"\w+|\s+|[^\w\s]", before), re.findall(r"\w+|\s+|[^\w\s]", after)
    found = [o for o in SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if o[0] != "equal"]
    return len(found), False, any(not "".join(one[a:b] + other[c:d]).strip() for _, a, b, c, d in found)


def _rapidfuzz(before: str, after: str) -> Found:
    from rapidfuzz.distance import Indel

    one, other = re.findall(r"\w+|\s+|[^\w\s]", before), re.findall(r"\w+|\s+|[^\w\s]", after)
    found = [o for o in Indel.opcodes(one, other) if o.tag != "equal"]
    return len(found), False, True


def _dmp(before: str, after: str) -> Found:
    from fast_diff_match_patch import diff  # type: ignore[import-not-found,unused-ignore]

    at, changes, split, spaces = 0, 0, False, False
    last = "="
    for op, count in diff(before, after, timelimit=0, checklines=True, cleanup="Semantic"):
        if op != "=":
            changes += last == "="
            split |= _splits(before, at, at + (count if op == "-" else 0))
            spaces |= op == "-" and before[at : at + count].isspace()
        at += count if op != "+" else 0
        last = op
    return changes, split, spaces


def _git(before: str, after: str) -> Found:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("before", before), ("after", after)):
            Path(folder, name).write_text(text)
        command = ["git", "diff", "--no-index", "--word-diff=porcelain", "-U0", "before", "after"]
        out = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout
    rows = [r for r in out.splitlines()[4:] if r[:1] in "+-"]
    changes = sum(1 for n, r in enumerate(rows) if not (r[0] == "+" and n and rows[n - 1][0] == "-"))
    return changes, False, any(not r[1:].strip() for r in rows)


def _splits(text: str, start: int, end: int) -> bool:
    return any(0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum() for at in (start, end))


PEERS: dict[str, tuple[Callable[[str, str], Found], bool]] = {
    "cleantext.diff": (_ours, True),
    "git diff --word-diff": (_git, shutil.which("git") is not None),
    "fast-diff-match-patch, semantic": (_dmp, importlib.util.find_spec("fast_diff_match_patch") is not None),
    "rapidfuzz Indel.opcodes, words": (_rapidfuzz, importlib.util.find_spec("rapidfuzz") is not None),
    "difflib, words": (_difflib, True),
}


def _timed(peer: str, pair: Pair, report: multiprocessing.SimpleQueue[tuple[float, Found]]) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    PEERS[peer][0]("a b", "a c")  # imports and first compilations do not count
    start = _used()
    found = PEERS[peer][0](*pair)
    report.put((_used() - start, found))


def _used() -> float:
    """Processor seconds of this process and its children, which other work on the machine hardly changes."""
    spent = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in spent)


def measure(peer: str, pair: Pair, limit: float, repeat: int) -> str:
    """What one peer took and found, as the end of a row."""
    times = list[float]()
    for _ in range(repeat):
        once = _measured(peer, pair, limit)
        if isinstance(once, str):
            return f"{once} |  |  | "
        times.append(once[0])
        changes, split, spaces = once[1]
    words, white = "splits" if split else "whole", "seen" if spaces else "hidden"
    return f"{median(times):.2f} s | {changes} | {words} | {white}"


def _measured(peer: str, pair: Pair, limit: float) -> tuple[float, Found] | str:
    """What one run took and found, or why there is no result."""
    report: multiprocessing.SimpleQueue[tuple[float, Found]] = multiprocessing.SimpleQueue()
    process = multiprocessing.Process(target=_timed, args=(peer, pair, report))
    process.start()
    process.join(limit)
    if process.is_alive():
        process.kill()
        process.join()
        return f"over {limit:.0f} s"
    if process.exitcode or report.empty():
        return f"over {_MEMORY >> 30} GB"
    return report.get()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--limit", type=float, default=60)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--size", nargs="+", default=["1_000_000=500", "10_000_000=5_000"])
    chosen = parser.parse_args()
    print("| Text | Compared by | CPU time | Changes | Words | White space |\n|---|---|---:|---:|---|---|")
    sizes = [[int(n) for n in size.split("=")] for size in chosen.size]
    for (size, changes), (name, paragraphs) in product(sizes, (("paragraphs", True), ("one line", False))):
        pair = texts(size, changes, paragraphs)
        shape = f"{len(pair[0]) / 1e6:.0f} MB, {changes:,} changes, {name}"
        for peer, (_, here) in PEERS.items():
            if here:
                print(f"| {shape} | {peer} | {measure(peer, pair, chosen.limit, chosen.repeat)} |", flush=True)


if __name__ == "__main__":
    main()
