"""``cleantext explain`` takes all that ``--select`` takes; ``cleantext rules`` lists all of it."""

import pytest

from cleantext.model import Stage
from cleantext.registry import all_rules
from conftest import Run


def test_a_rule(run: Run) -> None:
    shown = run("explain", "spacing/before-mark")
    assert shown.status == 0
    assert shown.out.startswith("spacing/before-mark\n  Remove the space before")


@pytest.mark.parametrize("stage", [s for s in Stage if s is not Stage.PHRASES])
def test_a_stage_lists_its_rules(run: Run, stage: str) -> None:
    shown = run("explain", stage)
    assert shown.status == 0
    assert shown.out.startswith(f"{stage}: ")
    assert [line.split()[0] for line in shown.out.splitlines()[2:]] == [r.id for r in all_rules() if r.stage == stage]


def test_phrases(run: Run) -> None:
    shown = run("explain", "phrases/machine-learning")
    assert shown.status == 0
    assert "en/machine-learning" in shown.out
    assert " → " in shown.out
    assert "glossaries  " in run("explain", "phrases").out
    assert "that no glossary lists" in run("explain", "phrases/unlisted").out
    assert "general words" in run("explain", "phrases/general").out


def test_what_is_not_there(run: Run) -> None:
    shown = run("explain", "phrases/machine-lerning")
    assert shown.status == 2
    assert "there is no rule or stage 'phrases/machine-lerning' (did you mean 'phrases/machine-learning'?)" in shown.err
    assert "did you mean 'spacing/before-mark'?" in run("explain", "spacing/before-mork").err


def test_rules_of_ours_name_no_package(run: Run) -> None:
    shown = run("rules")
    assert shown.status == 0
    assert len(shown.out.splitlines()) >= len(all_rules()) + 1
