"""Fit the decoder: weights of its features, prior of documents, calibration.

    python scripts/train_decoder.py en HONEST.txt… [--pairs ALIGNED.jsonl]

HONEST are texts that the language model was not counted from, one paragraph a line: what ``scripts/count_ngrams.py``
holds back (one line in a hundred), and as much other prose as there is, since harm is rare. Substitutions of the
channel are planted in some of them, as spinners of several kinds and rates would. In each fold a part of what real
spinners were seen to do, and of the families, is hidden from the decoder, since no table knows all that the next
spinner does. ALIGNED are sentences of real spun pages beside their originals (doc, spun, original), which are not part
of the repository.

The fit maximises the likelihood of what was replaced by what, given each document's rate (a conditional logit with the
choice to keep). The prior is then the largest under which honest text is left alone: it is decoded only where the gate
of the stage opens, and no more than ``HARM`` is changed.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import matplotlib
import numpy as np
from decoder_fit import fit, fit_screen, is_listed, is_term, listed_evidence, stretches
from decoder_planting import (
    Text,
    beside_spot,
    by_right,
    form_texts,
    fragment,
    hide,
    listed_forms,
    plant,
    plant_listed,
)
from decoder_samples import (
    Sample,
    documents,
    read_aligned,
    read_paragraphs,
    sample,
)
from matplotlib.figure import Figure
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from cleantext.repair.decoder.channel import channel
from cleantext.repair.decoder.context_model import ContextModel
from cleantext.repair.decoder.decide import SPUN_SHOWN, apart, is_likely
from cleantext.repair.decoder.decode import decode, log_odds, score
from cleantext.repair.decoder.features import NAMES
from cleantext.repair.decoder.language_model import LanguageModel
from cleantext.repair.decoder.pair_features import PairFeatures
from cleantext.repair.decoder.parameters import FOLDER, Calibration, ListedEvidence, Parameters, Screen
from cleantext.repair.decoder.style import style
from cleantext.repair.matching.found import Found
from cleantext.repair.matching.phrase_table import table
from cleantext.repair.stage import NAME, PhraseStage
from cleantext.scan.buffer import Buffer

FOLDS = 6
SPUN = 0.9
"""The verdict from which a document is called spun."""
HARM = {"prior": 0.03, "general_prior": 0.07}
"""How many places may be changed in 100,000 words of honest text: of terms, and of general words.

