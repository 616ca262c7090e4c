"""Fit data/decoder/<language>.style.json: which common words tell older prose from the texts that are spun.

    python scripts/fit_style.py en CLONES MODERN.txt…

Older prose (fiction, and anything up to the 19th century) uses words in ways that look like the work of spinners to the
decoder. It is recognised by how often it uses each of the commonest words, and commas, breaks and numbers, which
spinners leave as they are. The fit is a logistic regression over texts of 150 words: the books of Standard Ebooks and
the novels of ELTeC that ``scripts/corpora.toml`` names against MODERN, which has one paragraph a line (what
``scripts/count_ngrams.py`` holds back) and gets substitutions in half of its texts. Words that spinners were seen to
write in several documents are left out. The weights are log odds, calibrated on texts that the fit has not seen.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
from corpus_text import EXTRACT
from decoder_planting import by_right, form_texts, plant
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from cleantext.repair.decoder.arrays import SortedKeys
from cleantext.repair.decoder.channel import Channel, channel
from cleantext.repair.decoder.document_words import document_words
from cleantext.repair.decoder.language_model import LanguageModel
from cleantext.repair.decoder.parameters import FOLDER
from cleantext.repair.decoder.style import MARKS, PER, sorted_keys
from corpora import files, git_folder, read_corpora

WORDS, EACH = 150, 260
"""Words of a text, and texts of a book."""
COMMONEST = 1000
OFTEN_SEEN = 2
"""In how many documents a spinner must have been seen to write a word for it to take no part."""
STRENGTH = 0.03
"""The inverse of the regularisation: small, so that no word decides by itself."""
_WORD = re.compile(r"[A-Za-z]+")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language")
    parser.add_argument("clones", type=Path)
    parser.add_argument("modern", type=Path, nargs="+")
    args = parser.parse_args()
    chance = random.Random(1)
    whole = channel(args.language)
    assert whole is not None
    old = [text for book in books(args.clones) for text in texts_of(book, chance)[:EACH]]
    modern = [text for file in args.modern for text in texts_of(file.read_text(encoding="utf-8"), chance)]
    rights, forms, model = by_right(whole), form_texts(args.language, whole), LanguageModel.load(args.language)
    modern = [plant(t, rights, whole, forms, model, chance).text if n % 2 else t for n, t in enumerate(modern)]
    vocabulary = [*MARKS, *commonest(old + modern[: len(old)], spinners_words(whole, forms))]
    keys, order = sorted_keys(vocabulary)
    vocabulary = [vocabulary[n] for n in order.tolist()]
    shares = np.array([share(text, keys) for text in old + modern])
    is_old = np.arange(len(shares)) < len(old)
    fitted = LogisticRegression(C=STRENGTH, max_iter=1000, class_weight="balanced").fit(shares[::2], is_old[::2])
    odds = fitted.decision_function(shares[1::2])[:, None]
    line = LogisticRegression(C=1e6, class_weight="balanced").fit(odds, is_old[1::2])
    slope, offset = float(line.coef_[0, 0]), float(line.intercept_[0])
    print(f"{len(old)} old, {len(modern)} modern; {line.score(odds, is_old[1::2]):.3f} of those not seen are told")
    weights = dict(sorted(zip(vocabulary, (slope * fitted.coef_[0]).round(3).tolist(), strict=True)))
    content = {"intercept": round(slope * float(fitted.intercept_[0]) + offset, 3), "weights": weights}
    (FOLDER / f"{args.language}.style.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def books(clones: Path) -> list[str]:
    """The books of Standard Ebooks, and the novels of ELTeC by decades, among the corpora."""
    found = []
    for corpus in read_corpora():
        folder = git_folder(clones, corpus.repository)
        if corpus.repository.startswith(("standardebooks/", "COST-ELTeC/")) and folder:
            contents = (content.decode() for _, content in files(folder, corpus))
            found.append("\n".join("\n".join(d) for content in contents for d in EXTRACT[corpus.extract](content)))
    return found


def texts_of(text: str, chance: random.Random) -> list[str]:
    """Texts of so many words, in random order."""
    starts = [m.start() for m in _WORD.finditer(text)][::WORDS]
    parts = [" ".join(text[a:b].split()) for a, b in pairwise(starts)]
    chance.shuffle(parts)
    return parts


def spinners_words(whole: Channel, forms: list[str]) -> set[str]:
    """The words that real spinners were seen to use as substitutes in several documents."""
    seen = np.maximum.reduceat(whole.seen, whole.first[:-1].astype(np.int64))
    return {form for form, times in zip(forms, seen.tolist(), strict=True) if times >= OFTEN_SEEN}


def commonest(texts: list[str], but: set[str]) -> list[str]:
    """The commonest words of texts, but for some and for single letters."""
    counts = Counter(word for text in texts for word in _WORD.findall(text.lower()))
    return sorted([w for w, _ in counts.most_common() if w not in but and len(w) > 1][:COMMONEST])


def share(text: str, keys: SortedKeys) -> NDArray[np.float64]:
    """How often each word or mark stands in a hundred words of a text."""
    document = document_words(text)
    (a, b, words), *_ = document.edges(np.zeros(1, np.int64))
    at = keys.find(document.tokens[a:b])
    return PER * np.bincount(at[at >= 0], minlength=len(keys.keys)) / words


if __name__ == "__main__":
    main()
