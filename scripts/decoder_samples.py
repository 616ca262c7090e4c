"""Texts to fit the decoder on, measured: honest ones with substitutions planted as spinners would, and real ones."""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import numpy as np
from build_channel import UNSEEN_RANK, inflected_pairs, observe
from numpy.typing import NDArray

from cleantext.model import Confidence
from cleantext.repair.decoder.arrays import first_rows
from cleantext.repair.decoder.candidates import Candidates
from cleantext.repair.decoder.channel import Channel
from cleantext.repair.decoder.document_words import DocumentWords, document_words
from cleantext.repair.decoder.joined import locate
from cleantext.repair.decoder.language_model import LanguageModel
from cleantext.repair.decoder.places import find_places
from cleantext.repair.decoder.style import Style
from cleantext.repair.glossary.collection import shipped
from cleantext.repair.glossary.families import read_families
from cleantext.repair.matching.found import Found, stands_right
from cleantext.repair.matching.table import hashed
from cleantext.repair.stage import NAME, PhraseStage
from cleantext.scan.buffer import Buffer
from cleantext.scan.tokens import find_words

HIDDEN_SEEN = 0.6
"""The share of observed pairs that a fold does not know to be observed; those in no family it does not know at all."""
HIDDEN_FAMILY = 0.25
"""The share of the pairs of families that a fold does not know."""
TECHNICAL, IN_TERMS = 0.4, 0.5
"""The share of documents whose terms are replaced too, and the share of their terms that are."""
KNOWN_TERM, FUNCTION = 4.0, np.exp(11.0)
"""The log count from which two words are a term, and the count from which a word is none of a term."""
LEAST_WORDS, MOST_WORDS = 40, 220
SIZES = (1, 100, 200, 300)
"""How many words a document of honest text has at least."""
RATES = (0.04, 0.07, 0.1, 0.15, 0.25, 0.4)
_WORD = re.compile(r"[0-9A-Za-z\u00c0-\u1fff\u3000-\U0010ffff]+")


class Text(NamedTuple):
    """A text, and for the stretches that were replaced (characters) what stood there."""

    text: str
    spots: dict[tuple[int, int], str]
    merged: bool = False  # neighbouring replacements are one spot


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
    left, right = list(_WORD.finditer(spun)), list(_WORD.finditer(original))
    matcher = SequenceMatcher(None, [m[0].lower() for m in left], [m[0].lower() for m in right], autojunk=False)
    return {
        (left[a].start(), left[b - 1].end()): " ".join(m[0].lower() for m in right[c:d])
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind == "replace"
    }


Rights = dict[tuple[str, ...], list[tuple[int, int]]]


def by_right(whole: Channel) -> Rights:
    """For each right wording the rows that stand for it: the row and the number of its form."""
    rights: Rights = defaultdict(list)
    forms = np.repeat(np.arange(len(whole.first) - 1), whole.first[1:].astype(np.int64) - whole.first[:-1])
    for row, form in enumerate(forms.tolist()):
        rights[tuple(_WORD.findall(whole.text(int(whole.right[row]))))].append((row, form))
    return rights


def form_texts(language: str, whole: Channel) -> list[str]:
    """The forms of a channel, which holds only their hashes, as they are written."""
    folder = shipped() / language / "families"
    pairs = inflected_pairs(read_families(folder), language)
    observe(pairs, folder / "general/observed.tsv")
    written = sorted({form for form, _ in pairs})
    by_key = dict(zip(hashed(written).keys.tolist(), written, strict=True))
    return [by_key[key] for key in whole.keys.tolist()]


def hide(whole: Channel, chance: random.Random) -> tuple[Channel, int]:
    """A channel that does not know some of what spinners do."""
    draws = np.random.default_rng(chance.randrange(1 << 30)).random((2, len(whole)))
    unseen = draws[0] < HIDDEN_SEEN
    gone = (unseen & (whole.rank == UNSEEN_RANK) & (whole.seen > 0)) | (draws[1] < HIDDEN_FAMILY) & (whole.seen == 0)
    return whole.without(gone, unseen), int(gone.sum())


