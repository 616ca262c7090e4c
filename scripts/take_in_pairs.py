"""Add pairs of words that real spinners were seen to make to glossaries/en/families/general/observed.tsv.

    python scripts/take_in_pairs.py PAIRS.tsv…

Each file has the columns spun, original, documents, styles (tab between, one header line), taken from spun pages and
their honest originals. Pairs of words are facts; no sentence of those pages is kept. The documents of a pair that is
in several files are added up.
"""

from __future__ import annotations

import sys
from pathlib import Path

from cleantext.repair.glossary.collection import shipped
from cleantext.repair.wording.normalise import folded

LONGEST = 4  # words on either side


def main() -> None:
    """Merge the files with the existing pairs, and write all of them, sorted."""
    target = shipped() / "en" / "families" / "general" / "observed.tsv"
    documents: dict[tuple[str, str], int] = {}
    styles: dict[tuple[str, str], set[str]] = {}
    for file in map(Path, sys.argv[1:]):
        for line in file.read_text(encoding="utf-8").splitlines()[1:]:
            spun, original, times, kinds = line.split("\t")
            pair = spun.strip().lower(), original.strip().lower()
            if (
                folded(pair[0]) == folded(pair[1])
                or max(folded(p).count(" ") for p in pair) >= LONGEST
                or not all(pair)
            ):
                continue
            documents[pair] = documents.get(pair, 0) + int(times)
            styles.setdefault(pair, set()).update(kinds.split(","))
    rows = [f"{a}\t{b}\t{n}\t{','.join(sorted(styles[a, b]))}\n" for (a, b), n in sorted(documents.items())]
    target.write_text("spun\toriginal\tdocuments\tstyles\n" + "".join(rows), encoding="utf-8")
    print(f"{len(rows)} pairs")


if __name__ == "__main__":
    main()