Of terms fewer: a text may be no longer than the term, and then nothing else tells that it is honest. (Twice as many
keep less of short sentences that happen to hold a listed form.)
"""
PRIORS = (0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.3, 0.5)
BATCH = 500
PLOT = Path(__file__).resolve().parents[1] / "docs" / "screens" / "reliability.svg"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language")
    parser.add_argument("honest", nargs="+", type=Path)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--documents", type=int, default=3000)
    args = parser.parse_args()
    chance = random.Random(1)
    whole, model, prose = channel(args.language), LanguageModel.load(args.language), style(args.language)
    context = ContextModel.load(args.language)
    assert whole is not None
    planted, honest = list[str](), list[str]()
    for file in args.honest:  # as many of each kind of text
        paragraphs = list(read_paragraphs(file))
        chosen = set(chance.sample(range(len(paragraphs)), args.documents // len(args.honest)))
        planted += [p for n, p in enumerate(paragraphs) if n in chosen]
        honest += documents([p for n, p in enumerate(paragraphs) if n not in chosen], chance)
    chance.shuffle(planted)
    rights, forms = by_right(whole), form_texts(args.language, whole)
    glossaries = table((args.language,), (), (), ())
    stage = PhraseStage(glossaries, unlisted=True, general=True)
    samples: list[list[Sample]] = []
    for fold in range(FOLDS):
        known, hidden = hide(whole, chance)
        texts = [plant(p, rights, whole, forms, model, chance) for p in planted[fold::FOLDS]]
        texts += [plant(fragment(p, chance), rights, whole, forms, model, chance) for p in planted[fold :: 2 * FOLDS]]
        samples.append([s for t in texts if (s := sample(t, known, model, context, prose, stage))])
        print(f"fold {fold}: {len(samples[-1])} documents, {hidden} pairs hidden", flush=True)
    real: dict[str, list[Sample]] = defaultdict(list)
    if args.pairs:
        for name, text in read_aligned(args.pairs):
            if s := sample(text, whole, model, context, prose, stage):
                real[name].append(s)
    everything = [s for fold in samples for s in fold] + [s for each in real.values() for s in each]
    weights = fit(everything, NAMES)
    words = sum(p.count(" ") + 1 for p in honest)
    decoded_texts = [Text(p, {}) for p in decoded_ones(honest, stage)]
    honest_samples = [s for t in decoded_texts if (s := sample(t, whole, model, context, prose, stage))]
    print(f"{len(honest_samples)} of {len(honest)} honest documents are decoded", flush=True)
    assert glossaries is not None
    by_term = listed_forms(glossaries.entries)
    listed_texts = [t for p in planted if (t := plant_listed(p, by_term, chance))]
    listed_texts += [beside_spot(t, chance) for t in listed_texts]
    alone = [s for t in listed_texts if (s := sample(t, whole, model, context, prose, stage))]
    listed, guessed = (
        listed_evidence(everything + alone, honest_samples, name, words) for name in ("listed", "guessed")
    )
    unscreened = Screen(np.zeros(len(PairFeatures._fields)), 0.0)
    unfitted = Parameters(
        weights, 1e-3, 1e-3, (Calibration(1.0, 0.0), Calibration(1.0, 0.0)), listed, guessed, unscreened
    )
    measured = everything + honest_samples
    parameters = fit_priors(unfitted, measured[::2], honest_samples, words)
    draw(reliability(parameters, measured[1::2]))
    spun = [s for s in everything if decoded(parameters, s).general >= SPUN_SHOWN]
    parameters = parameters._replace(screen=fit_screen(parameters, everything, spun, honest_samples))
    report("planted", parameters, [s for fold in samples for s in fold])
    for name, each in real.items():
        report(f"real {name}", parameters, each)
    report("real", parameters, [s for each in real.values() for s in each])
    report("honest", parameters, honest_samples)
    write(args.language, parameters)


def decoded(parameters: Parameters, s: Sample):  # type: ignore[no-untyped-def]
    prior = parameters.priors([s.modern], [s.words])
    return decode(score(s.features, parameters), s.place, stretches(s), parameters, prior)[0]


def decoded_ones(texts: list[str], stage: PhraseStage) -> list[str]:
    """The texts that the gate of the stage lets through, and those with a phrase of a glossary."""
    through = []
    for first in range(0, len(texts), BATCH):
        part = texts[first : first + BATCH]
        for n, hits in stage.find(Buffer(part)).items():
            found = [hit for _, hit in hits[NAME]]
            if any(isinstance(hit, Found) for hit in found) or stage.is_suspicious(part[n], found):
                through.append(part[n])
    return through


def fit_priors(unfitted: Parameters, measured: list[Sample], honest: list[Sample], words: int) -> Parameters:
    """The parameters with the largest shares of spun documents under which honest ones are as good as left alone."""
    best = dict.fromkeys(HARM, 0.0)
    for share in PRIORS:
        tried = unfitted._replace(prior=share, general_prior=share)
        tried = tried._replace(calibration=calibrate(tried, measured))
        counts = np.sum([changes(tried, s) for s in honest], 0) / words * 100_000
        print(f"prior {share:g}: {counts[0]:.3f} terms and {counts[1]:.3f} general words", flush=True)
        best |= {name: share for name, count in zip(HARM, counts.tolist(), strict=True) if count <= HARM[name]}
    if not all(best.values()):
        raise SystemExit("even with the smallest prior honest text is harmed")
    fitted = unfitted._replace(prior=best["prior"], general_prior=best["general_prior"])
    return fitted._replace(calibration=calibrate(fitted, measured))


def changes(parameters: Parameters, s: Sample) -> tuple[int, int]:
    """How many places of a document would be changed at the default level: of terms, and of general words."""
    d, listed, term = decoded(parameters, s), is_listed(s), is_term(s)
    likely = is_likely(d.probability, listed, term, d.general)
    chosen = apart(d.probability, s.start, s.end, listed & likely)
    return int((likely & term)[chosen].sum()), int((likely & ~term)[chosen].sum())


def calibrate(parameters: Parameters, samples: list[Sample]) -> tuple[Calibration, Calibration]:
    """What makes the probabilities of repairs true: of general words, and of terms."""
    probability, right, term = outcomes(parameters, samples)
    odds = log_odds(probability)[:, None]
    general, terms = (LogisticRegression(C=1e6).fit(odds[which], right[which]) for which in (~term, term))
    return _calibration(general), _calibration(terms)


def _calibration(fitted: LogisticRegression) -> Calibration:
    return Calibration(float(fitted.coef_[0, 0]), float(fitted.intercept_[0]))


def outcomes(
    parameters: Parameters, samples: list[Sample]
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.bool_]]:
    """Of every place how probable its best repair is, whether that is right, and whether it stands for a term."""
    probability, right, term = [], [], []
    for s in samples:
        d, told = decoded(parameters, s), s.truth != -2
        probability.append(d.probability[told])
        right.append((d.best == s.truth)[told])
        term.append(is_term(s)[told])
    return np.concatenate(probability), np.concatenate(right), np.concatenate(term)


def reliability(parameters: Parameters, samples: list[Sample]) -> dict[str, list[tuple[float, float, int]]]:
    """For general words and terms, by tenths of probability: the mean of it, the share that is right, how many."""
    probability, right, term = outcomes(parameters, samples)
    tenth = np.minimum((probability * 10).astype(int), 9)
    curves: dict[str, list[tuple[float, float, int]]] = {}
    for name, which in (("general words", ~term), ("terms", term)):
        bins = [which & (tenth == n) for n in range(10)]
        curves[name] = [(float(probability[b].mean()), float(right[b].mean()), int(b.sum())) for b in bins if b.any()]
        for mean, share, count in curves[name]:
            print(f"{name}: {count} places of mean probability {mean:.3f}, {share:.3f} of them right")
    return curves


def draw(curves: dict[str, list[tuple[float, float, int]]]) -> None:
    """Draw how reliable probabilities are, for the documentation."""
    matplotlib.rcParams["svg.hashsalt"] = "cleantext"
    figure = Figure(figsize=(5, 4.5), layout="constrained")
    axes = figure.add_subplot()
    axes.plot([0, 1], [0, 1], color="0.8")
    for name, points in curves.items():
        axes.plot([p for p, _, _ in points], [share for _, share, _ in points], marker="o", label=name)
    axes.set_xlabel("probability that the decoder gives")
    axes.set_ylabel("share that is right")
    axes.legend()
    figure.savefig(PLOT, metadata={"Date": None})


def report(name: str, parameters: Parameters, samples: list[Sample]) -> None:
    """Print what the decoder makes of documents."""
    if not samples:
        return
    spots = exact = wrong = exact_guess = wrong_guess = spun = 0
    for s in samples:
        d = decoded(parameters, s)
        spun += d.spun >= SPUN
        right = d.best == s.truth
        spots += int((s.truth >= 0).sum())
        likely, guess = d.probability >= 0.9, d.probability >= 0.5
        exact, wrong = exact + int((right & likely).sum()), wrong + int((~right & likely).sum())
        exact_guess, wrong_guess = exact_guess + int((right & guess).sum()), wrong_guess + int((~right & guess).sum())
    print(
        f"{name}: documents={len(samples)} spun={spun} reachable={spots} exact={exact} wrong={wrong} "
        f"at_guess: exact={exact_guess} wrong={wrong_guess}"
    )


def write(language: str, parameters: Parameters) -> None:
    """Write the parameters, for people to read."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    content = {
        "weights": named(NAMES, parameters.weights),
        "prior": parameters.prior,
        "general_prior": parameters.general_prior,
        "evidence": {"listed": rounded(parameters.listed), "guessed": rounded(parameters.guessed)},
        "screen": {
            "weights": named(PairFeatures._fields, parameters.screen.weights),
            "least": round(parameters.screen.least, 6),
        },
        "calibration": {"general": rounded(parameters.calibration[0]), "terms": rounded(parameters.calibration[1])},
    }
    (FOLDER / f"{language}.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def named(names: Sequence[str], weights: NDArray[np.float64]) -> dict[str, float]:
    """Weights by their names, as they are written."""
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def rounded(fitted: Calibration | ListedEvidence) -> dict[str, float]:
    """The values by their names, as they are written."""
    return {name: round(value, 4) for name, value in fitted._asdict().items()}


if __name__ == "__main__":
    main()
