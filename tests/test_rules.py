"""Every rule's own examples: they are its documentation and its test."""

import pytest

from cleantext.registry import all_rules
from cleantext.rule import Rule
from cleantext.testing import check_rule


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_rule_keeps_its_word(rule: Rule) -> None:
    assert check_rule(rule) == []
