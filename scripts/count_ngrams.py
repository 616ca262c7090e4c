"""Count the word n-grams of honest text in clones of public repositories, for the tables of the language model.

    python scripts/count_ngrams.py CLONES COUNTS --leave-out KEYS

CLONES contains one folder for each repository of ``scripts/corpora.toml``, called ``owner+name``, with its git folder
inside. COUNTS is the folder for the output: for each set of texts ("science", "general", "fr"), the n-grams of one to
four tokens that are frequent enough (``<set>.npz``), all tokens (``<set>.<number>.npy``) and the lines that were held
back for measuring (``<set>.held-back.txt``, 1 %), and the number of words from each source (``words.json``).
``scripts/build_language_model.py`` and ``scripts/build_context_model.py`` build the shipped tables from them.

Tokens are those of ``cleantext.repair.decoder.language_model.token_sequence``. Left out are documents and
lines whose key, or the key of one of whose sentences, is in KEYS (a key is the first 8 bytes of the SHA-1 of the first
60 letters a–z of the lower-cased text), texts about tortured phrases, repeated lines, and lines that do not look like
prose of their language.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from corpus_text import EXTRACT, latex, plain
from numpy.typing import NDArray

from cleantext.repair.decoder.language_model import BREAK, token_sequence
from corpora import Corpus, files, git_folder, read_corpora

LEAST = {1: 1, 2: 2, 3: 2, 4: 3}
"""How often an n-gram of each length must occur in a set to be written."""
FUNCTION_WORDS = {
    "en": frozenset(
        "the of and to in a is for that with on as are by be this it or from an at which not can have has we you will "
        "was were these their its if your may more when one also but they all he his she her i our than been other "
        "into do".split()
    ),
    "fr": frozenset(
        "de la le les et des en l d un une est que qui du à pour dans a par sur au pas ce plus ne se sont avec il "
        "cette ou vous nous je être son sa ses aux ces été mais n c si on y leur elle ont s qu".split()
    ),
}
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = re.compile(r"[^a-z]+")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=\S)")
_UNWANTED = re.compile(
    r"tortured (?:phrase|abstract|word)|problematic paper screener|phrases? torturées?", re.IGNORECASE
)


class Ngrams(NamedTuple):
    """The n-grams of one length: the numbers of their tokens, and their counts."""

    tokens: NDArray[np.int32]
    counts: NDArray[np.uint32]


def key(text: str) -> int:
    """The key by which a text is recognised."""
    letters = _LETTERS.sub("", text[:600].lower())[:60]
    return int.from_bytes(hashlib.sha1(letters.encode()).digest()[:8], "big")


def left_out_keys(path: Path) -> list[int]:
    """The keys in a file of keys, or those of the lines of a text file."""
    if path.suffix == ".u64":
        return [int(k) for k in np.fromfile(path, ">u8")]
    return [key(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


class Filter:
    """Decides what may be counted: prose that is not held out, not about tortured phrases, and not a repetition."""

    def __init__(self, leave_out: frozenset[int]) -> None:
        self.leave_out = leave_out
        self.seen: set[int] = set()
        self.left_out = 0

    def held_out(self, text: str) -> bool:
        return key(text) in self.leave_out

    def sentence_held_out(self, line: str) -> bool:
        """Whether a line, or the text from one of its sentences on, is held out."""
        return self.held_out(line) or any(self.held_out(line[end.end() :]) for end in _SENTENCE_END.finditer(line))

    def wanted(self, document: list[str], language: str) -> Iterator[tuple[str, bool]]:
        """The lines of a document that may be counted, and whether each is held back for measuring."""
        lines = [line for line in document if line]
        if not lines or _UNWANTED.search(whole := "\n".join(lines)):
            return
        if self.held_out(whole[:2000]):
            self.left_out += len(lines)
            return
        for line in lines:
            if not self.prose(line, language):
                continue
            digest = hashlib.blake2b(line.lower().encode(), digest_size=8).digest()
            number = int.from_bytes(digest, "big")
            if number in self.seen:
                continue
            self.seen.add(number)
            if self.sentence_held_out(line):
                self.left_out += 1
                continue
            yield line, number % 100 == 0

    def prose(self, line: str, language: str) -> bool:
        """Whether a line has the words and marks of a sentence in its language."""
        words = _WORD.findall(line.lower())
        if len(words) < 4 or 2 * sum(map(len, words)) < len(line):
            return False
        known = FUNCTION_WORDS[language]
        return sum(word in known for word in words) * (12 if len(words) < 12 else 6) >= len(words)


class Set:
    """The texts of one set as hashes of tokens, in shards on disk."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.folder = name, folder
        self.shards: list[Path] = []
        self.lines: list[str] = []
        self.size = 0
        self.words = 0
        self.spelled: dict[int, str] = {}
        self.held_back = (folder / f"{name}.held-back.txt").open("w", encoding="utf-8")

    def add(self, line: str, held_back: bool) -> None:
        if held_back:
            self.held_back.write(line + "\n")
            return
        self.lines.append(line)
        self.size += len(line)
        if self.size > 30_000_000:
            self.flush()

    def flush(self) -> int:
        """Write the gathered texts as tokens; returns the number of words written so far."""
        if self.lines:
            tokens = token_sequence("\n\n".join(self.lines).encode())
            self.words += len(tokens.places)
            path = self.folder / f"{self.name}.{len(self.shards)}.npy"
            np.save(path, tokens.hashes)
            self.shards.append(path)
            self.lines, self.size = [], 0
        return self.words

    def tokens(self) -> NDArray[np.uint64]:
        return np.concatenate([np.load(path) for path in self.shards])


