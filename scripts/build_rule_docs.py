"""Build docs/rules.md from the rules: ``python scripts/build_rule_docs.py docs/rules.md``."""

from __future__ import annotations

import sys
from pathlib import Path

from cleantext.model import Stage
from cleantext.registry import all_rules
from cleantext.rule import Rule

HEAD = """\
# The rules

Made from the rules by `make docs`; the examples are also their tests. Stages follow each other in this order.
Spun phrases, the last stage, are no rules but [glossaries](../CONTRIBUTING.md#a-glossary).

In the examples `⏎` is a line break, `⇥` a tab, and `<U+00A0>` a character that cannot be seen.
"""
SHOWN = {"\n": "⏎", "\t": "⇥"}


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for stage in Stage:
        rules = [rule for rule in all_rules() if rule.stage is stage]
        if rules:
            parts += [f"\n## {stage.capitalize()}\n", *map(section, rules)]
    return "".join(parts)


def section(rule: Rule) -> str:
    """One rule: what it does, how sure it is, where it holds, its examples."""
    holds = f"in {', '.join(rule.languages)}" if rule.languages else "in every language"
    if rule.except_languages:
        holds += f" but {', '.join(rule.except_languages)}"
    if not rule.default:
        holds += "; only where `select` names it"
    lines = [f"\n### {rule.id}\n", f"{rule.reason} *({rule.confidence.name.lower()}, {holds})*\n"]
    if rule.fixes:
        lines += ["| Before | After |", "|---|---|"]
        lines += [f"| {cell(before)} | {cell(after)} |" for before, after in rule.fixes.items()]
    if rule.reports:
        lines += [*[""][: len(rule.fixes)], "Reported only:\n", *(f"- {code(text)}" for text in rule.reports)]
    return "\n".join([*lines, "\nLeft alone:\n", *(f"- {code(text)}" for text in rule.keeps), ""])


def cell(text: str) -> str:
    """A text as code in a table."""
    return code(text).replace("|", "\\|")


def code(text: str) -> str:
    """A text as code on one line, with what cannot be seen named."""
    shown = "".join(SHOWN.get(c) or (c if c.isprintable() else f"<U+{ord(c):04X}>") for c in text)
    ticks = "`"
    while ticks in shown:
        ticks += "`"
    space = " " if shown.startswith(("`", " ")) or shown.endswith(("`", " ")) else ""
    return f"{ticks}{space}{shown}{space}{ticks}"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8", newline="\n")
