"""Texts to fit the decoder on, measured: honest ones with planted substitutions, and real ones."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import numpy as np
from decoder_planting import WORD, Text
from numpy.typing import NDArray

from cleantext.model import Confidence
from cleantext.repair.decoder.arrays import first_rows
from cleantext.repair.decoder.candidates import Candidates
from cleantext.repair.decoder.channel import Channel
from cleantext.repair.decoder.context_model import ContextModel
from cleantext.repair.decoder.document_words import DocumentWords, document_words
from cleantext.repair.decoder.joined import locate
from cleantext.repair.decoder.language_model import LanguageModel
from cleantext.repair.decoder.places import find_places
from cleantext.repair.decoder.style import Style
from cleantext.repair.matching.found import Found, stands_right
from cleantext.repair.stage import NAME, PhraseStage
from cleantext.scan.buffer import Buffer
from cleantext.scan.tokens import find_words

LEAST_WORDS, MOST_WORDS = 40, 220
SIZES = (1, 100, 200, 300)
"""How many words a document of honest text has at least."""


class Sample(NamedTuple):
    """A measured document: the features of candidates, their places, the spans of those, and which row is right."""

    features: NDArray[np.float32]
    place: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    form: NDArray[np.uint64]  # the hashes of the words of the places
    truth: NDArray[np.int64]  # for each place the right row; -1: nothing was replaced; -2: not to be told
    rate: float
    modern: float
    words: int


def read_paragraphs(file: Path) -> Iterator[str]:
    """Paragraphs of some length: lines, short ones put together with those behind them."""
    short: list[str] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        short.append(line.strip())
        count = sum(s.count(" ") + 1 for s in short)
        if count >= LEAST_WORDS:
            if count <= MOST_WORDS:
                yield " ".join(short)
            short = []


def documents(paragraphs: list[str], chance: random.Random) -> Iterator[str]:
    """Documents of one paragraph to many: neighbouring ones put together."""
    together, size = list[str](), 0
    for paragraph in paragraphs:
        size = size or chance.choice(SIZES)
        together.append(paragraph)
        if sum(p.count(" ") for p in together) >= size:
            yield " ".join(together)
            together, size = [], 0


def read_aligned(file: Path) -> Iterator[tuple[str, Text]]:
    """Real spun documents beside their originals, document by document, each with its spots."""
    documents: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        documents[row["doc"]].append((row["spun"], row["original"]))
    for name, sentences in documents.items():
        text, spots = "", dict[tuple[int, int], str]()
        for spun, original in sentences:
            spots |= {(a + len(text), b + len(text)): right for (a, b), right in aligned(spun, original).items()}
            text += spun + " "
        yield name, Text(text, spots, merged=True)


def aligned(spun: str, original: str) -> dict[tuple[int, int], str]:
    """The stretches of a spun sentence whose words differ from the original, and the words that stand there."""
    left, right = list(WORD.finditer(spun)), list(WORD.finditer(original))
    matcher = SequenceMatcher(None, [m[0].lower() for m in left], [m[0].lower() for m in right], autojunk=False)
    return {
        (left[a].start(), left[b - 1].end()): " ".join(m[0].lower() for m in right[c:d])
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind == "replace"
    }


def sample(
    text: Text, known: Channel, model: LanguageModel, context: ContextModel, style: Style, stage: PhraseStage
) -> Sample | None:
    """The measured candidates of a text, those of glossaries too, whose phrases the stage finds."""
    document = document_words(text.text)
    listed, located = locate(document, listed_phrases(text.text, stage))
    sure = [f.confidence > Confidence.GUESS for f in located]
    places = find_places(text.text, document, known, model, context, listed, sure)
    if places is None:
        return None
    found = places.candidates
    first = first_rows(found.place)
    start, end = found.at[first], found.at[first] + found.length[first]
    truth = truths(text, document, found, first)
    rate = len(np.unique(start[truth >= 0])) / len(np.unique(start))  # of the words that some place begins with
    (a, b, words), *_ = document.edges(np.zeros(1, np.int64))
    modern = style.modern(document.tokens[a:b], words)
    form = document.runs(start, end - start)
    return Sample(places.measures.features, found.place, start, end, form, truth, min(rate, 0.8), modern, words)


def listed_phrases(text: str, stage: PhraseStage) -> list[Found]:
    """The phrases of glossaries in a text, as far as they do not stand right where they are."""
    hits = stage.find(Buffer([text])).get(0, {}).get(NAME, ())
    phrases = [f._replace(start=at, end=at + f.end) for at, f in hits if isinstance(f, Found)]
    return [f for f in phrases if not stands_right(text, f)]


def truths(text: Text, document: DocumentWords, found: Candidates, first: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each place the row of what stood there; -1 where nothing was replaced, -2 where it cannot be told."""
    truth = np.full(len(first), -1, np.int64)
    ends = np.append(first[1:], len(found.place))
    spots = sorted(text.spots.items())
    for number, (a, b) in enumerate(zip(first.tolist(), ends.tolist(), strict=True)):
        start = int(document.starts[found.at[a]])
        end = int(document.ends[found.at[a] + found.length[a] - 1])
        over = [(s, right) for s, right in spots if s[0] < end and start < s[1]]
        if not over:
            continue
        if (
            text.merged
            and len(over) == 1
            and over[0][0][0] <= start
            and end <= over[0][0][1]
            and over[0][0] != (start, end)
        ):
            truth[number] = part_of(over[0][1], found.words[a:b], a)
            continue
        if any(s[0] < start or s[1] > end for s, _ in over):
            continue
        before, at = "", start
        for (low, high), right in over:
            before += text.text[at:low] + right
            at = high
        hashes = find_words(b"\xff" + (before + text.text[at:end]).encode() + b"\xff").hashes
        wanted = np.zeros(found.words.shape[1], np.uint64)
        wanted[: min(len(hashes), len(wanted))] = hashes[: len(wanted)]
        rows = np.flatnonzero((found.words[a:b] == wanted).all(1))
        truth[number] = a + int(rows[0]) if len(rows) else -1
    return truth


def part_of(right: str, candidates: NDArray[np.uint64], first: int) -> int:
    """The row of the candidate whose words stand in what was there, of which a place is only a part; -2 for none."""
    there = find_words(b"\xff" + right.encode() + b"\xff").hashes.tolist()
    for row, candidate in enumerate(candidates.tolist()):
        wanted = [h for h in candidate if h]
        if any(there[i : i + len(wanted)] == wanted for i in range(len(there) - len(wanted) + 1)):
            return first + row
    return -2
