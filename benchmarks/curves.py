"""What the cost depends on: length, and the numbers of rules, phrases and edits; each as a curve and a table.

    python benchmarks/curves.py [--texts FOLDER] [--most 10000000] [--rounds 3] [length] [rules] [phrases] [edits]

Writes benchmarks/results/curves.md and curves-*.svg. CPU time, median of several rounds. A point that
costs clearly more than the previous one leads to expect is marked, because something does not scale there.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median

from plots import lines
from report import RESULTS, machine, write
from texts import documents, spoilt
from wordfreq import top_n_list

from cleantext import Cleaner
from cleantext.registry import all_rules

Curve = tuple[list[float], list[float]]
_WARM_UP = "The profound learning team , they said.The end — “so”. " + spoilt("Letters without meaning " * 80, 200)
"""A text with every kind of fault, so that everything that is loaded on demand is loaded."""

PATIENCE = 60.0
"""A curve ends where the next point is expected to take more CPU seconds than this."""


def main() -> None:
    """Measure, print, and write the tables and the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("curves", nargs="*", choices=[[], *CURVES], help="default: all")
    parser.add_argument("--texts", type=Path, help="folder with en/*.txt, a paragraph a line")
    parser.add_argument("--most", type=int, default=10_000_000, help="characters of the longest text")
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    texts = documents(args.texts, "en", args.most / 1e6 + 0.01)
    rows = [row for name in args.curves or CURVES for row in CURVES[name](texts, args.most, args.rounds)]
    write("curves", [*rows, f"{machine()}."])


def length(texts: Sequence[str], most: int, rounds: int) -> Iterator[str]:
    """One text of 1 KB to 10 MB, in lines or without a line break, clean or with a fault every 200 characters."""
    fix = Cleaner(languages=("en",)).fix
    fix(_WARM_UP)
    in_lines = "\n".join(texts)
    clean = {"clean, lines": in_lines, "clean, one line": in_lines.replace("\n", " ")}
    shapes = clean | {name.replace("clean", "spun"): spoilt(text, 200) for name, text in clean.items()}
    yield from ("### Length\n", "| Characters | Text | ms | MB/s | Edits, suggestions | Against the size before |")
    yield "|---:|---|---:|---:|---:|---|"
    curves: dict[str, Curve] = {}
    for name, text in shapes.items():
        places, costs = curves.setdefault(name, ([], []))
        for size in (n for n in (1_000, 10_000, 100_000, 1_000_000, 10_000_000) if n <= most):
            if costs and costs[-1] * size > PATIENCE:
                break
            seconds = _seconds(partial(fix, text[:size]), rounds)
            result = fix(text[:size])
            against = _against(costs[-1] * size, seconds) if costs else ""
            places.append(size)
            costs.append(seconds / size)
            found = f"{len(result.edits)}, {len(result.suggestions)}"
            yield f"| {size:,} | {name} | {seconds * 1e3:.1f} | {size / seconds / 1e6:.2f} | {found} | {against} |"
    yield ""
    heights = {name: (places, [c * 1e9 for c in costs]) for name, (places, costs) in curves.items()}
    lines(heights, "characters", "ms for each million characters", RESULTS / "curves-length.svg")


def rules(texts: Sequence[str], most: int, rounds: int) -> Iterator[str]:
    """A megabyte of clean documents with one more rule at a time, in random order, without glossaries."""
    few = _few(texts, 1_000_000)
    ids = [rule.id for rule in all_rules() if not rule.languages or "en" in rule.languages]
    random.Random(1).shuffle(ids)
    yield from ("### Number of rules\n", "| Rules | ms for 1 MB | Newest | It adds |", "|---:|---:|---|---:|")
    curve: Curve = ([], [])
    shown = {1, 2, 5, *range(10, len(ids), 10), len(ids)}
    for count in range(1, len(ids) + 1):
        cleaner = Cleaner(languages=("en",), select=ids[:count])
        cleaner.fix(_WARM_UP)
        seconds = _seconds(partial(cleaner.fix_batch, few), rounds)
        before = curve[1][-1] / 1e3 if curve[1] else seconds
        curve[0].append(count)
        curve[1].append(seconds * 1e3)
        added = seconds / before - 1
        if count in shown or added > 0.2:
            yield f"| {count} | {seconds * 1e3:.1f} | {ids[count - 1]} | {added:+.0%}{_mark(added > 0.2)} |"
    yield ""
    lines({"rules alone": curve}, "rules in use", "ms for 1 MB", RESULTS / "curves-rules.svg", log=False)


