"""Substitutions planted in honest texts as spinners would make them, and forms that glossaries list."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from build_channel import UNSEEN_RANK, inflected_pairs, observe

from cleantext.repair.decoder.channel import Channel
from cleantext.repair.decoder.language_model import LanguageModel
from cleantext.repair.glossary.collection import shipped
from cleantext.repair.glossary.entry import Entry
from cleantext.repair.glossary.families import read_families
from cleantext.repair.matching.table import hashed

HIDDEN_SEEN = 0.6
"""The share of observed pairs that a fold does not know to be observed; those in no family it does not know at all."""
HIDDEN_FAMILY = 0.25
"""The share of the pairs of families that a fold does not know."""
TECHNICAL, IN_TERMS = 0.4, 0.5
"""The share of documents whose terms are replaced too, and the share of their terms that are."""
KNOWN_TERM, FUNCTION = 4.0, np.exp(11.0)
"""The log count from which two words are a term, and the count from which a word is none of a term."""
RATES = (0.04, 0.07, 0.1, 0.15, 0.25, 0.4)
WORD = re.compile(r"[0-9A-Za-z\u00c0-\u1fff\u3000-\U0010ffff]+")


class Text(NamedTuple):
    """A text, and for the stretches that were replaced (characters) what stood there."""

    text: str
    spots: dict[tuple[int, int], str]
    merged: bool = False  # neighbouring replacements are one spot


Rights = dict[tuple[str, ...], list[tuple[int, int]]]


def by_right(whole: Channel) -> Rights:
    """For each right wording the rows that stand for it: the row and the number of its form."""
    rights: Rights = defaultdict(list)
    forms = np.repeat(np.arange(len(whole.first) - 1), whole.first[1:].astype(np.int64) - whole.first[:-1])
    for row, form in enumerate(forms.tolist()):
        rights[tuple(WORD.findall(whole.text(int(whole.right[row]))))].append((row, form))
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
    found = list(WORD.finditer(text))
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


def listed_forms(entries: Sequence[Entry]) -> dict[tuple[str, ...], list[str]]:
    """For each term of glossaries, by its words, the forms that are listed for it."""
    forms: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for entry in entries:
        if words := tuple(WORD.findall(entry.term.lower())):
            forms[words] += entry.spun + entry.guess
    return forms


def plant_listed(text: str, forms: dict[tuple[str, ...], list[str]], chance: random.Random) -> Text | None:
    """A text with a listed form in the place of the first term of a glossary, which is all that was changed."""
    found = list(WORD.finditer(text))
    lowered = [m[0].lower() for m in found]
    for i in range(len(found)):
        for length in (4, 3, 2, 1):
            options = forms.get(tuple(lowered[i : i + length]))
            if options and _together(text, found, i, length):
                start, end = found[i].start(), found[i + length - 1].end()
                spun = chance.choice(options)
                return Text(text[:start] + spun + text[end:], {(start, start + len(spun)): text[start:end].lower()})
    return None


def beside_spot(text: Text, chance: random.Random) -> Text:
    """The only spot of a text with a few words on each side, as it stands in a heading or a short sentence."""
    ((start, end), right), *_ = text.spots.items()
    before = list(WORD.finditer(text.text, 0, start))[-chance.randint(1, 5) :]
    behind = list(WORD.finditer(text.text, end))[: chance.randint(1, 5)]
    first, last = (before[0].start() if before else start), (behind[-1].end() if behind else end)
    return Text(text.text[first:last], {(start - first, end - first): right})


def fragment(text: str, chance: random.Random) -> str:
    """A few words of a text, as they stand in a heading, a cell or a list of terms."""
    found = list(WORD.finditer(text))
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
