"""Build src/cleantext/data/composed: what the program needs to see spun phrases that stand in no list.

    python scripts/build_composed.py en-science.tsv.xz

Sources: our own counts of word n-grams in 249,922 scientific titles and abstracts of 2015-2019 (arXiv metadata, CC0;
counts CC0), our own glossaries and word families, and, only to leave phrases out, how common words are in general
(wordfreq 3.1.1, CC BY-SA 4.0).

A phrase is composed by putting, in a term that honest writers use often, substitutes of a word family in the place of
words. How much likelier the phrase is to be spun than to be honest is a likelihood ratio (noisy channel):
P(term) * P(substitute | word) over the most that P(phrase) can be in honest text, where it stands in no n-gram.
"""

from __future__ import annotations

import lzma
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise, product
from math import log
from pathlib import Path

import numpy as np
from wordfreq import word_frequency

from cleantext.languages import LANGUAGES
from cleantext.repair.decoder.attested import FOLDER, bloom
from cleantext.repair.decoder.compose import (
    ALONE,
    ALONE_OF_THREE,
    CURATED,
    MARGIN,
    UNSEEN,
    WORDS,
    channel,
    pack,
)
from cleantext.repair.decoder.word_families import inflected, read_families
from cleantext.repair.glossary.collection import shipped
from cleantext.repair.glossary.load import load
from cleantext.repair.matching.table import hashed
from cleantext.repair.matching.variants import variants
from cleantext.repair.wording.normalise import folded
from cleantext.scan.tokens import upper

FAMILIES = shipped() / "en" / "families"
LEAST = {2: 30, 3: 15, 4: 15}  # how often a term of so many words must stand there
OURS = 100  # what a term of our glossaries counts for at least
UNCOUNTED_FIELD = 2.5  # what it takes from the ratio that a word is medical: the counted texts hold little medicine
GENERAL = 100.0  # how much likelier than chance two words may stand together in any text
CHOICES = {2: 10, 3: 5, 4: 3}  # substitutes tried for each word of a term of so many words
GLUE = frozenset("of the and in for on to with by".split())
FUNCTION_WORDS = LANGUAGES["en"].function_words | GLUE | frozenset("up out off down over".split())


def main() -> None:
    counts = read_counts(Path(sys.argv[1]))
    substitutes = read_substitutes()
    families = tomllib.loads((FAMILIES / "medical.toml").read_text(encoding="utf-8"))
    medical = frozenset(form for word, given in families.items() for form, _ in inflected(word, given))
    ours = read_ours()
    terms = read_terms(counts, substitutes, ours)
    best: dict[str, tuple[float, str]] = {}
    bar: dict[str, float] = {}
    second: dict[str, float] = {}
    for term, count in terms.items():
        for phrase, ratio, changed in composed(term, count, term in ours, substitutes, medical, counts):
            if phrase in counts or phrase in terms:
                continue
            score = ratio + CURATED * (term in ours)
            kept = best.get(phrase)
            if kept is None or score > kept[0]:
                best[phrase], bar[phrase] = (score, term), ALONE_OF_THREE if changed > 2 else ALONE
            if kept is not None and kept[1] != term:
                second[phrase] = max(second.get(phrase, -99.0), min(score, kept[0]))
    likely = [p for p, (score, _) in best.items() if score >= bar[p] and score - second.get(p, -99.0) >= MARGIN]
    print(f"{len(terms)} terms, {len(best)} compositions, {len(likely)} of them likely on their own")
    write(counts, terms, ours, substitutes, likely)


def read_substitutes() -> dict[str, list[str]]:
    """Word form -> its substitutes, from our families."""
    substitutes = defaultdict[str, list[str]](list)
    for word, given in read_families(FAMILIES).items():
        for form, forms in inflected(word, [folded(s) for s in given]):
            known = substitutes[form]
            known += [s for s in dict.fromkeys(forms) if s not in known and s != form and is_counted(s)]
    return substitutes


def is_counted(text: str) -> bool:
    """Whether the counts speak of these words: they do not of numbers, nor of what begins or ends in function words."""
    return not any(c.isdigit() for c in text) and not FUNCTION_WORDS & set(text.split(" "))


def read_ours() -> dict[str, str]:
    """The terms of our glossaries, inflected: folded, and as they are written (hyphens as spaces)."""
    entries = load([shipped() / "en"])
    rights = (right.replace("-", " ") for entry in entries for _, right in variants(entry, entry.term))
    return {folded(right): right for right in rights if folded(right) == right.lower()}


