"""No text makes the cleaner raise, write a thing twice, or hold up what comes after it."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import Cleaner, Confidence
from cleantext.model import Failure
from cleantext.pipeline import budget, flow
from cleantext.pipeline.flow import Flow
from cleantext.pipeline.rule_stages import RuleStages
from cleantext.protect import Protector, protector
from cleantext.rule import CERTAIN, Change, Context, Finding, Rule, line_around, replace, rewrite, rule
from cleantext.testing import check_result
from conftest import Run

CLEANER = Cleaner()


@pytest.mark.parametrize(
    "text",
    [
        "ï» rr sa..", "word one» ", "« two words here.. ", "”", " ”\n“", "some words here.”",
        "il dit : bonjour monsieur.. »", "„ dos palabras juntas.",
    ],
)  # fmt: skip
def test_a_mark_at_an_edge_is_no_reason_to_fail(text: str) -> None:
    assert CLEANER.fix(text).failures == ()


@pytest.mark.parametrize(
    "text",
    [
        "<b>\x00ďĽŚ<b>\x00，de ?don'", "<i>ďĽŚ<i>，or not", "`a`ďĽŚ`a`，now it ends", "$$ďĽŚ$$，he said so",
        "<p>Ã©t<p>Ã©, all of it", "{{x}}ďĽŚ{{x}}， and more",
    ],
)  # fmt: skip
def test_nothing_is_written_twice(text: str) -> None:
    once = CLEANER.fix(text).text
    assert len(once) <= len(text)
    assert CLEANER.fix(once).text == once


@pytest.mark.parametrize(
    ("before", "after"),
    [("a b c d", "d a b c"), ("<b>x<b>,", "<b>,<b>,"), ("one two two three", "two one three two"), ("x y", "y x")],
)
def test_a_change_of_a_rewriting_may_be_refused(before: str, after: str) -> None:
    """None of the changes takes away what another writes anew."""
    for change in rewrite(before, after):
        rest = before[: change.start] + change.after + before[change.end :]
        assert all(rest.count(sign) <= max(before.count(sign), after.count(sign)) for sign in rest)


PIECES = st.sampled_from(
    [
        "<b>", "\x00", "ďĽŚ", "，", "“", "”", "»", "«", '"', "'", " ?", "..", "…", " ", "\n", "a", "Word", "two words",
        "do n't", "&lt;", "&#124;", "Ã©", "â€™", "ІV", "Bώ", "\u200b", "\u202a", "e\u0301", "ﬁ", "$", "`", "```", "http://",
        "1", ".", ",5", "-RCB-", "the the", "\ud800", "Œ\x0f", "{", "[", "(", "|", "\\", "profound learning", "\r",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_text_fails_or_grows(text: str) -> None:
    result = CLEANER.fix(text)
    assert check_result(result) == []
    assert len(result.text) <= 2 * len(text) + 10
    assert len(CLEANER.fix(result.text).text) <= len(result.text) + 2


def _flow(*rules: Rule) -> Flow:
    return Flow((RuleStages(rules),), ("en",), None, Protector(), Confidence.LIKELY)


def _rule(id: str, find: object) -> Rule:
    def found(text: str, at: int, context: Context) -> Finding:
        """Change a mark."""
        return find(text, at)  # type: ignore[operator,no-any-return]

    return rule(id, confidence=CERTAIN, triggers=("#",), fixes={"a # b": "a + b"}, keeps=["a"])(found)


def _raises(text: str, at: int) -> Finding:
    raise KeyError(f"nothing at {at}")


def _raises_late(text: str, at: int) -> Sequence[Change]:
    return (replace(at, at + 1, text[99]) for _ in "a")  # type: ignore[return-value]


def _leaves_the_text(text: str, at: int) -> Change:
    return replace(at, 99, "x")


@pytest.mark.parametrize("find", [_raises, _raises_late, _leaves_the_text])
def test_a_rule_that_fails_costs_only_its_own_places(find: object) -> None:
    plus = _rule("spacing/plus", lambda _, at: replace(at, at + 1, "+"))
    [document] = _flow(_rule("residue/bad", find), plus).run(["We saw the lamp # in the old room."])
    result = document.result("")
    assert result.text == "We saw the lamp + in the old room."
    assert [(f.rule, f.at) for f in result.failures] == [("residue/bad", 16)]
    assert check_result(result) != []


def test_a_rule_that_always_fails_is_left_out_after_a_while() -> None:
    [document] = _flow(_rule("residue/bad", _raises)).run(["# " * 1000])
    assert len(document.result("").failures) == 20


def test_failures_name_places_of_the_source() -> None:
    def find(text: str, at: int) -> Finding:
        return replace(at, at + 1, "a long word") if text.count("#") > 1 else _raises(text, at)

    first = _rule("encoding/first", lambda _, at: replace(at, at + 1, "a long word") if at < 2 else None)
    [document] = _flow(first, _rule("residue/bad", find)).run(["# and #"])
    assert document.result("").failures == (Failure("residue/bad", 6, "KeyError: 'nothing at 16'"),)


def test_a_document_that_takes_too_long_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "SECONDS", -1.0)
    bad = CLEANER.fix("It ended .")
    assert (bad.text, bad.edits) == ("It ended .", ())
    assert [f.reason for f in bad.failures] == ["took more than -1 seconds; left as it was"]


def test_a_pattern_of_the_user_cannot_hold_up_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protector, "PATIENCE", 0.2)
    cleaner = Cleaner(languages=["en"], protect=[r"(x|xx)+\d"])
    slow, quick = cleaner.fix_batch(["It ended . Then , " + "x" * 60, "It ended ."])
    assert (slow.text, slow.edits) == (slow.source, ())
    assert [f.reason for f in slow.failures] == [
        r"the pattern '(x|xx)+\\d' to protect took more than 0.2 seconds; left as it was"
    ]
    assert quick.text == "It ended."


def test_a_text_that_a_stage_cannot_take_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    find = RuleStages.find

    def picky(self: RuleStages, buffer: flow.Buffer) -> object:
        if b"poison" in buffer.data:
            raise ValueError("poison")
        return find(self, buffer)

    monkeypatch.setattr(RuleStages, "find", picky)
    one, two = CLEANER.fix_batch(["It ended .", "It poison ."])
    assert one.text == "It ended."
    assert two.text == "It poison ."
    assert [f.reason for f in two.failures] == ["ValueError: poison"]


def test_the_command_names_what_failed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "SECONDS", -1.0)
    (tmp_path / "a.txt").write_text("It ended .\n")
    shown = run("fix", "a.txt")
    assert shown.status == 0
    assert "a.txt: took more than -1 seconds; left as it was" in shown.err


def test_neighbouring_places_see_one_line() -> None:
    text = "first line\n" + "x" * 10_000 + "\nlast"
    assert line_around(text, 5, 100) == "first line"
    assert line_around(text, len(text) - 1, 100) == "last"
    assert line_around(text, 5_000, 100) == line_around(text, 5_099, 100) == "x" * 300