def vocabulary(tokens: NDArray[np.uint64], least: int) -> tuple[NDArray[np.uint64], NDArray[np.uint32]]:
    """The tokens that are frequent enough, sorted, and their counts."""
    found, counts = np.unique(tokens, return_counts=True)
    kept = counts >= least
    return found[kept], counts[kept].astype(np.uint32)


def count(tokens: NDArray[np.uint64], kept: NDArray[np.uint64]) -> Iterator[Ngrams]:
    """The n-grams of two to four tokens, the shortest first; none contains a break.

    A longer n-gram is counted only if it was frequent enough without its last token. It is stored as two numbers: the
    place of that shorter n-gram in its table, and the last token.
    """
    places = np.searchsorted(kept, tokens).astype(np.int32)
    np.minimum(places, len(kept) - 1, out=places)
    for start in range(0, len(tokens), 10_000_000):
        some = places[start : start + 10_000_000]
        some[kept[some] != tokens[start : start + 10_000_000]] = -1
    stop = int(np.searchsorted(kept, BREAK))
    prefix = places.copy()  # for each token: the place in its table of the (n - 1)-gram that begins there
    spelled = np.arange(len(kept), dtype=np.int32)[:, None]
    for length in range(2, 5):
        last = places[length - 1 :]
        good = (prefix[: len(last)] >= 0) & (last >= 0)
        if length > 2:
            good &= places[length - 2 : len(places) - 1] != stop
        at = good.nonzero()[0]
        pairs = prefix[at].astype(np.uint64) << np.uint64(32) | last[at].astype(np.uint64)
        found, counts = _runs(np.sort(pairs))
        frequent = counts >= LEAST[length]
        found, counts = found[frequent], counts[frequent]
        first = (found >> np.uint64(32)).astype(np.int32)
        spelled = np.concatenate([spelled[first], (found & np.uint64(0xFFFFFFFF)).astype(np.int32)[:, None]], axis=1)
        yield Ngrams(spelled, counts)
        if length < 4:
            prefix = np.full(len(places), -1, np.int32)
            for start in range(0, len(at), 10_000_000):
                part = pairs[start : start + 10_000_000]
                order = np.argsort(part)
                near = np.searchsorted(found, part[order])
                np.minimum(near, len(found) - 1, out=near)
                prefix[at[start : start + 10_000_000][order]] = np.where(found[near] == part[order], near, -1)


