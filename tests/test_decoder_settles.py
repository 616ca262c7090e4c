"""What the decoder repaired stays as it is when it is cleaned again, and is not repaired into something else."""

import re
from itertools import pairwise

import numpy as np
import pytest
from fuzz.targets import phrases

from cleantext import Cleaner, Confidence, Edit
from cleantext.model import Proposal
from cleantext.repair.memory import PhraseMemory

LIKELY = Cleaner(languages=("en",))
GUESS = Cleaner(languages=("en",), at_least=Confidence.GUESS)

_STEP = re.compile("“([^”]+)” stands for “([^”]+)”")

BESIDE_ONE_THAT_IS_HIDDEN = [
    # a listed phrase, in which the decoder sees another one that it does not dare to repair
    ("backbone cord dark-frame radiation", "spinal cord blackbody radiation"),
    ("client person synthetic fume testimony irregular inquiry", "chemical vapor deposition random search"),
    ("appealing reverberation imaging power proficiency", "magnetic resonance imaging energy efficiency"),
    ("unfamiliar trade market characteristic dialect", "foreign exchange market natural language"),
    ("limited distinction inner ignition engine", "finite difference internal combustion engine"),
    ("loosened electron from profound faith network preliminary", "free electron from deep belief network"),
    ("packet conveyance proportion overwhelmed convergence theorem", "packet delivery ratio dominated convergence"),
    ("length of live whole myeloma tumor putrefaction element prediction", "tumor necrosis factor"),
    ("top a intellectual handicap→undulation propagation)goal populace", "intellectual disability→undulation"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right"), BESIDE_ONE_THAT_IS_HIDDEN)
def test_a_listed_phrase_is_not_hidden_by_one_that_is_not_repaired(text: str, right: str) -> None:
    assert right in LIKELY.fix(text).text


@pytest.mark.parametrize(
    "text",
    [
        *(text for text, _ in BESIDE_ONE_THAT_IS_HIDDEN),
        "dynamic drug ingredient communique moment of inertia ability to read software susceptible populace",
        "l’exchange obstruction`foremost analysis horrific misfortune",
        "therefore younger human beings red meat data transfer capacity essential",
        "programmed cell demise anxious legs condition delivery",
        "fretful legs disorder beachfront boulevard to this point genuine positive",
        "terrible heap basis",
        "engineering\n\nintense renal",
        "fee wi-fi conversation",
        "Monte Carlo technique likelihood assessment I'm just",
        "I have got certificate jurisdiction at bulk transfer sentence structure secure with each other",
    ],
)
@pytest.mark.parametrize("cleaner", [LIKELY, GUESS], ids=["likely", "guess"])
def test_twice_is_once(cleaner: Cleaner, text: str) -> None:
    fixed = cleaner.fix(text)
    assert cleaner.fix(fixed.text).text == fixed.text


def test_a_repair_is_repaired_no_further() -> None:
    """Word by word the text would move away from its author: "each" to "both" to "either"."""
    texts = [data[1:].decode() for data in phrases.seeds() if data[0] & 4]
    edits = [edit for result in LIKELY.fix_batch(texts) for edit in result.edits if edit.rule.startswith("phrases")]
    steps = [_STEP.findall(edit.reason) for edit in edits]
    assert len(steps) > 100
    assert [s for s in steps if any(one[1].lower() == other[0].lower() for one, other in pairwise(s))] == []


@pytest.mark.parametrize(
    ("before", "change", "proposal", "is_undone"),
    [
        ("big information technology", (0, 15, "big data"), (4, 19, "information technology"), True),
        ("big information technology", (0, 15, "big data"), (0, 8, "huge data"), True),
        ("big information technology", (0, 15, "big data"), (0, 19, "big data technique"), False),
        ("particle herd streamlining", (9, 13, "swarm"), (0, 27, "particle swarm optimization"), False),
        ("the herd of particles", (4, 8, "swarm"), (13, 22, "motes"), False),
    ],
)
def test_two_repairs_that_share_a_word_do_not_go_round(
    before: str, change: tuple[int, int, str], proposal: tuple[int, int, str], is_undone: bool
) -> None:
    memory = PhraseMemory("phrases/")
    memory.rates = np.zeros((2, 11))
    start, end, after = change
    memory.move([Edit(start, end, before[start:end], after, "phrases/x", Confidence.LIKELY, "")])
    text = before[:start] + after + before[end:]
    assert memory.is_undone(text, Proposal(*proposal, "phrases/x", Confidence.LIKELY, "")) == is_undone
