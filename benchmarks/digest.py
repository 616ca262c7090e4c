"""A digest of what the cleaner makes of texts: equal before and after a change that must not change results.

    python benchmarks/digest.py FILE_OR_FOLDER…

Prints for each file the number of texts, of edits and of suggestions and a digest of all of them, and one digest of
everything. Text files are taken line by line and whole, ``.jsonl`` and ``.tsv`` files string by string.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import cleantext

BATCH = 2000


def texts(file: Path) -> Iterator[str]:
    """The texts of a file: its lines and itself, or the strings in its records and cells."""
    content = file.read_text(encoding="utf-8", errors="surrogateescape")
    if file.suffix == ".jsonl":
        for line in content.splitlines():
            yield from strings(json.loads(line))
    elif file.suffix == ".tsv":
        yield from (cell for line in content.split("\n") for cell in line.split("\t") if cell)
    else:
        yield from filter(None, content.split("\n"))
        yield content


def strings(value: object) -> Iterator[str]:
    """Every string in a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


def main() -> None:
    """Print one line for each file, and one for all."""
    whole = hashlib.sha256()
    cleaners = [cleantext.Cleaner(), cleantext.Cleaner(at_least=cleantext.Confidence.GUESS)]
    places = [Path(arg) for arg in sys.argv[1:]]
    files = sorted(f for p in places for f in (p.rglob("*") if p.is_dir() else [p]))
    for file in (f for f in files if f.suffix in (".txt", ".jsonl", ".tsv")):
        digest, edits, suggestions = hashlib.sha256(), 0, 0
        batch = list(texts(file))
        for cleaner in cleaners:
            for start in range(0, len(batch), BATCH):
                for result in cleaner.fix_batch(batch[start : start + BATCH]):
                    edits += len(result.edits)
                    suggestions += len(result.suggestions)
                    if result.edits or result.suggestions:
                        digest.update(repr((result.text, result.edits, result.suggestions)).encode())
        whole.update(digest.digest())
        print(f"{digest.hexdigest()[:16]}  texts={len(batch)} edits={edits} suggestions={suggestions}  {file.name}")
    print(f"digest {whole.hexdigest()[:32]}")


if __name__ == "__main__":
    main()