def _runs(numbers: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.uint32]]:
    """The distinct numbers of a sorted array, and how often each occurs."""
    new = np.ones(len(numbers), np.bool_)
    np.not_equal(numbers[1:], numbers[:-1], out=new[1:])
    at = new.nonzero()[0]
    return numbers[at], np.diff(np.append(at, len(numbers))).astype(np.uint32)


def gather(
    corpora: list[Corpus], clones: Path, sets: dict[str, Set], leave_out: frozenset[int]
) -> dict[str, dict[str, object]]:
    """Read all sources into their sets; returns how much was read from each."""
    filters = {name: Filter(leave_out) for name in sets}
    report: dict[str, dict[str, object]] = {}
    for corpus in corpora:
        folder = git_folder(clones, corpus.repository)
        if folder is None:
            print(f"{corpus.repository}: no clone, left out", file=sys.stderr)
            continue
        into, chosen = sets[corpus.set], filters[corpus.set]
        language = "fr" if corpus.set == "fr" else "en"
        before, characters, read = into.flush(), 0, set[str]()
        for path, content in files(folder, corpus):
            if characters > 6 * corpus.most:
                break
            try:
                raw = lzma.decompress(content) if path.endswith(".xz") else content
                documents = list(EXTRACT[corpus.extract](raw.decode("utf-8-sig")))
            except (ValueError, KeyError, lzma.LZMAError):
                continue
            for document in documents:
                if corpus.extract == "arxiv":
                    if document[2] in read:
                        continue
                    if any(map(chosen.held_out, document)):
                        chosen.left_out += 1
                        continue
                    read.add(document[2])
                    document = [plain(latex(document[0]))]
                for line, held_back in chosen.wanted(document, language):
                    into.add(line, held_back)
                    characters += len(line)
        words = into.flush() - before
        name = f"{corpus.repository} [{corpus.extract}]" if corpus.repository in report else corpus.repository
        report[name] = {"set": corpus.set, "commit": corpus.commit, "licence": corpus.licence, "words": words}
        print(
            f"{words:>12,} words  {corpus.set:8} {corpus.repository}  (left out so far: {chosen.left_out})", flush=True
        )
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clones", type=Path)
    parser.add_argument("counts", type=Path)
    parser.add_argument(
        "--leave-out",
        type=Path,
        nargs="*",
        default=[],
        help="what is not to be counted: sorted big-endian keys (.u64), or texts",
    )
    parser.add_argument("--sets", nargs="+", default=["science", "general", "fr"])
    arguments = parser.parse_args()
    corpora = [corpus for corpus in read_corpora() if corpus.set in arguments.sets]
    keys = {k for path in arguments.leave_out for k in left_out_keys(path)}
    arguments.counts.mkdir(parents=True, exist_ok=True)
    sets = {name: Set(name, arguments.counts) for name in arguments.sets}
    report = gather(corpora, arguments.clones, sets, frozenset(keys))
    words = arguments.counts / "words.json"
    earlier = json.loads(words.read_text()) if words.exists() else {}
    words.write_text(json.dumps(earlier | report, indent=1))
    for one in sets.values():
        one.held_back.close()
        tokens = one.tokens()
        kept, counts = vocabulary(tokens, LEAST[1])
        frequent = counts >= 2
        tables: dict[str, NDArray[np.generic]] = {"words": kept, "word_counts": counts, "vocabulary": kept[frequent]}
        for length, ngrams in enumerate(count(tokens, kept[frequent]), 2):
            print(f"{one.name}: {len(ngrams.counts):,} {length}-grams", flush=True)
            tables[f"tokens{length}"], tables[f"counts{length}"] = ngrams.tokens, ngrams.counts
        np.savez(arguments.counts / f"{one.name}.npz", **tables)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
