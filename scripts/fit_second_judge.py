"""Fit how much what the second judge says counts: src/cleantext/data/decoder/<language>.second_judge.json.

    python scripts/fit_second_judge.py en HONEST.txt… [--pairs ALIGNED.jsonl] [--model smollm2] [--answers FILE]

HONEST and ALIGNED are what ``scripts/train_decoder.py`` takes: texts that the language model was not counted from, with
substitutions planted in some paragraphs (a part of what the channel knows is hidden in each fold), and real spun pages
beside their originals. The decoder decodes each document; its open places are put to the causal model; and the weights
are those under which what stood there is likeliest (a conditional logit with the choice to keep, which makes the
probabilities true). Run it again after ``scripts/train_decoder.py``; the answers of the model are kept in FILE.

What is printed is measured on documents that the weights were not fitted on: planted ones fold by fold, and each real
page by the weights of all other pages, its own pairs taken out of the channel where no other page has them.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from build_channel import UNSEEN_RANK
from decoder_planting import Text, by_right, form_texts, hide, plant
from decoder_samples import listed_phrases, read_aligned, read_paragraphs, truths
from numpy.typing import NDArray
from scipy.optimize import minimize

from cleantext.repair.decoder.arrays import first_rows
from cleantext.repair.decoder.channel import Channel
from cleantext.repair.decoder.decide import LIKELY_AT, decide
from cleantext.repair.decoder.decode import Decoded
from cleantext.repair.decoder.gguf_model import SMOLLM2, GgufModel, model, model_file
from cleantext.repair.decoder.joined import Joined, Question
from cleantext.repair.decoder.parameters import FOLDER
from cleantext.repair.decoder.second_judge import (
    CausalModel,
    SecondJudge,
    Weights,
    features,
    open_places,
    probabilities,
)
from cleantext.repair.decoder.tools import Tools, tools
from cleantext.repair.matching.phrase_table import table
from cleantext.repair.stage import PhraseStage

FOLDS = 6
RIDGE = 1e-2
MOST_PLACES = 40
"""About so many places of a long page are enough: pages count alike, and each place takes a fifth of a second."""
UNWEIGHTED = Weights(1.0, 0.0, 0.0, 0.0)


class Case(NamedTuple):
    """An open place: what ``Weights`` weigh, which candidate is right (-1: none), and the outcome without the judge."""

    features: NDArray[np.float64]
    right: int
    probability: float
    is_right: bool


class Answers:
    """A causal model whose answers are kept in a file."""

    def __init__(self, model: GgufModel, file: Path | None) -> None:
        self.name, self._model, self._file = model.name, model, file
        lines = file.read_text(encoding="utf-8").splitlines() if file and file.exists() else []
        self._known: dict[str, list[float]] = dict(json.loads(line) for line in lines)
        self.asked, self.seconds = 0, 0.0

    def log_probabilities(self, left: str, wordings: Sequence[str], right: str) -> Sequence[float]:
        """What the model answers."""
        key = json.dumps([self.name, left, list(wordings), right])
        if key not in self._known:
            begun = time.process_time()
            self._known[key] = list(self._model.log_probabilities(left, wordings, right))
            self.asked, self.seconds = self.asked + 1, self.seconds + time.process_time() - begun
            if self._file:
                with self._file.open("a", encoding="utf-8") as stream:
                    stream.write(json.dumps([key, self._known[key]]) + "\n")
        return self._known[key]


class Observer(SecondJudge):
    """Stands in the place of the second judge, changes nothing, and notes what it is asked about."""

    document: tuple[Decoded, Joined] | None = None

    def reconsidered(self, decoded: Decoded, joined: Joined, channel: Channel) -> Decoded:  # noqa: ARG002
        """The outcome as it is."""
        self.document = decoded, joined
        return decoded


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language")
    parser.add_argument("honest", nargs="+", type=Path)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--model", default=SMOLLM2)
    parser.add_argument("--answers", type=Path)
    parser.add_argument("--documents", type=int, default=60)
    args = parser.parse_args()
    known = tools(args.language)
    assert known is not None
    answers = Answers(model(model_file(args.model)), args.answers)
    stage = PhraseStage(table((args.language,), (), (), ()), unlisted=True, general=True)
    planted = planted_cases(args.language, args.honest, args.documents, known, stage, answers)
    real = real_cases(args.pairs, known, stage, answers) if args.pairs else {}
    if answers.asked:
        print(f"the model was asked {answers.asked} times, {answers.seconds / answers.asked:.3f} s each")
    all_real = [c for cases in real.values() for c in cases]
    all_planted = [c for fold in planted for c in fold]
    others = [[c for n, part in enumerate(planted) if n != fold for c in part] for fold in range(FOLDS)]
    report("planted", ((planted[fold], fit(others[fold] + all_real)) for fold in range(FOLDS)))
    left_out = {name: fit(all_planted + [c for n in real if n != name for c in real[n]]) for name in real}
    for name, cases in real.items():
        report(f"real {name}", [(cases, left_out[name])])
    report("real", ((cases, left_out[name]) for name, cases in real.items()))
    write(args.language, answers.name, fit(all_planted + all_real))


def planted_cases(
    language: str, files: Sequence[Path], count: int, known: Tools, stage: PhraseStage, answers: CausalModel
) -> list[list[Case]]:
    """The open places of honest paragraphs with substitutions planted in them, fold by fold."""
    chance = random.Random(2)
    paragraphs = [p for file in files for p in chance.sample(list(read_paragraphs(file)), count // len(files))]
    chance.shuffle(paragraphs)
    rights, forms = by_right(known.channel), form_texts(language, known.channel)
    folds = []
    for fold in range(FOLDS):
        channel, _ = hide(known.channel, chance)
        texts = [plant(p, rights, known.channel, forms, known.model, chance) for p in paragraphs[fold::FOLDS]]
        folds.append([c for t in texts for c in cases(t, known._replace(channel=channel), stage, answers)])
        print(f"fold {fold}: {len(folds[-1])} open places in {len(texts)} documents", flush=True)
    return folds


def real_cases(file: Path, known: Tools, stage: PhraseStage, answers: CausalModel) -> dict[str, list[Case]]:
    """The open places of real spun pages, page by page, by a channel that knows nothing from this page alone."""
    return {
        name: cases(text, known._replace(channel=without_page(text, known, stage)), stage, answers)
        for name, text in read_aligned(file)
    }


def without_page(text: Text, known: Tools, stage: PhraseStage) -> Channel:
    """The channel without what a single page, which must be this one, has shown."""
    observed = decoded(text, known, stage)
    alone = np.zeros(len(known.channel), bool)
    if observed:
        found = observed[1].candidates
        truth = truths(text, observed[1].document, found, first_rows(found.place))
        numbers = found.number[truth[truth >= 0]]
        alone[numbers[numbers >= 0]] = True
    alone &= known.channel.seen == 1
    return known.channel.without(alone & (known.channel.rank == UNSEEN_RANK), alone)


def decoded(text: Text, known: Tools, stage: PhraseStage) -> tuple[Decoded, Joined] | None:
    """The outcome for a document, if the second judge would be asked about it."""
    observer = Observer(None, UNWEIGHTED)  # type: ignore[arg-type]  # asks no model
    decide([Question(text.text, listed_phrases(text.text, stage))], known, observer)
    return observer.document


def cases(text: Text, known: Tools, stage: PhraseStage, answers: CausalModel) -> list[Case]:
    """The open places of a document."""
    observed = decoded(text, known, stage)
    if not observed:
        return []
    outcome, joined = observed
    truth = truths(text, joined.document, joined.candidates, first_rows(joined.candidates.place))
    places = [p for p in open_places(outcome, joined, known.channel) if truth[p.number] != -2]
    return [
        Case(
            features(place, answers),
            place.rows.tolist().index(truth[place.number]) if truth[place.number] in place.rows else -1,
            float(outcome.probability[place.number]),
            bool(outcome.best[place.number] == truth[place.number]),
        )
        for place in places[:: 1 + len(places) // MOST_PLACES]
    ]


def fit(cases: Sequence[Case]) -> Weights:
    """The weights under which what stood in the places is likeliest."""

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        value, gradient = 0.0, np.zeros(len(weights))
        for case in cases:
            shares = probabilities(case.features @ weights)
            value -= np.log(max(1 - shares.sum() if case.right < 0 else shares[case.right], 1e-12))
            gradient += shares @ case.features - (case.features[case.right] if case.right >= 0 else 0)
        change = weights - np.array(UNWEIGHTED)
        return value + RIDGE * (change**2).sum(), gradient + 2 * RIDGE * change

    found = minimize(loss, np.array(UNWEIGHTED), jac=True, method="L-BFGS-B")
    return Weights(*(round(float(w), 4) for w in found.x))


def report(name: str, parts: Iterable[tuple[Sequence[Case], Weights]]) -> None:
    """Print how many places come out right and wrong at the level of likely repairs, without the judge and with it."""
    before, after = np.zeros(2, int), np.zeros(2, int)
    losses, count = np.zeros(2), 0
    for cases, weights in parts:
        for case in cases:
            shares = probabilities(case.features @ np.array(weights))
            best = int(np.argmax(shares))
            count += 1
            before[int(not case.is_right)] += case.probability >= LIKELY_AT
            after[int(best != case.right)] += shares[best] >= LIKELY_AT
            losses += log_loss(case.probability, case.is_right), log_loss(float(shares[best]), best == case.right)
    print(
        f"{name}: open={count} likely without: right={before[0]} wrong={before[1]}, with: right={after[0]} "
        f"wrong={after[1]}; log loss {losses[0] / max(count, 1):.3f} → {losses[1] / max(count, 1):.3f}"
    )


def log_loss(probability: float, is_right: bool) -> float:
    """What a probability costs, given whether it came true."""
    return float(-np.log(max(probability if is_right else 1 - probability, 1e-12)))


def write(language: str, name: str, weights: Weights) -> None:
    """Write the weights, for people to read."""
    print(weights)
    content = {"model": name, "weights": weights._asdict()}
    file = FOLDER / f"{language}.second_judge.json"
    file.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
