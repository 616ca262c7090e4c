"""The second judge: what it is asked, what follows from its answers, and that nothing happens without it."""

import pickle
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from cleantext import Cleaner, Confidence, ConfigError, Edit
from cleantext.repair.decoder import gguf_model
from cleantext.repair.decoder.second_judge import LEFT, MOST, RIGHT, probabilities, weights
from cleantext.repair.wording.article import takes_an

SPUN = [
    "In this paper, we advocate a brand new technique for checking the fitness of bridges. Each sensor is hooked up to "
    "a small laptop which sends its readings to the cloud at normal durations. The outcomes display that our approach "
    "is capable of locate cracks a good deal in advance than guide inspection. Furthermore, it calls for much less "
    "electricity and may be used with the aid of people without unique know-how. In the destiny, we are able to take a "
    "look at extra bridges and compare the gadget with different techniques.",
    "Gardening is a first-rate manner to loosen up after an extended day. You do not want a whole lot of area: a few "
    "pots on the balcony are sufficient for clean herbs. Pick a sunny spot, make certain that the soil drains well, "
    "and water the flowers early inside the morning. Many humans make the mistake of purchasing too many seeds "
    "immediately. Begin with two or 3 sorts, learn how they develop, and upload extra next season.",
]  # fmt: skip
HONEST = (
    "We propose a new method for checking the health of bridges. Each sensor is connected to a small computer, which "
    "sends its readings to the cloud at regular intervals. The results show that cracks are found much earlier."
)


class FakeModel:
    """A model that likes some words; it keeps what it was asked."""

    name = "fake"

    def __init__(self, likes: str = "", by: float = 20.0) -> None:
        self.likes, self.by = likes, by
        self.questions: list[tuple[str, list[str], str]] = []

    def log_probabilities(self, left: str, wordings: Sequence[str], right: str) -> list[float]:
        self.questions.append((left, list(wordings), right))
        return [self.by * (wording.strip() == self.likes) - 8.0 for wording in wordings]


class Whimsical(FakeModel):
    """A model whose answers have no reason, but are always the same."""

    def log_probabilities(self, left: str, wordings: Sequence[str], right: str) -> list[float]:
        digests = [sha256(f"{left}|{wording}|{right}".encode()).digest() for wording in wordings]
        return [-digest[0] / 16 for digest in digests]


def judged(monkeypatch: pytest.MonkeyPatch, model: FakeModel, at_least: Confidence = Confidence.LIKELY) -> Cleaner:
    """A cleaner whose second judge is a fake."""
    monkeypatch.setattr(gguf_model, "model_file", Path)
    monkeypatch.setattr(gguf_model, "model", lambda _: model)
    monkeypatch.setattr(gguf_model, "provenance", lambda _: "fake")
    return Cleaner(languages=("en",), at_least=at_least, second_judge="smollm2")


def edit_at(edits: Sequence[Edit], before: str) -> Edit | None:
    return next((e for e in edits if e.before == before), None)


def test_what_it_favours_is_repaired(monkeypatch: pytest.MonkeyPatch) -> None:
    without = Cleaner(languages=("en",)).fix(SPUN[0])
    assert edit_at(without.edits, "unique") is None
    result = judged(monkeypatch, FakeModel("special")).fix(SPUN[0])
    edit = edit_at(result.edits, "unique")
    assert edit and edit.after == "special"
    assert "the second judge finds it" in edit.reason and "times likelier" in edit.reason


def test_what_stands_there_is_kept_where_it_favours_that(monkeypatch: pytest.MonkeyPatch) -> None:
    edit = edit_at(Cleaner(languages=("en",)).fix(SPUN[0]).edits, "laptop")
    assert edit and edit.after == "computer"
    assert edit_at(judged(monkeypatch, FakeModel("laptop")).fix(SPUN[0]).edits, "laptop") is None


def test_it_is_asked_short_questions_in_sentences_that_are_repaired_as_far_as_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model = FakeModel()
    judged(monkeypatch, model).fix(SPUN[0])
    assert model.questions
    for left, wordings, right in model.questions:
        assert 2 <= len(wordings) <= MOST + 1 and len(set(wordings)) == len(wordings)
        assert len(left.split()) <= LEFT and len(right.split()) <= RIGHT
        assert left.rstrip() == left
    left, wordings, right = next(q for q in model.questions if " unique" in q[1])
    assert left.endswith("may be used by people without") and "much less electricity" not in left
    assert wordings[0] == " unique" and " special" in wordings
    assert right.startswith(" ") and ". In the future," in right