def plant(
    text: str, rights: Rights, whole: Channel, texts: list[str], model: LanguageModel, chance: random.Random
) -> Text:
    """A text with some of its words replaced as a spinner would: most of its terms too, or none of them."""
    rate, observed = chance.choice(RATES), chance.uniform(0.2, 0.8)
    found = list(_WORD.finditer(text))
    lowered = [m[0].lower() for m in found]
    technical = chance.random() < TECHNICAL
    begun = [i for i in terms(text, found, rights, model) if chance.random() < IN_TERMS] if technical else []
    forced = {i + k for i in begun for k in chance.choice(((0, 1), (0, 1), (0,), (1,)))}
    parts, spots, at, i, size = list[str](), dict[tuple[int, int], str](), 0, 0, 0
    while i < len(found):
        length = next(
            (n for n in (4, 3, 2, 1) if tuple(lowered[i : i + n]) in rights and _together(text, found, i, n)), 0
        )
        if length > 1 and (i in forced or chance.random() < 0.4):
            length = 1 if (lowered[i],) in rights else 0
        if not length or (i not in forced and chance.random() > rate):
            i += 1
            continue
        options = rights[tuple(lowered[i : i + length])]
        seen = [whole.seen[row] for row, _ in options]
        if any(seen) and chance.random() < observed:
            weights = [float(s) for s in seen]
        else:
            weights = [float(np.exp(whole.log_share[row])) for row, _ in options]
        _, form = chance.choices(options, weights)[0]
        start, end = found[i].start(), found[i + length - 1].end()
        spun = texts[form]
        if text[start].isupper() and len(lowered[i]) > 1:
            spun = spun[0].upper() + spun[1:]
        parts += (text[at:start], spun)
        size += start - at
        spots[size, size + len(spun)] = " ".join(lowered[i : i + length])
        size += len(spun)
        at, i = end, i + length
    return Text("".join([*parts, text[at:]]), spots)


def fragment(text: str, chance: random.Random) -> str:
    """A few words of a text, as they stand in a heading, a cell or a list of terms."""
    found = list(_WORD.finditer(text))
    first = chance.randrange(max(len(found) - 5, 1))
    return text[found[first].start() : found[min(first + chance.randint(1, 5), len(found) - 1)].end()]


def terms(text: str, found: list[re.Match[str]], rights: Rights, model: LanguageModel) -> list[int]:
    """The words of a text that a known term of two content words begins with, each of them with substitutes."""
    lowered = [m[0].lower() for m in found]
    pairs = [
        i
        for i in range(len(found) - 1)
        if (lowered[i],) in rights and (lowered[i + 1],) in rights and _together(text, found, i, 2)
    ]
    if not pairs:
        return []
    keys = hashed([f"{lowered[i]} {lowered[i + 1]}" for i in pairs]).keys
    content = [all(1 < model.word_count(w) < FUNCTION for w in hashed(lowered[i : i + 2]).keys) for i in pairs]
    known = model.log_counts(keys) >= KNOWN_TERM
    return [i for i, is_known, is_content in zip(pairs, known, content, strict=True) if is_known and is_content]


def _together(text: str, found: list[re.Match[str]], i: int, length: int) -> bool:
    if i + length > len(found):
        return False
    return all(text[found[k].end() : found[k + 1].start()] in (" ", "-") for k in range(i, i + length - 1))


def sample(text: Text, known: Channel, model: LanguageModel, style: Style, stage: PhraseStage) -> Sample | None:
    """The measured candidates of a text, those of glossaries too, whose phrases the stage finds."""
    document = document_words(text.text)
    listed, located = locate(document, listed_phrases(text.text, stage))
    sure = [f.confidence > Confidence.GUESS for f in located]
    places = find_places(text.text, document, known, model, listed, sure)
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
