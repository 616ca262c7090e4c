"""Fit the weights of src/cleantext/languages/boundary.py to open text.

Usage: python scripts/fit_boundary.py SENTENCES DOCUMENTATION...

SENTENCES is a text file, one sentence a line, in the order in which they stood (we took the development parts of
Universal Dependencies: English EWT and GUM, French GSD and Sequoia, German GSD, Italian ISDT, Spanish GSD, Portuguese
Bosque, Dutch Alpino): each two that follow each other are glued together, and the mark between them is the end of a
sentence. DOCUMENTATION are files in Markdown and reStructuredText (we took those of a Linux system with Python packages
and of MicrosoftDocs/PowerShell-Docs): a mark that a capital follows directly, in a paragraph of prose, is part of a
name. The weights are printed; scikit-learn is needed.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import regex
from sklearn.linear_model import LogisticRegression

from cleantext.languages import LANGUAGES, language
from cleantext.languages.boundary import LIKELY_FROM, boundary_features
from cleantext.pipeline.context import TextContext
from cleantext.protect.protector import Protector

PLACE = regex.compile(r"(?<=[\p{L}\p{N}\])”»\"%*$])[.!?…](?=\p{Lu})")
LEFT = regex.compile(
    r"(?r)[$£€]?\d+(?:[.,:/]\d+)+|°[CF]|[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}]|['’/–-](?=[\p{L}\p{N}]))*"
)
RIGHT = regex.compile(r"\p{Lu}(?:[\p{L}\p{M}\p{N}]|['’-](?=[\p{L}\p{N}]))*")
SAME = 3
"""How often the same name is counted at most."""

NAMES_COUNT = 3.0
"""How many times worse it is to split a name than to miss a sentence."""

PROTECTOR = Protector()
Seen = tuple[str, ...]


def seen(text: str, mark: int) -> Seen | None:
    """The names of the features at a mark; None where the text is protected."""
    context = TextContext(text, tuple(LANGUAGES), None, PROTECTOR)
    if context.is_protected(mark + 1, mark + 1):
        return None
    left, right = LEFT.match(text, max(0, mark - 60), mark), RIGHT.match(text, mark + 1)
    here = language(context.language(mark) or "")
    start, word = (left.start(), left[0]) if left else (mark, "")
    return tuple(boundary_features(text, start, word, mark, right[0], here, context)) if right else None


def glued(lines: list[str]) -> Iterator[Seen]:
    """The features at the places where two sentences were glued together."""
    for one, two in pairwise(lines):
        if re.search(r"[\w)][.!?]$", one) and two[:1].isupper() and (found := seen(one + two, len(one) - 1)):
            yield found


def names(texts: Iterable[str]) -> Iterator[Seen]:
    """The features at marks within names, in paragraphs of prose."""
    small = frozenset().union(*(one.function_words for one in LANGUAGES.values()))
    count = Counter[str]()
    for line in (line for text in texts for line in text.split("\n")):
        words = re.findall(r"[^\W\d_]+", line)
        if len(words) < 6 or sum(w in small for w in words) < max(2, len(words) / 8) or line[0] in "\t|#":
            continue
        for place in PLACE.finditer(line):
            name = line[: place.start()].rsplit(None, 1)[-1] + line[place.start() :].split(None, 1)[0]
            count[name] += 1
            if count[name] <= SAME and (found := seen(line, place.start())):
                yield found


def main() -> None:
    """Print the weights, and how many of the places they would split."""
    sentences, *documentation = map(Path, sys.argv[1:])
    right = list(glued(sentences.read_text("utf-8").splitlines()))
    wrong = list(names(path.read_text("utf-8", errors="ignore") for path in documentation))
    known = sorted({name for place in (*right, *wrong) for name in place})
    table = np.array([[name in place for name in known] for place in (*right, *wrong)], float)
    answers = np.array([1] * len(right) + [0] * len(wrong))
    cost = np.where(answers == 1, 1.0, NAMES_COUNT)
    model = LogisticRegression(max_iter=2000, fit_intercept=False).fit(table, answers, sample_weight=cost)
    weights = dict(zip(known, model.coef_[0].round(1).tolist(), strict=True))
    for name, weight in sorted(weights.items(), key=lambda item: item[1]):
        print(f'    "{name}": {weight},')
    for title, places in (("sentences", right), ("names", wrong)):
        parted = sum(sum(weights[name] for name in place) >= LIKELY_FROM for place in places)
        print(f"# {title}: {parted} of {len(places)} parted")


if __name__ == "__main__":
    main()
