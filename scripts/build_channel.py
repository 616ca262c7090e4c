"""Build src/cleantext/data/channel: what spinners put for what, in every inflected form, and how likely each one is.

    python scripts/build_channel.py en

Sources: our own word families (``glossaries/<language>/families``), the pairs of words that real spinners were seen to
make (``general/observed.tsv`` there; pairs of words are facts), inflected with lemminflect (MIT), and the
shipped language model, by which forms that no text has are left out. A digest of all inputs is written beside the
table.
"""

from __future__ import annotations

import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import log
from pathlib import Path

from lemminflect import getInflection

from cleantext.array_cache import store
from cleantext.repair.decoder.channel import FOLDER, KINDS, LONGEST, Pair, compiled
from cleantext.repair.decoder.language_model import LanguageModel
from cleantext.repair.glossary.collection import shipped
from cleantext.repair.glossary.families import Family, read_families
from cleantext.repair.wording.inflect import french_plural, plural
from cleantext.repair.wording.normalise import folded
from cleantext.scan.tokens import find_words

KIND_OF_FILE = {
    "academic": "technical",
    "medical": "technical",
    "synonym": "technical",
    "backtranslation": "backtranslation",
}
"""The kind of a family file that holds terms of a field; all others hold general words of synonym spinners."""

STYLES = {"spinbot": "synonym"}
"""Other names for kinds of spinners in the observed pairs, and the kinds that they mean."""

VERB_TAGS, NOUN_TAGS = ("VB", "VBZ", "VBD", "VBN", "VBG"), ("NN", "NNS")

UNSEEN_RANK = 8
"""The rank of a pair that was observed but is in no family."""

LEAST_LOG_COUNT = 3.0
"""How often each word of a right wording must occur in honest text (natural logarithm)."""

OBSERVED = 3.0
"""The most that observations add to the weight of a pair; two documents add half of it."""


def main() -> None:
    language = sys.argv[1]
    folder = shipped() / language / "families"
    pairs = inflected_pairs(read_families(folder), language)
    observe(pairs, folder / "general/observed.tsv")
    FOLDER.mkdir(parents=True, exist_ok=True)
    kept = attested(with_shares(pairs), LanguageModel.load(language))
    store(compiled(kept), FOLDER / f"{language}.arrays")
    (FOLDER / f"{language}.sha256").write_text(digest(folder) + "\n", encoding="utf-8")
    forms, rights = ({getattr(p, side) for p in kept} for side in ("form", "right"))
    print(f"{language}: {len(kept)} pairs of {len(forms)} forms and {len(rights)} rights")


def digest(folder: Path) -> str:
    """The digest of the inputs that lie in the repository."""
    whole = hashlib.sha256()
    for file in sorted(f for f in folder.rglob("*") if f.is_file()):
        whole.update(file.name.encode() + file.read_bytes())
    return whole.hexdigest()


Pairs = dict[tuple[str, str], list[int]]
"""Form and right wording -> rank, documents, kinds."""


def inflected_pairs(families: Iterable[Family], language: str) -> Pairs:
    """Every inflected pair of the families, with its best rank and all its kinds."""
    pairs: Pairs = {}
    for family in families:
        bit = 1 << KINDS.index(KIND_OF_FILE.get(family.file, "blog" if "blog" in family.file else "synonym"))
        for rank, substitute in enumerate(family.substitutes):
            for right, form in inflected(family.word, substitute, family.part, language):
                if is_pair(form, right):
                    entry = pairs.setdefault((folded(form), right.lower()), [rank, 0, 0])
                    entry[0], entry[2] = min(entry[0], rank), entry[2] | bit
    return pairs


PERSONS = frozenset("i me my we us our you your he him his she her it its they them their the a an".split())
"""Words that say who or which is meant. They are no matter of style, so none of them is taken for another one."""

ARTICLES = frozenset(("a", "an", "the"))
"""Words that hardly any other word replaces: where a spinner seems to replace an article, it rebuilt the sentence."""


def is_pair(form: str, right: str) -> bool:
    """Whether both are a few words, differ, do not both say who is meant, and replace no article."""
    a, b = folded(form), folded(right)
    if (a in PERSONS and b in PERSONS) or b in ARTICLES:
        return False
    return bool(a and b and a != b and a.isascii() == form.isascii()) and max(a.count(" "), b.count(" ")) < LONGEST


def inflected(word: str, substitute: str, part: str, language: str) -> Iterator[tuple[str, str]]:
    """A word and its substitute in every form that they have as this part of speech."""
    yield word, substitute
    if language == "fr":
        if part in ("noun", "adjective"):
            yield french_plural(word), french_plural(substitute)
        return
    if part in ("verb", ""):
        heads = word.split(" ")[0], substitute.split(" ")[0]
        for tag in VERB_TAGS[1:]:
            for right in getInflection(heads[0], tag):
                for form in getInflection(heads[1], tag):
                    yield right + word[len(heads[0]) :], form + substitute[len(heads[1]) :]
    if part in ("noun", ""):
        yield plural_of(word), plural_of(substitute)


def plural_of(phrase: str) -> str:
    """An English noun phrase in the plural."""
    head, gap, last = phrase.rpartition(" ")
    forms = getInflection(last, "NNS")
    return head + gap + forms[0] if forms else plural(phrase)


def observe(pairs: Pairs, file: Path) -> None:
    """Take in the pairs that real spinners were seen to make."""
    if not file.exists():
        return
    for line in file.read_text(encoding="utf-8").splitlines()[1:]:
        form, right, documents, styles = line.split("\t")
        if is_pair(form, right):
            entry = pairs.setdefault((folded(form), right.lower()), [UNSEEN_RANK, 0, 0])
            entry[1] += int(documents)
            for style in styles.split(","):
                entry[2] |= 1 << KINDS.index(STYLES.get(style, style))


def with_shares(pairs: Pairs) -> list[Pair]:
    """The pairs, each with its share among the substitutes of its right wording."""
    weights = {key: 1 / (rank + 2) + OBSERVED * seen / (seen + 2) for key, (rank, seen, _) in pairs.items()}
    sums = defaultdict[str, float](float)
    for (_, right), weight in weights.items():
        sums[right] += weight
    return [
        Pair(form, right, rank, seen, kinds, log(weights[form, right] / sums[right]))
        for (form, right), (rank, seen, kinds) in pairs.items()
    ]


def attested(pairs: list[Pair], model: LanguageModel) -> list[Pair]:
    """The pairs whose right wording consists of words that occur in honest text (inflection also produces others)."""
    listed = sorted({w for p in pairs for w in folded(p.right).split(" ")})
    hashes = find_words(b"\xff" + " ".join(listed).encode() + b"\xff").hashes
    known = {w for w, n in zip(listed, model.log_counts(hashes).tolist(), strict=True) if n >= LEAST_LOG_COUNT}
    return [p for p in pairs if all(w in known for w in folded(p.right).split(" "))]


if __name__ == "__main__":
    main()
