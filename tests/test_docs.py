"""The other pages: made from the rules, and true."""

import re
import runpy
from pathlib import Path

import pytest

from cleantext import registry
from cleantext.rule import Rule
from cleantext.testing import check_rule

ROOT = Path(__file__).parent.parent


def test_rule_page_is_up_to_date() -> None:
    page = runpy.run_path(str(ROOT / "scripts" / "build_rule_docs.py"))["page"]()
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == page, "run 'make docs'"


def test_rule_in_the_recipe_is_a_good_one(monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    [code] = re.findall(r"^```python\n(.*?)^```$", recipe, re.MULTILINE | re.DOTALL)
    made: dict[str, object] = {}
    exec(code, made)
    [rule] = [value for value in made.values() if isinstance(value, Rule)]
    known = registry.all_rules()
    monkeypatch.setattr(registry, "all_rules", lambda: (*known, rule))
    assert check_rule(rule) == []
