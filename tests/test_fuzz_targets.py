"""What the fuzzer tries, on the inputs that are kept: a fault it once found stays mended, and the targets stay true."""

import json
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from fuzz import targets
from fuzz.inputs import CORPUS, text_of
from fuzz.promises import BrokenPromise, replays
from fuzz.targets import fix

from cleantext import Confidence, Edit

NAMES = sorted(module.name for module in iter_modules(targets.__path__))
FEW = 25


@pytest.mark.parametrize("name", NAMES)
def test_every_target_holds_on_what_it_begins_with(name: str) -> None:
    target = import_module(f"fuzz.targets.{name}")
    seeds = target.seeds()
    assert seeds
    for data in seeds[:: max(1, len(seeds) // FEW)]:
        target.run(data)


@pytest.mark.parametrize("kept", sorted(CORPUS.glob("*.jsonl")), ids=lambda file: file.stem)  # none: it is skipped
def test_every_target_holds_on_the_inputs_that_were_kept(kept: Path) -> None:
    target = import_module(f"fuzz.targets.{kept.stem}")
    for line in kept.read_text("utf-8").splitlines():
        target.run(json.loads(line).encode("utf-8", "surrogateescape"))


def test_a_broken_promise_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BrokenPromise, match="replay"):
        replays("a b", "a c", [Edit(2, 3, "b", "d", "r", Confidence.LIKELY, "why")])
    grown = fix.CLEANER.fix("It ended .")
    monkeypatch.setattr(type(fix.CLEANER), "fix", lambda _, text: grown._replace(source=text, text=text + "x" * 100))
    with pytest.raises(BrokenPromise, match=r"^result"):
        fix.run(b"It ended .")


def test_any_bytes_are_a_text() -> None:
    assert text_of(b"a\xff\xc3\xa9") == "a\udcff\xe9"
