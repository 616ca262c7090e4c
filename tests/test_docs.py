"""The other pages: made from the rules, and true."""

import runpy
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_rule_page_is_up_to_date() -> None:
    page = runpy.run_path(str(ROOT / "scripts" / "build_rule_docs.py"))["page"]()
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == page, "run 'make docs'"