def phrases(texts: Sequence[str], most: int, rounds: int) -> Iterator[str]:
    """A megabyte of clean documents with a user's glossary of up to 100,000 made-up terms."""
    few = _few(texts, 1_000_000)
    yield from ("### Number of phrases\n", "| Phrases of one's own | First load, s | Later loads, s | ms for 1 MB |")
    yield "|---:|---:|---:|---:|"
    curve: Curve = ([], [])
    with tempfile.TemporaryDirectory() as folder:
        for count in (0, 1_000, 10_000, 100_000):
            own = Path(folder) / f"own-{count}.toml"
            own.write_text(_glossary(count), encoding="utf-8")
            used = [own] if count else []
            loads = []
            for _ in range(3):
                start = time.process_time()
                cleaner = Cleaner(languages=("en",), glossaries=used)
                cleaner.fix(_WARM_UP)
                loads.append(time.process_time() - start)
            seconds = _seconds(partial(cleaner.fix_batch, few), rounds)
            curve[0].append(max(count, 100))
            curve[1].append(seconds * 1e3)
            yield f"| {count:,} | {loads[0]:.2f} | {median(loads[1:]):.2f} | {seconds * 1e3:.1f} |"
    yield ""
    lines({"with all shipped ones": curve}, "phrases", "ms for 1 MB", RESULTS / "curves-phrases.svg")


def edits(texts: Sequence[str], most: int, rounds: int) -> Iterator[str]:
    """Documents, and one text of 300,000 characters, with more and more faults."""
    cleaner = Cleaner(languages=("en",))
    cleaner.fix(_WARM_UP)
    whole = "\n".join(texts)[:300_000]
    yield "### Number of edits\n"
    yield "| Faults in 1,000 characters | Text | Edits | ms | µs an edit | Against the rows before |"
    yield "|---:|---|---:|---:|---:|---|"
    curves: dict[str, Curve] = {}
    for name, batch in (("paragraphs", whole.split("\n")), ("one text", [whole])):
        counts, costs = curves.setdefault(name, ([], []))
        for faults in (0, 1, 2, 5, 10, 20):
            spun = [spoilt(t, 1000 / faults) if faults else t for t in batch]
            seconds = _seconds(partial(cleaner.fix_batch, spun), rounds)
            made = sum(len(r.edits) for r in cleaner.fix_batch(spun))
            each = (seconds - costs[0] / 1e3) / max(made - counts[0], 1) if counts else 0.0
            against = _against(_foreseen(counts, costs, made), seconds) if len(counts) > 1 else ""
            counts.append(made)
            costs.append(seconds * 1e3)
            yield f"| {faults} | {name} | {made} | {seconds * 1e3:.1f} | {each * 1e6:.0f} | {against} |"
    yield ""
    lines(curves, "edits", "ms for 300,000 characters", RESULTS / "curves-edits.svg", log=False)


def _foreseen(counts: Sequence[float], costs: Sequence[float], made: float) -> float:
    """The seconds that this number of edits should cost if the curve goes on as steeply as its steepest part so far."""
    steps = zip(pairwise(counts), pairwise(costs), strict=True)
    steepest = max((after - before) / max(more - less, 1) for (less, more), (before, after) in steps)
    return (costs[-1] + steepest * (made - counts[-1])) / 1e3


CURVES: dict[str, Callable[[Sequence[str], int, int], Iterator[str]]] = {
    "length": length,
    "rules": rules,
    "phrases": phrases,
    "edits": edits,
}


def _seconds(work: Callable[[], object], rounds: int) -> float:
    """CPU time, median of several rounds; short work is repeated within a round, and long work is done once."""
    taken: list[float] = []
    while len(taken) < rounds and (not taken or taken[-1] < PATIENCE / 6):
        start, count = time.process_time(), 0
        while not count or time.process_time() - start < 0.05:
            work()
            count += 1
        taken.append((time.process_time() - start) / count)
    return median(taken)


def _against(expected: float, seconds: float) -> str:
    ratio = seconds / expected
    return f"× {ratio:.2f} of linear{_mark(ratio > 1.5)}"


def _mark(wanted: bool) -> str:
    return " **!**" if wanted else ""


def _few(texts: Sequence[str], size: int) -> list[str]:
    """The first texts, up to a number of characters in all."""
    few: list[str] = []
    for text in texts:
        if size <= 0:
            break
        few.append(text[:size])
        size -= len(text)
    return few


def _glossary(count: int) -> str:
    """Terms of two or three common words, each with one spun form of the same kind; all forms differ."""
    chance = random.Random(count)
    words = [w for w in top_n_list("en", 30_000) if w.isascii() and w.isalpha() and len(w) > 3]
    made: dict[str, None] = {}
    while len(made) < 2 * count:
        made[" ".join(chance.choices(words, k=chance.choice((2, 3))))] = None
    every = list(made)
    terms = sorted(zip(every[:count], every[count:], strict=True))
    return "\n".join(f'["{term}"]\nspun = ["{spun}"]\n' for term, spun in terms)


if __name__ == "__main__":
    main()
