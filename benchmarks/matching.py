"""Match 1,000 to 1,000,000 phrases, with cleantext and other libraries: same text, interleaved runs, median CPU time.

    python benchmarks/matching.py [--texts FOLDER] [--mb 2] [--rounds 5] [--most 1000000]

Writes benchmarks/results/matching.{md,svg}, with the loading time and memory of our table.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import re
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import ahocorasick_rs
import flashtext2
from plots import lines
from report import RESULTS, write
from texts import documents
from wordfreq import top_n_list

from cleantext.model import Confidence
from cleantext.repair.glossary.entry import Entry
from cleantext.repair.matching.table import Phrase, compiled
from cleantext.repair.matching.table_cache import load_table, store_table
from cleantext.repair.stage import PhraseStage
from cleantext.scan.buffer import Buffer

Search = Callable[[str], int]


def main() -> None:
    """Measure, print, and write the table and the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--mb", type=float, default=2.0)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--most", type=int, default=1_000_000)
    args = parser.parse_args()
    text = "\n".join(documents(args.texts, "en", args.mb)).lower()
    size = len(text.encode()) / 1e6
    rows = ["| Phrases | Way | MB/s (CPU) | found |", "|---:|---|---:|---:|"]
    notes: list[str] = []
    curves: dict[str, tuple[list[float], list[float]]] = {}
    for count in (n for n in (1_000, 10_000, 100_000, 1_000_000) if n <= args.most):
        phrases = _phrases(count)
        ways = {"cleantext": _ours(phrases, notes), **_others(phrases)}
        times: dict[str, list[float]] = {name: [] for name in ways}
        found: dict[str, int] = {}
        for _ in range(args.rounds):
            for name, search in ways.items():
                start = time.process_time()
                found[name] = search(text)
                times[name].append(time.process_time() - start)
        for name, taken in times.items():
            speed = size / statistics.median(taken)
            rows.append(f"| {count:,} | {name} | {speed:.1f} | {found[name]} |")
            curves.setdefault(name, ([], []))[0].append(count)
            curves[name][1].append(speed)
    write("matching", [*rows, "", *notes])
    lines(curves, "phrases", "MB/s of CPU time", RESULTS / "matching.svg")


def _phrases(count: int) -> list[str]:
    """Distinct phrases of two to four common words, from a fixed seed."""
    chance = random.Random(count)
    words = [w for w in top_n_list("en", 30_000) if w.isascii() and w.isalpha()]
    made: dict[str, None] = {}
    while len(made) < count:
        made[" ".join(chance.choices(words, k=chance.choice((2, 2, 3, 4))))] = None
    return list(made)


def _ours(phrases: list[str], notes: list[str]) -> Search:
    """Our table, stored and loaded as the program does, with its loading time and memory."""
    listed = (Phrase(p, "x", 0, Confidence.LIKELY) for p in phrases)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "table.npz"
        store_table(compiled(listed, [Entry("x")]), file)
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as fresh:
            taken, grown = fresh.submit(_loading, file).result()
        notes.append(f"- {len(phrases):,} phrases: loaded in {taken:.3f} s; the process grew by {grown} MB.")
        found = PhraseStage(load_table(file))
    return lambda text: sum(len(here) for here in found.find(Buffer([text])).values())


def _loading(file: Path) -> tuple[float, int]:
    """What loading costs a new process: CPU seconds and megabytes."""
    before, start = _resident(), time.process_time()
    held = PhraseStage(load_table(file))
    taken, after = time.process_time() - start, _resident()
    del held
    return taken, round((after - before) / 1e6)


def _resident() -> int:
    """Bytes that this process uses now; its peak would include the memory of its parent."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()


def _others(phrases: list[str]) -> dict[str, Search]:
    automaton = ahocorasick_rs.BytesAhoCorasick([p.encode() for p in phrases])
    keywords = flashtext2.KeywordProcessor(case_sensitive=True)
    for phrase in phrases:
        keywords.add_keyword(phrase, phrase)
    known = frozenset(phrases)
    token = re.compile(r"\w+")

    def by_dict(text: str) -> int:
        words = token.findall(text)
        return sum(" ".join(words[i : i + n]) in known for i in range(len(words)) for n in (2, 3, 4))

    return {
        "ahocorasick_rs": lambda text: len(automaton.find_matches_as_indexes(text.encode(), overlapping=True)),
        "flashtext2": lambda text: len(keywords.extract_keywords(text)),
        "dict of tokens": by_dict,
    }


if __name__ == "__main__":
    main()
