"""Check that texts in batches, one by one, and streamed give exactly the same results.

    python benchmarks/compare_paths.py FOLDER [--language en …] [--most 5]

Every line of every text file in the folder is a document, and then every file is one. The script compares the text,
edits and suggestions of ``fix_batch`` (in batches of several sizes) and ``fix``, and the output of ``cleantext fix -``,
with lines and with whole files. It fails if anything differs, and shows the first differences.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from cleantext import Cleaner, Result

BATCH = 20_000
"""How many lines are in memory at a time."""


def main() -> None:
    """Compare everything; the exit status is 1 if something differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", action="append", default=[])
    parser.add_argument("--most", type=float, default=float("inf"), help="megabytes of each file")
    args = parser.parse_args()
    cleaner = Cleaner(languages=args.language)
    compared, different = 0, list[str]()
    for file in sorted(args.folder.rglob("*.txt")):
        with file.open(encoding="utf-8", newline="") as opened:
            text = opened.read(None if args.most == float("inf") else int(args.most * 1e6))
        compared += text.count("\n") + 1
        different += (f"{file.name}: {found}" for found in differences(cleaner, text))
    print(f"{compared:,} lines compared, {len(different)} differences")
    print("\n".join(different[:20]))
    sys.exit(bool(different))


def differences(cleaner: Cleaner, text: str) -> Iterator[str]:
    """The places where two ways differ."""
    documents = [line.removesuffix("\r") for line in text.split("\n")]
    fixed = list[str]()
    for start in range(0, len(documents), BATCH):
        few = documents[start : start + BATCH]
        plain = [cleaner.fix(document) for document in few]
        yield from _unlike(plain, cleaner.fix_batch(few), start, "all at once")
        chance, at, parts = random.Random(start), 0, list[Result]()
        while at < len(few):
            size = chance.choice((1, 2, 7, 50, 1000))
            parts += cleaner.fix_batch(few[at : at + size])
            at += size
        yield from _unlike(plain, parts, start, "in small batches")
        fixed += (result.text for result in plain)
    if "\r" not in text:
        yield from _other("\n".join(fixed), _streamed(cleaner, text, "--lines"), "lines, streamed")
    whole = cleaner.fix(text)
    yield from _unlike([whole], cleaner.fix_batch([text]), 0, "the whole, as a batch")
    yield from _other(whole.text, _streamed(cleaner, text), "the whole, streamed")


def _unlike(plain: Iterable[Result], fast: Iterable[Result], start: int, how: str) -> Iterator[str]:
    for number, (one, other) in enumerate(zip(plain, fast, strict=True), start + 1):
        if one != other:
            yield f"line {number}, {how}: {_found(one)} / {_found(other)}"


def _found(result: Result) -> str:
    return f"{result.edits[:5]} and {result.suggestions[:5]}"


def _other(plain: str, streamed: str, how: str) -> Iterator[str]:
    if plain != streamed:
        at = next((i for i, (a, b) in enumerate(zip(plain, streamed, strict=False)) if a != b), -1)
        yield f"{how}: {plain[at - 30 : at + 30]!r} / {streamed[at - 30 : at + 30]!r}"


def _streamed(cleaner: Cleaner, text: str, *options: str) -> str:
    languages = [word for code in cleaner.config.languages for word in ("--language", code)]
    command = [sys.executable, "-m", "cleantext", "fix", "--quiet", "--isolated", *options, *languages, "-"]
    return subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout.decode()


if __name__ == "__main__":
    main()
