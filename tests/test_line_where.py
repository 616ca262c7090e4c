"""Rules that are asked once a line are asked about every line that they would change."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from cleantext.errors import RuleError
from cleantext.languages import tokenising
from cleantext.model import Confidence
from cleantext.pipeline.context import TextContext
from cleantext.pipeline.flow import Flow
from cleantext.pipeline.rule_stages import RuleStages
from cleantext.protect import Protector
from cleantext.registry import all_rules
from cleantext.rule import CERTAIN, Change, Context, Finding, Rule, rule

RULES = [r for r in all_rules() if r.line_where]
PIECE = some.sampled_from(
    [*" '’\"“”„«»()[].,;:!?…-–%$€/°²`n'ts", " ' ", " , ", " . ", " : ", "`` ", " ``", " ''", " n't", " : :", " -moi",
     " -und", "the lamps", "les lampes", "l '", "d’ ", "O ' Hara", "Ph. D.", "US $ 5", "( s )", "https : / / a", "50 %",
     ": )", "``lamp`` is lit", "“The lamp", "The lamp»", "« Oui ."]
)  # fmt: skip
LINE = some.lists(PIECE, max_size=14).map("".join) | some.lists(PIECE, max_size=14).map(" ".join)
LANGUAGES = some.sampled_from([("en",), ("fr",), ("de",), ("nl",), ("en", "fr", "it")])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@given(LINE, LANGUAGES)
@example("They light the ``lamp`` and do n't stay", ("en",))
@example("``lampe`` permet d 'allumer : : ", ("fr",))
@example("“Come in, she said, and sat down.", ("en",))
def test_no_line_is_left_out(rule: Rule, line: str, languages: tuple[str, ...]) -> None:
    data = b"\xff" + line.encode() + b"\xff"
    if not re.compile(rule.line_where.encode()).match(data, 1, len(data) - 1):
        found = rule.find(line, 0, TextContext(line, languages, None, Protector()))
        assert not found or not (isinstance(found, Change) or list(found))


@given(LINE, LANGUAGES)
def test_no_space_that_goes_is_passed_over(line: str, languages: tuple[str, ...]) -> None:
    told = [m.start() for m in tokenising.tokenised_spaces(languages).finditer(line)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokenising, "_beside", lambda _: "")
        every = tokenising.tokenised_spaces.__wrapped__
        assert [m.start() for m in _known(every, languages).finditer(line)] == told


@cache
def _known(every: Callable[[tuple[str, ...]], Any], languages: tuple[str, ...]) -> Any:
    """What matches the spaces that go, at whatever they stand."""
    return every(languages)


def _asked(text: str, **conditions: str) -> list[str]:
    """The lines about which a rule is asked."""
    lines = list[str]()

    @rule("residue/asked", confidence=CERTAIN, triggers=("#",), fixes={"# a": "a"}, keeps=["a"], **conditions)  # type: ignore[arg-type]
    def asked(text: str, at: int, context: Context) -> Finding:
        """Change nothing."""
        end = text.find("\n", at)
        lines.append(text[at : end if end >= 0 else len(text)])
        return None

    Flow((RuleStages([asked]),), ("en",), None, Protector(), Confidence.LIKELY).run([text])
    return lines


def test_a_rule_is_asked_only_about_lines_that_match() -> None:
    text = "# one\ntwo # lit\n# three # lit\n#\nlit #\nfour lit"
    assert _asked(text, scope="line", line_where=".*lit$") == ["two # lit", "# three # lit"]
    assert _asked(text, scope="line") == ["# one", "two # lit", "# three # lit", "#", "lit #"]


def test_only_a_rule_that_is_asked_once_a_line_has_it() -> None:
    with pytest.raises(RuleError, match="only a rule that is asked once a line"):
        _asked("#", line_where="a")
