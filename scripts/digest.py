"""Print a digest of all results for a set of texts. Two versions that print the same digest repair these texts alike.

    python scripts/digest.py FILE_OR_FOLDER… [--jobs N]

For each file it prints how many texts, edits and suggestions there are and a digest of the results; the last line is
a digest of everything. Run it before and after a change that must not change any result, and compare the two outputs
with ``diff``. Text files are cleaned line by line and as a whole, ``.jsonl`` and ``.tsv`` files string by string, each
at the usual level of confidence and with guesses.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from os import cpu_count
from pathlib import Path
from typing import NamedTuple

from cleantext import Cleaner, Confidence
from cleantext.model import Result

_BATCH = 2000
"""Texts that are cleaned together."""

_SUFFIXES = (".txt", ".jsonl", ".tsv")


class FileDigest(NamedTuple):
    """What the texts of a file came to."""

    texts: int
    edits: int
    suggestions: int
    digest: bytes


def files(places: Sequence[Path]) -> list[tuple[str, Path]]:
    """All files with texts, each with its name below the place it was found in."""
    found = [
        (str(file.relative_to(place.parent)), file)
        for place in places
        for file in (place.rglob("*") if place.is_dir() else [place])
        if file.suffix in _SUFFIXES
    ]
    return sorted(found)


def texts(file: Path) -> Iterator[str]:
    """The texts of a file: its lines and itself, or the strings in its records or cells."""
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


@cache
def cleaners() -> tuple[Cleaner, Cleaner]:
    """One at the usual level, and one that applies guesses."""
    return Cleaner(), Cleaner(at_least=Confidence.GUESS)


def file_digest(file: Path) -> FileDigest:
    """The digest of all results for a file."""
    total, edits, suggestions = hashlib.sha256(), 0, 0
    given = list(texts(file))
    for cleaner in cleaners():
        for start in range(0, len(given), _BATCH):
            for result in cleaner.fix_batch(given[start : start + _BATCH]):
                edits += len(result.edits)
                suggestions += len(result.suggestions)
                total.update(outcome(result))
    return FileDigest(len(given), edits, suggestions, total.digest())


def outcome(result: Result) -> bytes:
    """All of a result but the signature, which differs between versions."""
    parts = (result.text, result.edits, result.suggestions, result.verdict, result.failures)
    return repr(parts).encode("utf-8", "surrogatepass")


def main() -> None:
    """Print a line for each file, and one for all of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", nargs="+", type=Path, metavar="FILE_OR_FOLDER")
    parser.add_argument("--jobs", type=int, default=cpu_count(), help="processes that share the files")
    given = parser.parse_args()
    found = files(given.places)
    whole = hashlib.sha256()
    with ProcessPoolExecutor(given.jobs) as pool:
        digests = pool.map(file_digest, [file for _, file in found])
        for (name, _), one in zip(found, digests, strict=True):
            whole.update(one.digest)
            counts = f"texts={one.texts} edits={one.edits} suggestions={one.suggestions}"
            print(f"{one.digest.hex()[:16]}  {counts}  {name}", flush=True)
    print(f"digest {whole.hexdigest()[:32]}")


if __name__ == "__main__":
    main()
