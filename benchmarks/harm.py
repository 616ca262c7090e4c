"""List every edit in a folder of honest text with its context, for a person to judge; then the precision of each rule.

    python benchmarks/harm.py list FOLDER        write the edits that nobody has judged yet to harm/to-judge.tsv
    python benchmarks/harm.py keep               add the judgements in that file to harm/judged.jsonl
    python benchmarks/harm.py table [DOCS_PAGE]  the precision of each rule, with its interval; the section "The texts"
                                                 of the page stays as it is

In the first column of ``to-judge.tsv`` write ``y`` if the edit is right, ``n`` if it does harm, and ``?`` if nobody can
tell; leave it empty to judge later. A judgement holds for the same edit of the same words anywhere.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from hashlib import blake2b
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from cleantext import Cleaner

FOLDER = Path("harm")
TO_JUDGE, JUDGED = FOLDER / "to-judge.tsv", FOLDER / "judged.jsonl"
AROUND = 60
"""Characters of context on each side."""

MOST = 100
"""How many edits of a rule are listed: enough for a narrow interval, and few enough to be judged."""

Z = 1.96
"""The width in standard deviations of an interval that contains the true precision 95 times in 100."""

_COLUMNS = ("right", "id", "rule", "confidence", "before", "after", "context", "file")


class Found(NamedTuple):
    """An edit to be judged: its name, its rule, what it does, and where."""

    id: str
    rule: str
    confidence: str
    before: str
    after: str
    context: str
    file: str


def found(folder: Path) -> Iterator[Found]:
    """Every edit of the texts in a folder."""
    cleaner = Cleaner()
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        try:
            text = file.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        for e in cleaner.fix(text).edits:
            left, right = text[max(0, e.start - AROUND) : e.start], text[e.end : e.end + AROUND]
            context = f"{left}⟦{e.before}⟧{right}"
            name = blake2b("\0".join((e.rule, context, e.after)).encode("utf-8", "replace"), digest_size=8).hexdigest()
            yield Found(name, e.rule, e.confidence.name.lower(), e.before, e.after, context, str(file))


def sample(edits: Iterator[Found], judged: set[str]) -> list[Found]:
    """Some edits of each rule, chosen by their names, so that the choice does not depend on other edits."""
    by_rule = defaultdict[str, dict[str, Found]](dict)
    for edit in edits:
        by_rule[edit.rule][edit.id] = edit
    chosen = (rows[name] for _, rows in sorted(by_rule.items()) for name in sorted(rows)[:MOST])
    return [edit for edit in chosen if edit.id not in judged]


def wilson(right: int, judged: int) -> tuple[float, float]:
    """The interval that contains the true share, by Wilson's score."""
    if not judged:
        return 0.0, 1.0
    share, square = right / judged, Z * Z / judged
    middle = (share + square / 2) / (1 + square)
    half = Z * sqrt(share * (1 - share) / judged + square / (4 * judged)) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)


def table(judgements: list[dict[str, str]]) -> str:
    """The precision of each judged rule in Markdown, the least certain first."""
    counts = defaultdict[str, Counter[str]](Counter)
    for row in judgements:
        counts[row["rule"]][row["right"]] += 1
    counts["all"] = sum(counts.values(), Counter())
    rows = []
    for rule, count in counts.items():
        judged = count["y"] + count["n"]
        low, high = wilson(count["y"], judged)
        share = f"{count['y'] / judged:.1%}" if judged else "–"
        rows.append(
            (
                rule == "all",
                low,
                f"| {rule} | {judged} | {count['n']} | {count['?']} | {share} | {low:.1%} – {high:.1%} |",
            )
        )
    head = "| Rule | Judged | Harm | Cannot be told | Precision | 95 % interval |\n|---|---:|---:|---:|---:|---|\n"
    return head + "\n".join(row for *_, row in sorted(rows)) + "\n"


_PAGE = """# Precision by rule

What became of honest text: of each rule some edits, each judged by somebody who read it in its context. *Harm* is an
edit that honest text did not need or that made it worse. The interval is Wilson's: with few judgements it is wide, and
says so. A text with a fault is honest too: most edits here repair what a printer, a scanner or a writer left behind.
`make harm TEXTS=folder` lists the edits of your own texts; `benchmarks/harm.py` explains how to judge them.

"""


_TEXTS = "\n## The texts\n"
"""The heading of the part that a person writes: which texts, when, and what was repaired since."""


def texts_told(page: Path) -> str:
    """What a person wrote on the page about the texts; a new table leaves it as it is."""
    old = page.read_text("utf-8") if page.exists() else ""
    start = old.find(_TEXTS)
    return old[start:] if start >= 0 else ""


def judgements() -> list[dict[str, str]]:
    """All judgements so far."""
    return [json.loads(line) for line in JUDGED.read_text("utf-8").splitlines()] if JUDGED.exists() else []


def keep() -> int:
    """Add the rows with a judgement to the stored ones; returns how many there were."""
    known = {row["id"]: row for row in judgements()}
    with TO_JUDGE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["right"].strip()]
    for row in rows:
        verdict = row["right"].strip().lower()
        if verdict not in ("y", "n", "?"):
            raise SystemExit(f"{TO_JUDGE}: {row['id']}: write y, n or ?, not {verdict!r}")
        known[row["id"]] = {**{name: row[name] for name in _COLUMNS[1:7]}, "right": verdict}
    lines = (json.dumps(known[name], ensure_ascii=False, sort_keys=True) for name in sorted(known))
    JUDGED.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return len(rows)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", choices=("list", "keep", "table"))
    parser.add_argument("path", type=Path, nargs="?")
    asked = parser.parse_args()
    FOLDER.mkdir(exist_ok=True)
    if asked.work == "list":
        if not asked.path or not asked.path.is_dir():
            parser.error("name a folder of honest texts")
        rows = sample(found(asked.path), {row["id"] for row in judgements()})
        with TO_JUDGE.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter="\t")
            writer.writerow(_COLUMNS)
            writer.writerows(("", *(ascii_controls(cell) for cell in row)) for row in rows)
        print(f"{len(rows)} edits to judge, in {TO_JUDGE}")
    elif asked.work == "keep":
        print(f"{keep()} judgements taken into {JUDGED}")
    elif asked.path:
        asked.path.write_text(_PAGE + table(judgements()) + texts_told(asked.path), "utf-8")
    else:
        print(table(judgements()))


def ascii_controls(cell: str) -> str:
    """A cell on one line, with control characters as Python writes them."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in cell)


if __name__ == "__main__":
    main()