def read_counts(file: Path) -> Counter[str]:
    """The n-grams, hyphens and apostrophes taken as spaces."""
    counts = Counter[str]()
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            phrase, _, count = line.rpartition("\t")
            counts[phrase.replace("-", " ").replace("'", " ").replace("’", " ")] += int(count)
    return counts


def read_terms(counts: Counter[str], substitutes: dict[str, list[str]], ours: dict[str, str]) -> dict[str, int]:
    """Terms worth composing: frequent n-grams without function words, and the terms of our glossaries."""
    terms = {
        phrase: count
        for phrase, count in counts.items()
        if count >= LEAST.get(phrase.count(" ") + 1, 1 << 60)
        and phrase.replace(" ", "").isalpha()
        and not GLUE & {phrase.split(" ")[0], phrase.split(" ")[-1]}
    }
    terms |= {t: max(counts[t], OURS) for t in ours if 2 <= t.count(" ") + 1 <= 4}
    return {t: n for t, n in terms.items() if any(w in substitutes for w in t.split(" "))}


def composed(
    term: str,
    count: int,
    curated: bool,
    substitutes: dict[str, list[str]],
    medical: frozenset[str],
    counts: Counter[str],
) -> Iterator[tuple[str, float, int]]:
    """The spun forms of a term in which every word is another, each with its log likelihood ratio; how many are.

    In a term of three words and more from our own glossaries two other words are enough.
    """
    words = term.split(" ")
    most = CHOICES[len(words)]
    choices = []
    for word in words:
        given = substitutes.get(word, []) if word not in GLUE else []
        doubt = UNCOUNTED_FIELD if word in medical else 0.0
        choices.append([(s, channel(rank) - doubt) for rank, s in enumerate(given[:most])])
        if word in GLUE or (curated and len(words) > 2):
            choices[-1].append((word, 0.0))
    least = 2 if curated and len(words) > 2 else sum(word not in GLUE for word in words)
    for form in product(*choices):
        changed = sum(weight < 0 for _, weight in form)
        if changed >= least:
            phrase = " ".join(s for s, _ in form)
            yield phrase, log(count / WORDS) + sum(w for _, w in form) - honest(phrase.split(" "), counts), changed


def honest(words: list[str], counts: Counter[str]) -> float:
    """The log of the most that a phrase which stands in no n-gram can be worth in honest text."""
    value = max(counts[words[0]], 2) / WORDS
    for left, right in pairwise(words):
        both = counts[f"{left} {right}"]
        value *= both / max(counts[left], 1) if both else min(1.0, UNSEEN * max(counts[right], 2) / WORDS)
    return log(max(min(value, 2 / WORDS), elsewhere(words)))


def elsewhere(words: list[str]) -> float:
    """The most that a phrase can be worth outside science, whose n-grams say nothing of it: by its words alone."""
    value = word_frequency(words[0], "en")
    for word in words[1:]:
        value *= min(1.0, GENERAL * word_frequency(word, "en"))
    return value


def write(
    counts: Counter[str],
    terms: dict[str, int],
    ours: dict[str, str],
    substitutes: dict[str, list[str]],
    likely: list[str],
) -> None:
    """Write the tables."""
    originals = defaultdict[str, list[str]](list)
    used = {w for t in terms for w in t.split(" ")}
    for word, given in substitutes.items():
        if word in used:
            for s in given:
                originals[s].append(word)
    FOLDER.mkdir(parents=True, exist_ok=True)
    pack("originals", {s: "|".join(rights) for s, rights in sorted(originals.items())})
    pack("terms", {t: f"{n}\t{ours[t]}" if t in ours else str(n) for t, n in sorted(terms.items())})
    known = {w for s in originals for w in s.split(" ")} | used
    pack("words", {w: str(counts[w]) for w in sorted(known) if counts[w]})
    bloom(sorted({folded(p) for p in counts if " " in p})).tofile(FOLDER / "honest.bloom")
    keys, prefixes, starts = hashed(sorted(likely))
    for name, halves in (("likely", upper(keys)), ("prefixes", upper(prefixes)), ("starts", starts)):
        np.unique(halves.astype("<u4")).tofile(FOLDER / f"{name}.u32")


if __name__ == "__main__":
    main()
