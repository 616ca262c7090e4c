"""Build src/cleantext/data/composed: what the program needs to see spun phrases that stand in no list.

    python scripts/build_composed.py en-science.tsv.xz

Sources: our own counts of word n-grams in 249,922 scientific titles and abstracts of 2015-2019 (arXiv metadata, CC0;
counts CC0), and our own glossaries and word families. Nothing else.

A phrase is composed by putting, in a term that honest writers use often, substitutes of a word family in the place of
words. How much likelier the phrase is to be spun than to be honest is a likelihood ratio (noisy channel):
P(term) * P(substitute | word) over the most that P(phrase) can be in honest text, where it stands in no n-gram.
"""

from __future__ import annotations

import lzma
import sys
from collections import Counter, defaultdict
from itertools import product
from math import log
from pathlib import Path

import numpy as np

from cleantext.glossary.compose import FOLDER, LIKELY_AT, bloom, term_words
from cleantext.glossary.families import inflected, read_families
from cleantext.glossary.glossaries import shipped
from cleantext.glossary.inflect import variants
from cleantext.glossary.load import load
from cleantext.glossary.table import folded, hashed

WORDS = 37_745_609  # in the counted texts
LEAST = {2: 12, 3: 8, 4: 8}  # how often a term of so many words must stand there
OURS = 100  # what a term of our glossaries counts for at least
MOST = 300  # compositions of one term
GLUE = frozenset("of the and in for on to with by".split())


def main() -> None:
    counts = read_counts(Path(sys.argv[1]))
    substitutes = defaultdict[str, list[str]](list)
    for word, given in read_families(shipped() / "en" / "families").items():
        for form, forms in inflected(word, given):
            substitutes[form] += [s for s in forms if s not in substitutes[form] and s != form]
    terms = read_terms(counts, substitutes)
    best: dict[str, tuple[float, str]] = {}
    second: dict[str, float] = {}
    for term, count in terms.items():
        for phrase, score in composed(term, count, substitutes, counts):
            if phrase in counts or phrase in terms:
                continue
            kept = best.get(phrase)
            if kept is None or score > kept[0]:
                best[phrase] = (score, term)
                if kept:
                    second[phrase] = max(second.get(phrase, -99.0), kept[0])
            elif kept[1] != term:
                second[phrase] = max(second.get(phrase, -99.0), score)
    likely = [p for p, (score, _) in best.items() if score >= LIKELY_AT and score - second.get(p, -99.0) >= 1]
    print(f"{len(terms)} terms, {len(best)} compositions, {len(likely)} likely on their own")
    write(counts, terms, substitutes, likely)
    if len(sys.argv) > 2:
        with lzma.open(sys.argv[2], "wt", encoding="utf-8") as out:
            out.writelines(f"{s:.2f}\t{second.get(p, -99.0):.2f}\t{p}\t{t}\n" for p, (s, t) in best.items())


def read_counts(file: Path) -> Counter[str]:
    """The n-grams, hyphens and apostrophes taken as spaces."""
    counts = Counter[str]()
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            phrase, _, count = line.rpartition("\t")
            counts[phrase.replace("-", " ").replace("'", " ").replace("’", " ")] += int(count)
    return counts


def read_terms(counts: Counter[str], substitutes: dict[str, list[str]]) -> dict[str, int]:
    """Terms worth composing: frequent n-grams in which a word has substitutes, and those of our glossaries."""
    terms = {
        phrase: count
        for phrase, count in counts.items()
        if count >= LEAST.get(phrase.count(" ") + 1, 1 << 60)
        and phrase.replace(" ", "").isalpha()
        and all(len(w) > 2 or w in GLUE for w in phrase.split(" "))
        and any(w in substitutes for w in phrase.split(" "))
    }
    for entry in load([shipped() / "en"]):
        for _, right in variants(entry, entry.term):
            phrase = folded(right)
            if 2 <= phrase.count(" ") + 1 <= 4:
                terms[phrase] = max(counts[phrase], OURS)
    return terms


def composed(term: str, count: int, substitutes: dict[str, list[str]], counts: Counter[str]) -> list[tuple[str, float]]:
    """The likeliest spun forms of a term, each with its log likelihood ratio."""
    choices = []
    for word in term.split(" "):
        given = substitutes.get(word, []) if word not in GLUE else []
        choices.append([(word, 0.0), *((s, -log(len(given) + 1) - 0.7) for s in given)])
    if len(choices) > 3:
        choices = [c[:5] for c in choices]
    forms = []
    for form in product(*choices):
        channel = sum(w for _, w in form)
        if channel:
            phrase = " ".join(s for s, _ in form)
            forms.append((phrase, log(count / WORDS) + channel - honest(phrase.split(" "), counts)))
    forms.sort(key=lambda f: -f[1])
    return forms[:MOST]


def honest(words: list[str], counts: Counter[str]) -> float:
    """The log of the most that a phrase which stands in no n-gram can be worth in honest text."""
    unseen = 2 / WORDS
    value = max(counts[words[0]], 2) / WORDS
    for left, right in zip(words, words[1:], strict=False):
        both = counts[f"{left} {right}"]
        given = both / max(counts[left], 1) if both else min(1.0, 20 * max(counts[right], 2) / WORDS)
        value *= given
    return log(min(value, unseen))


def write(counts: Counter[str], terms: dict[str, int], substitutes: dict[str, list[str]], likely: list[str]) -> None:
    """Write the tables."""
    originals = defaultdict[str, list[str]](list)
    used = {w for t in terms for w in term_words(t)}
    for word, given in substitutes.items():
        if word in used:
            for s in given:
                originals[s].append(word)
    FOLDER.mkdir(parents=True, exist_ok=True)
    table("originals.tsv.xz", (f"{s}\t{' '.join(rights)}" for s, rights in sorted(originals.items())))
    table("terms.tsv.xz", (f"{t}\t{n}" for t, n in sorted(terms.items())))
    known = {w for s in originals for w in s.split(" ")} | used
    table("words.tsv.xz", (f"{w}\t{counts[w]}" for w in sorted(known) if counts[w]))
    bloom([p for p in counts if " " in p]).tofile(FOLDER / "honest.bloom")
    keys, heads = hashed(sorted(likely))
    for name, values in (("likely", keys), ("heads", heads)):
        np.unique((values >> np.uint64(32)).astype("<u4")).tofile(FOLDER / f"{name}.u32")


def table(name: str, lines: object) -> None:
    with lzma.open(FOLDER / name, "wt", encoding="utf-8", preset=9) as out:
        out.writelines(line + "\n" for line in lines)  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
