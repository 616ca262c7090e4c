"""Build the table of English compounds with a hyphen in src/cleantext/data/compounds from public repositories.

    python scripts/build_compounds.py CLONES --leave-out KEYS

Sources: the English ones of ``scripts/corpora.toml``, but neither treebanks, on which joins are measured, nor the
arXiv, whose words are those of science only. CLONES and KEYS are those of ``scripts/count_ngrams.py``, which reads
the texts.

A pair of words with a hyphen between them is kept if at least two documents have it. A first or last part is kept if
it stands beside enough different words: it makes compounds that no document has.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy
from corpus_text import EXTRACT
from count_ngrams import Filter, left_out_keys

from cleantext.languages.en import LANGUAGE
from cleantext.languages.word_lists import word_hash
from corpora import files, git_folder, read_corpora

TARGET = Path(__file__).parent.parent / "src" / "cleantext" / "data" / "compounds" / "en.u32"
LEFT_OUT = ("conllu", "arxiv")

DOCUMENTS = 2
"""In how many documents a pair must stand."""
PARTNERS = 8
"""Beside how many words a part must stand to make compounds with any other."""

_COMPOUND = re.compile(r"(?<![\w'’.@/-])[A-Za-z]+(?:-[A-Za-z]+){1,4}(?![\w@/-])(?!['’.]\w)")
_SMALL = LANGUAGE.function_words | LANGUAGE.openers


def documents(clones: Path, leave_out: frozenset[int]) -> Iterator[str]:
    """The prose of each document."""
    wanted = Filter(leave_out)
    for corpus in read_corpora():
        folder = git_folder(clones, corpus.repository)
        if corpus.set in ("fr", "style") or corpus.extract in LEFT_OUT or folder is None:
            continue
        characters = 0
        for _, content in files(folder, corpus):
            if characters > 6 * corpus.most:
                break
            for document in EXTRACT[corpus.extract](content.decode("utf-8", "replace")):
                text = "\n".join(line for line, _ in wanted.wanted(document, "en"))
                characters += len(text)
                yield text


def pairs(text: str) -> set[tuple[str, str]]:
    """The words of a text that a hyphen joins, two by two.

    Of « one-and-a-half » none are, since « one - and » may be a dash.
    """
    parts = [found[0].lower().split("-") for found in _COMPOUND.finditer(text)]
    found = {pair for words in parts for pair in pairwise(words) if _SMALL.isdisjoint(pair)}
    return found | {(words[0], words[1]) for words in parts if len(words) == 2}


def entries(counts: Counter[tuple[str, str]]) -> Iterator[str]:
    """What the table holds: « left-right », « left- » and « -right »."""
    partners = defaultdict[str, set[str]](set)
    for (left, right), count in counts.items():
        if count >= DOCUMENTS:
            yield f"{left}-{right}"
            partners[f"{left}-"].add(right)
            partners[f"-{right}"].add(left)
    for part, words in partners.items():
        if len(words) >= PARTNERS and len(part) > 3 and part.strip("-") not in _SMALL:
            yield part


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clones", type=Path)
    parser.add_argument("--leave-out", type=Path, action="append", default=[])
    args = parser.parse_args()
    leave_out = frozenset(key for path in args.leave_out for key in left_out_keys(path))
    counts: Counter[tuple[str, str]] = Counter()
    for text in documents(args.clones, leave_out):
        counts.update(pairs(text))
    hashes = sorted({word_hash(entry) for entry in entries(counts)})
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(numpy.array(hashes, dtype="<u4").tobytes())
    print(len(hashes), "entries")


if __name__ == "__main__":
    main()