@pytest.mark.parametrize("text", [HONEST, "It ended .", "head of synthetic intelligence .", ""])
def test_it_is_not_asked_about_what_is_not_spun(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    model = FakeModel()
    cleaner = judged(monkeypatch, model)
    assert cleaner.fix(text).text == Cleaner(languages=("en",)).fix(text).text
    assert not model.questions


def test_documents_are_judged_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    cleaner = judged(monkeypatch, Whimsical())
    texts = [*SPUN, HONEST, SPUN[0] + "\n\n" + SPUN[1], HONEST + " " + SPUN[1]]
    assert cleaner.fix_batch(texts) == [cleaner.fix(text) for text in texts]


@pytest.mark.parametrize("at_least", [Confidence.LIKELY, Confidence.GUESS])
@pytest.mark.parametrize("text", SPUN)
def test_twice_is_once(monkeypatch: pytest.MonkeyPatch, text: str, at_least: Confidence) -> None:
    cleaner = judged(monkeypatch, Whimsical(), at_least)
    fixed = cleaner.fix(text).text
    assert fixed != text and cleaner.fix(fixed).text == fixed


def test_an_article_belongs_to_the_wording(monkeypatch: pytest.MonkeyPatch) -> None:
    model = FakeModel()
    judged(monkeypatch, model).fix(SPUN[0].replace("a small laptop", "an enormous server"))
    wordings = next(w for _, w, _ in model.questions if w[0] == " an enormous")
    assert {w.split()[0] for w in wordings} == {"a", "an"}
    assert all((w.split()[0] == "an") == takes_an(w.split()[1]) for w in wordings)


def test_without_it_no_model_is_looked_for() -> None:
    script = (
        "import sys, cleantext; assert cleantext.fix(sys.argv[1]).edits;"
        "assert not {'llama_cpp', 'cleantext.repair.decoder.gguf_model'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script, SPUN[0]], check=True)


def test_what_is_missing_is_said_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(gguf_model, "_RUNTIME", "no-such-package-of-llamas")
    with pytest.raises(ConfigError, match=r"pip install 'cleantext-repair\[lm\]'"):
        Cleaner(second_judge="smollm2")
    monkeypatch.setattr(gguf_model, "_RUNTIME", "numpy")
    with pytest.raises(ConfigError, match=r"'smollm2' or the path of a GGUF file, not 'gpt'"):
        Cleaner(second_judge="gpt")
    with pytest.raises(ConfigError, match="takes a string"):
        Cleaner(second_judge=tmp_path)  # type: ignore[arg-type]


def test_the_signature_names_the_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(gguf_model, "_RUNTIME", "numpy")
    file = tmp_path / "small.gguf"
    file.write_bytes(b"no model")
    cleaner = Cleaner(second_judge=str(file))
    digest = sha256(b"no model").hexdigest()
    assert f"|second_judge:small sha256={digest} numpy={np.__version__}" in cleaner.signature
    assert "second_judge" not in Cleaner().signature
    assert pickle.loads(pickle.dumps(cleaner)) == cleaner and "small.gguf" in repr(cleaner)


def test_probabilities_are_those_of_candidates_against_what_stands_there() -> None:
    assert probabilities(np.array([0.0])) == pytest.approx([0.5])
    assert probabilities(np.array([0.0, 0.0, -800.0])) == pytest.approx([1 / 3, 1 / 3, 0.0])
    assert probabilities(np.array([800.0, 0.0])) == pytest.approx([1.0, 0.0])


def test_the_shipped_weights_listen_to_the_model() -> None:
    fitted = weights("en")
    assert fitted.odds > 0 and fitted.gain > 0


@pytest.fixture(scope="module")
def smollm2() -> gguf_model.GgufModel:
    pytest.importorskip("llama_cpp")
    return gguf_model.model(gguf_model.model_file("smollm2"))


def test_the_model_knows_english(smollm2: gguf_model.GgufModel) -> None:
    wordings = [" the destiny", " the future"]
    found, right = smollm2.log_probabilities("More sensors will be added in", wordings, ", when money allows.")
    assert found + 2 < right < 0


def test_what_it_answers_depends_on_the_question_alone(smollm2: gguf_model.GgufModel) -> None:
    questions = [
        ("They live in", (" a house", " an abode"), " by the sea"),
        ("", ("One", " Uno"), ""),
        ("x " * 200, ("y",), ""),
    ]
    answers = [smollm2._ask(*question) for question in questions]
    assert [smollm2._ask(*question) for question in reversed(questions)] == answers[::-1]
    wordings = questions[0][1]
    assert smollm2._ask(questions[0][0], wordings[::-1], questions[0][2]) == answers[0][::-1]


@pytest.mark.parametrize("text", SPUN)
def test_the_model_repairs_more_and_settles(smollm2: gguf_model.GgufModel, text: str) -> None:
    cleaner = Cleaner(languages=("en",), second_judge="smollm2")
    result = cleaner.fix(text)
    assert any("second judge" in edit.reason for edit in result.edits)
    assert cleaner.fix(result.text).text == result.text
    assert cleaner.fix_batch([text, HONEST, text]) == [result, cleaner.fix(HONEST), result]
